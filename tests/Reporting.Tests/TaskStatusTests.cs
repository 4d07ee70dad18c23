using System.Net;
using EduCoop.Contracts.Plans;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Reporting.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The same figures come out, in whatever order and however often the events arrive.</summary>
public sealed class TaskStatusTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    private static readonly DateTimeOffset Moment = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Order_and_repetition_do_not_matter()
    {
        var (root, ward, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, name, path) in new[] { (root, "Sở Mẫu", new[] { root }), (ward, "phường Một", [root, ward]), (other, "phường Hai", [root, other]) })
        {
            await reporting.Owners.SendAsync(new UnitRegistered(id, name, name, "don_vi", path.Length > 1 ? root : null, path, [], new(2025, 7, 1), null, 1, Moment));
        }

        var (plan, task) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (late, done, gone, far) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (sixth, twelfth) = (new DateOnly(2026, 6, 30), new DateOnly(2026, 12, 31));
        TaskOccurrence Work(Guid id, DateOnly due, TaskState state, long version) => new(id, due.ToString("yyyy"), new(2026, 1, 1), due, state, 0, version);
        var assigned = new TaskAssigned(task, plan, root, ward, "phường Một", "II.1", "Chuyển đổi số", "II.1.1", "Kho học liệu", [Work(late, sixth, TaskState.Open, 1), Work(done, sixth, TaskState.Open, 1), Work(gone, twelfth, TaskState.Open, 1)], Moment);
        var changed = assigned with { Occurrences = [Work(gone, twelfth, TaskState.Cancelled, 2)], AssignedAt = Moment.AddHours(1) };
        var neighbour = assigned with { UnitId = other, UnitName = "phường Hai", Occurrences = [Work(far, twelfth, TaskState.Open, 1)] };
        var moved = new TaskProgressed(late, task, plan, ward, "2026", new(2026, 1, 1), sixth, TaskState.Open, 40, 2, Moment);
        var completed = new TaskCompleted(done, task, plan, ward, "2026", new(2026, 1, 1), sixth, new(2026, 6, 29), true, 3, Moment);

        // Backwards, and everything twice.
        for (var round = 0; round < 2; round++)
        {
            await reporting.Owners.SendAsync(completed);
            await reporting.Owners.SendAsync(moved);
            await reporting.Owners.SendAsync(changed);
            await reporting.Owners.SendAsync(neighbour);
            await reporting.Owners.SendAsync(assigned);
        }

        var officer = reporting.Tokens.For(Roles.ProgrammeOfficer, root);
        var rows = await Eventually.Async(
            "all events are counted",
            () => ReadAsync($"/tasks/status?by=unit&planId={plan}&asOf=2026-07-01", officer),
            page => page.Total == 2 && page.Items.Sum(row => row.Total) == 3);
        var first = rows.Items.Single(row => row.Key == ward.ToString());
        Assert.Equal(("phường Một", 2L, 1L, 1L, 0L), (first.Name, first.Total, first.DoneOnTime, first.Overdue, first.Open));
        var quarters = await ReadAsync($"/tasks/status?by=quarter&planId={plan}&asOf=2026-07-01", officer);
        Assert.Equal(["2026-Q2", "2026-Q4"], quarters.Items.Select(row => row.Key).Order());
        Assert.Equal("Chuyển đổi số", (await ReadAsync($"/tasks/status?by=group&planId={plan}", officer)).Items.Single().Name);

        // A ward sees itself only; somebody from elsewhere nothing.
        Assert.Equal([ward.ToString()], (await ReadAsync($"/tasks/status?by=unit&planId={plan}", reporting.Tokens.For(Roles.UnitOfficer, ward))).Items.Select(row => row.Key));
        Assert.Empty((await ReadAsync($"/tasks/status?by=unit&planId={plan}", reporting.Tokens.For(Roles.UnitOfficer, Guid.CreateVersion7()))).Items);
        await (await reporting.Http.SendAsync(HttpMethod.Get, "/tasks/status?by=unit", reporting.Tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await reporting.Http.SendAsync(HttpMethod.Get, "/tasks/status?by=x", officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "by_unknown");
    }

    [Fact]
    public async Task Groups_of_two_plans_with_one_section_stay_apart_a_closed_plan_asks_nothing_and_the_newest_name_holds()
    {
        var (root, ward) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, path) in new[] { (root, new[] { root }), (ward, [root, ward]) })
        {
            await reporting.Owners.SendAsync(new UnitRegistered(id, "Đơn vị", "Đơn vị", "don_vi", path.Length > 1 ? root : null, path, [], new(2025, 7, 1), null, 1, Moment));
        }

        var plans = new[] { Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7() };
        foreach (var (i, plan) in plans.Index())
        {
            var occurrence = new TaskOccurrence(Guid.CreateVersion7(), "2026", new(2026, 1, 1), new(2026, 6, 30), TaskState.Open, 0, 2);
            var assigned = new TaskAssigned(Guid.CreateVersion7(), plan, root, null, "Tên mới", "II.1", $"Nhóm của kế hoạch {i}", "II.1.1", "Việc", [occurrence], Moment);
            await reporting.Owners.SendAsync(assigned);
            // An older assignment, heard late, must not bring the older name back.
            await reporting.Owners.SendAsync(assigned with { UnitName = "Tên cũ", Occurrences = [occurrence with { Version = 1 }], AssignedAt = Moment.AddHours(-1) });
            await reporting.Owners.SendAsync(new PlanIssued(plan, root, "Sở", $"{i + 1}/KH-SGDĐT", new(2026, 1, 1), $"Kế hoạch {i}", 2026, 2026, 1, 1, [], Moment));
        }

        // The end is heard before what came before it.
        await reporting.Owners.SendAsync(new PlanAmended(plans[2], root, "3/KH-SGDĐT", "Kế hoạch 2", 3, "Hết hạn", [new(null, null, "state", "amended", "closed")], Moment));
        await reporting.Owners.SendAsync(new PlanAmended(plans[2], root, "3/KH-SGDĐT", "Kế hoạch 2", 2, "Sửa", [new(null, null, "title", "a", "b")], Moment));
        var officer = reporting.Tokens.For(Roles.ProgrammeOfficer, root);
        var groups = await Eventually.Async(
            "all is counted", () => ReadAsync("/tasks/status?by=group&asOf=2026-07-01&pageSize=200", officer), page => page.Items.Count == 2 && page.Items.All(row => row.DocumentNumber is not null));
        Assert.Equal(["II.1", "II.1"], groups.Items.Select(row => row.Key));
        Assert.Equal([(plans[0], "1/KH-SGDĐT", "Nhóm của kế hoạch 0"), (plans[1], "2/KH-SGDĐT", "Nhóm của kế hoạch 1")], groups.Items.Select(row => (row.PlanId!.Value, row.DocumentNumber!, row.Name!)).OrderBy(row => row.Item2));
        var units = await Eventually.Async("names are heard", () => ReadAsync("/tasks/status?by=unit&asOf=2026-07-01", officer), page => page.Items is [{ Total: 2 }]);
        Assert.Equal(("Tên mới", 2L), (units.Items[0].Name!, units.Items[0].Overdue));
        // Asked for by itself, the plan that has ended is shown as it ended.
        Assert.Equal(1, (await ReadAsync($"/tasks/status?by=unit&planId={plans[2]}&asOf=2026-07-01", officer)).Items.Single().Overdue);
    }

    private async Task<PagedResult<TaskStatusRow>> ReadAsync(string path, string token) =>
        await (await reporting.Http.SendAsync(HttpMethod.Get, path, token)).ReadAsync<PagedResult<TaskStatusRow>>();
}
