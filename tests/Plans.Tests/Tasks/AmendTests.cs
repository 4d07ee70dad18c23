using System.Net;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Tasks;

[Collection(OneService.Name)]
public sealed class AmendTests(PlansService service)
{
    [Fact]
    public async Task Changing_an_issued_plan_is_an_amendment_with_its_reason_and_moves_the_work()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (plan, task, work) = await service.WorkAsync();
        var change = new { lead = new { unitId = Tree.OtherWard } };
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task.TaskId}", service.Officer, new { change })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task.TaskId}", service.Officer, new { change, reason = "Phân công lại" })).ReadAsync<TaskView>();

        var amended = await service.UnfoldedAsync(plan.PlanId);
        Assert.Equal((PlanState.Amended, 2), (amended.State, amended.Version));
        var after = await service.TaskAsync(task.TaskId);
        Assert.Equal("cancelled", after.Occurrences.Single(one => one.OccurrenceId == work.OccurrenceId).State);
        Assert.Equal(Tree.OtherWard, after.Occurrences.Single(one => one.State == "open").UnitId);
        var told = await probe.WaitAsync<PlanAmended>(one => one.PlanId == plan.PlanId);
        Assert.Equal(("lead", "Ủy ban nhân dân phường Mẫu", "Ủy ban nhân dân phường Khác"), (told.Changes[0].Field, told.Changes[0].Was, told.Changes[0].Now));
        await probe.WaitAsync<TaskAssigned>(one => one.UnitId == Tree.OtherWard && one.TaskId == task.TaskId);
        var versions = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan.PlanId}/versions", service.Officer)).ReadAsync<List<PlanVersionView>>();
        Assert.Equal([2, 1], versions.Select(version => version.Version));
    }

    [Fact]
    public async Task An_extension_survives_an_amended_deadline_of_others_and_a_new_deadline_moves_the_rest()
    {
        var (plan, task, work) = await service.WorkAsync();
        Assert.Equal(new DateOnly(2026, 12, 31), work.DueOn);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task.TaskId}", service.Officer, new { change = new { deadlineText = "Trước ngày 15/11 hằng năm" }, reason = "Theo chỉ đạo mới" })).ReadAsync<TaskView>();
        await service.UnfoldedAsync(plan.PlanId);
        var days = (await service.TaskAsync(task.TaskId)).Occurrences.Where(one => one.State == "open").Select(one => one.DueOn).ToList();
        Assert.Equal([new(2026, 11, 14), new(2027, 11, 14), new(2028, 11, 14), new(2029, 11, 14), new(2030, 11, 14)], days);
    }

    [Fact]
    public async Task The_plan_itself_is_amended_and_with_other_years_its_work_is_made_anew()
    {
        var (plan, task, _) = await service.WorkAsync(PlanCalls.Task("II.1", "Báo cáo", "Ủy ban nhân dân phường Mẫu", "Trước ngày 15/12 hằng năm"));
        await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{plan.PlanId}", service.Officer, new { periodTo = 2020, reason = "Rút ngắn" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "period_invalid");
        var body = new { title = "Kế hoạch rút ngắn", periodTo = 2028, reason = "Rút ngắn" };
        await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{plan.PlanId}", service.WardOfficer, body)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{plan.PlanId}", service.Officer, body)).ReadAsync<PlanView>();
        var after = await service.UnfoldedAsync(plan.PlanId);
        Assert.Equal(("Kế hoạch rút ngắn", 2028, 2, PlanState.Amended), (after.Title, after.PeriodTo, after.Version, after.State));
        Assert.Equal(3, (await service.TaskAsync(task.TaskId)).Occurrences.Count(one => one.State == "open"));
    }

    [Fact]
    public async Task A_group_leads_through_each_of_its_members()
    {
        var (plan, task, _) = await service.WorkAsync();
        var change = new { lead = new { written = "UBND các phường", memberIds = new[] { Tree.Ward, Tree.OtherWard } } };
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task.TaskId}", service.Officer, new { change, reason = "Giao các phường" })).ReadAsync<TaskView>();
        await service.UnfoldedAsync(plan.PlanId);
        var open = (await service.TaskAsync(task.TaskId)).Occurrences.Where(one => one.State == "open").ToList();
        Assert.Equal([Tree.Ward, Tree.OtherWard], open.Select(one => one.UnitId!.Value).Order());
        // A ward sees its own piece, not its neighbour's.
        var own = await service.TaskAsync(task.TaskId, service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard));
        Assert.Equal([Tree.OtherWard], own.Occurrences.Select(one => one.UnitId!.Value));
    }

    [Fact]
    public async Task Many_tasks_are_one_version_and_only_the_issuer_s_people_change_them()
    {
        var plan = await service.IssuedAsync(PlanCalls.OneTask, PlanCalls.Task("II.1.2", "Bồi dưỡng", "Trường Tiểu học Mẫu", "Quý III/2026"));
        var items = await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks?planId={plan.PlanId}", service.Officer)).ReadAsync<PagedResult<TaskItem>>();
        var taskIds = items.Items.Select(item => item.TaskId).ToArray();
        var body = new { taskIds, change = new { advising = new[] { new { written = "Phòng Giáo dục Tiểu học" } } }, reason = "Bổ sung tham mưu" };
        await (await service.Http.SendAsync(HttpMethod.Post, "/tasks/bulk", service.WardOfficer, body)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var done = await (await service.Http.SendAsync(HttpMethod.Post, "/tasks/bulk", service.Officer, body)).ReadAsync<TasksChanged>();
        Assert.Equal((2, 2), (done.Changed, done.Version));
    }

    [Fact]
    public async Task A_task_is_added_with_one_lead_and_taken_out_with_a_reason()
    {
        var (plan, _, _) = await service.WorkAsync();
        var taskId = Guid.CreateVersion7();
        object Body(object task) => new { taskId, section = "II.9", task, reason = "Bổ sung" };
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/tasks", service.Officer, Body(new { title = "Không ai làm" }))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "lead_missing");
        var task = new { title = "Việc mới", deadlineText = "Quý IV/2026", lead = new { unitId = Tree.Ward } };
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/tasks", service.Officer, Body(task))).ReadAsync<TaskView>(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/tasks", service.Officer, Body(task))).ReadAsync<TaskView>();
        await service.UnfoldedAsync(plan.PlanId);
        Assert.Single((await service.TaskAsync(taskId)).Occurrences);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/tasks/{taskId}/withdraw", service.Officer, new { reason = "Trùng" })).ReadAsync<TaskView>();
        await service.UnfoldedAsync(plan.PlanId);
        Assert.Equal("cancelled", (await service.TaskAsync(taskId)).Occurrences[0].State);
    }

    [Fact]
    public async Task My_tasks_are_those_of_my_unit_and_what_waits_for_me()
    {
        await service.Database.AddUnitAsync(Mine.Ward, "Ủy ban nhân dân phường Riêng", [Tree.HaNoi]);
        var (plan, task, _) = await service.WorkAsync();
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{task.TaskId}", service.Officer, new { change = new { lead = new { unitId = Mine.Ward }, deadlineText = "Trước ngày 15/12/2025" }, reason = "Giao" })).ReadAsync<TaskView>();
        await service.UnfoldedAsync(plan.PlanId);
        var officer = service.Tokens.For(Roles.UnitOfficer, Mine.Ward);
        var mine = await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=late", officer)).ReadAsync<MyTasks>();
        Assert.Equal((1L, 0L, 1L), (mine.Counts.Late, mine.Counts.ToAccept, mine.Tasks.Total));
        var occurrence = mine.Tasks.Items[0].OccurrenceId!.Value;
        await (await service.PostWorkAsync(occurrence, "submit", officer, WorkCalls.HandIn())).ReadAsync<TaskView>();
        var after = await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=waiting", officer)).ReadAsync<MyTasks>();
        Assert.Equal((0L, 1L), (after.Counts.Late, after.Counts.Waiting));
        var judge = await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=to_accept&pageSize=200", service.Officer)).ReadAsync<MyTasks>();
        Assert.Contains(judge.Tasks.Items, item => item.OccurrenceId == occurrence);
        await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?box=x", officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "box_unknown");
    }

    private static class Mine
    {
        internal static readonly Guid Ward = new("0199bbbb-0000-7000-8000-0000000000a1");
    }
}
