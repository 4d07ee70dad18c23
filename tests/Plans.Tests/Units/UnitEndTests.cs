using System.Net;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Units;

/// <summary>A plan outlives the unit that it was given to: the work keeps the name of its day and is reached by who stands there today.</summary>
[Collection(OneService.Name)]
public sealed class UnitEndTests(PlansService service)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    [Fact]
    public async Task From_the_day_after_its_last_the_successor_of_the_successor_goes_on_with_the_work()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (old, middle, heir) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, name) in new[] { (old, "UBND phường Cũ"), (middle, "UBND phường Giữa"), (heir, "UBND phường Mới") })
        {
            await service.Database.AddUnitAsync(id, name, [Tree.HaNoi]);
        }

        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var work = await service.Database.AddWorkAsync(await service.Database.AddTaskAsync(plan, "Xây dựng kho học liệu", old), old, Today.AddDays(7));
        var officer = service.Tokens.For(Roles.UnitOfficer, heir);
        await (await service.PostWorkAsync(work, "progress", officer, WorkCalls.Progress(10))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        // The second step is heard first; and a step that is still to come lets nobody in.
        await probe.Neighbour.Publish(Closed(middle, Today.AddDays(-1), heir));
        await probe.Neighbour.Publish(Closed(old, Today.AddDays(1), middle));
        await Eventually.Async("both are known", () => service.Database.ScalarAsync<long>("select count(*) from unit_end where unit_id = any ($1)", new[] { old, middle }), count => count == 2);
        await Eventually.Async("the first is followed", () => service.Database.ScalarAsync<bool>("select path @> array[$2] from unit_copy where unit_id = $1", middle, heir), there => there);
        await (await service.PostWorkAsync(work, "progress", officer, WorkCalls.Progress(10))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");

        await probe.Neighbour.Publish(Closed(old, Today.AddDays(-1), middle) with { Version = 3 });
        await Eventually.Async("the work is reached", () => service.Database.ScalarAsync<bool>("select path @> array[$2] from unit_copy where unit_id = $1", old, heir), there => there);
        await (await service.PostWorkAsync(work, "progress", officer, WorkCalls.Progress(30))).ReadAsync<TaskView>();
        var mine = await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=due_soon", officer)).ReadAsync<MyTasks>();
        Assert.Equal((work, "UBND phường Cũ", 30), (mine.Tasks.Items[0].OccurrenceId, mine.Tasks.Items[0].LeadUnitName, mine.Tasks.Items[0].Percent));
        Assert.Equal(0, (await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=due_soon", service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard))).ReadAsync<MyTasks>()).Tasks.Items.Count(item => item.OccurrenceId == work));

        // The reminder goes to who is there to read it.
        await (await service.Http.SendAsync(HttpMethod.Post, "/reminders/run", service.Tokens.For(Roles.Administrator))).ReadAsync<RemindersMade>();
        Assert.Equal(heir, await service.Database.ScalarAsync<Guid>("select unit_id from reminder where occurrence_id = $1 and role = 'lead'", work));
    }

    [Fact]
    public async Task A_plan_of_an_issuer_that_has_ended_is_run_on_by_its_successor_and_a_moved_successor_brings_its_superiors()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (issuer, heir) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Database.AddUnitAsync(issuer, "Sở Giáo dục và Đào tạo Tỉnh Cũ", []);
        await service.Database.AddUnitAsync(heir, "Sở Giáo dục và Đào tạo Tỉnh Mới", []);
        var plan = await service.Database.AddPlanAsync(issuer);
        var task = await service.Database.AddTaskAsync(plan, "Báo cáo", issuer);
        await probe.Neighbour.Publish(Closed(issuer, Today.AddDays(-1), heir));
        await Eventually.Async("the plan is reached", () => service.Database.ScalarAsync<bool>("select path @> array[$2] from unit_copy where unit_id = $1", issuer, heir), there => there);
        var officer = service.Tokens.For(Roles.ProgrammeOfficer, heir);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task}", officer, new { change = new { title = "Báo cáo của Sở mới" }, reason = "Sắp xếp đơn vị hành chính" })).ReadAsync<TaskView>();
        Assert.Equal("Sở Giáo dục và Đào tạo Tỉnh Cũ", await service.Database.ScalarAsync<string>("select issuer_name from plan where plan_id = $1", plan));

        var above = Guid.CreateVersion7();
        await probe.Neighbour.Publish(new UnitChanged(heir, "Mới", "Sở Giáo dục và Đào tạo Tỉnh Mới", "so_gddt", above, [above, heir], [], new(2025, 7, 1), null, 2, TimeProvider.System.GetUtcNow()));
        await Eventually.Async("the superior is let in", () => service.Database.ScalarAsync<bool>("select path @> array[$2] from unit_copy where unit_id = $1", issuer, above), there => there);
    }

    private static UnitClosed Closed(Guid unit, DateOnly lastDay, Guid heir) =>
        new(unit, "Đơn vị cũ", lastDay, [new UnitReference(heir, "Đơn vị mới", "don_vi")], null, 2, TimeProvider.System.GetUtcNow());
}
