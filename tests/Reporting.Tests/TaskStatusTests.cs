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

    private async Task<PagedResult<TaskStatusRow>> ReadAsync(string path, string token) =>
        await (await reporting.Http.SendAsync(HttpMethod.Get, path, token)).ReadAsync<PagedResult<TaskStatusRow>>();
}
