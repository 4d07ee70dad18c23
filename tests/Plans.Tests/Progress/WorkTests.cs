using System.Net;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Progress;

[Collection(OneService.Name)]
public sealed class WorkTests(PlansService service)
{
    [Fact]
    public async Task Progress_is_kept_and_told_and_the_same_again_counts_once()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (_, task, work) = await service.WorkAsync();
        var body = WorkCalls.Progress(40, Guid.CreateVersion7());
        var after = await (await service.PostWorkAsync(work.OccurrenceId, "progress", service.WardOfficer, body)).ReadAsync<TaskView>();
        var again = await (await service.PostWorkAsync(work.OccurrenceId, "progress", service.WardOfficer, body)).ReadAsync<TaskView>();

        Assert.Equal((40, work.Version + 1), (after.Occurrences[0].Percent, after.Occurrences[0].Version));
        Assert.Equal(after.Occurrences[0].Version, again.Occurrences[0].Version);
        Assert.Single(again.History, one => one.Kind == "progressed");
        var told = await probe.WaitAsync<TaskProgressed>(one => one.OccurrenceId == work.OccurrenceId);
        Assert.Equal((task.TaskId, 40, TaskState.Open, work.Version + 1), (told.TaskId, told.Percent, told.State, told.Version));
    }

    [Fact]
    public async Task Done_means_accepted_by_somebody_else_and_late_is_judged_by_the_day_it_was_handed_in()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (_, _, work) = await service.WorkAsync();
        var account = Guid.CreateVersion7();
        var both = service.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi, account);
        var waiting = await (await service.PostWorkAsync(work.OccurrenceId, "submit", both, WorkCalls.HandIn())).ReadAsync<TaskView>();
        Assert.Equal(("waiting", "waiting"), (waiting.Occurrences[0].State, waiting.Occurrences[0].Status));

        await (await service.PostWorkAsync(work.OccurrenceId, "accept", both, new { })).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var done = await (await service.PostWorkAsync(work.OccurrenceId, "accept", service.Officer, new { })).ReadAsync<TaskView>();
        Assert.Equal(("accepted", "done_on_time"), (done.Occurrences[0].State, done.Occurrences[0].Status));
        var told = await probe.WaitAsync<TaskCompleted>(one => one.OccurrenceId == work.OccurrenceId);
        Assert.True(told.OnTime);
    }

    [Fact]
    public async Task The_database_itself_refuses_that_one_accepts_the_own_work()
    {
        var (_, _, work) = await service.WorkAsync();
        await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync(
            "update occurrence set state = 'accepted', accepted_by = submitted_by, accepted_at = now(), done_on = current_date where occurrence_id = $1", work.OccurrenceId));
        Assert.Equal("occurrence_four_eyes", refused.ConstraintName);
    }

    [Fact]
    public async Task What_is_given_back_is_open_again_with_its_reason()
    {
        var (_, _, work) = await service.WorkAsync();
        await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        await (await service.PostWorkAsync(work.OccurrenceId, "return", service.Officer, new { reason = " " })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        var back = await (await service.PostWorkAsync(work.OccurrenceId, "return", service.Officer, new { reason = "Thiếu danh sách kèm theo" })).ReadAsync<TaskView>();
        Assert.Equal(("open", true), (back.Occurrences[0].State, back.Occurrences[0].Returned));
        Assert.Equal("Thiếu danh sách kèm theo", back.History[0].Text);
        await (await service.PostWorkAsync(work.OccurrenceId, "accept", service.Officer, new { })).ReadProblemAsync(HttpStatusCode.Conflict, "occurrence_state_wrong");
    }

    [Fact]
    public async Task Only_the_lead_and_who_coordinates_report_and_only_the_issuer_judges()
    {
        var (_, _, work) = await service.WorkAsync();
        var other = service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard);
        var school = service.Tokens.For(Roles.SchoolOfficer, Tree.School);
        await (await service.PostWorkAsync(work.OccurrenceId, "progress", other, WorkCalls.Progress(10))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.PostWorkAsync(work.OccurrenceId, "submit", other, WorkCalls.HandIn())).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.PostWorkAsync(work.OccurrenceId, "progress", school, WorkCalls.Progress(10))).ReadAsync<TaskView>();
        await (await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn())).ReadAsync<TaskView>();
        await (await service.PostWorkAsync(work.OccurrenceId, "accept", service.Tokens.For(Roles.UnitOfficer, Tree.Ward), new { })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Ten_at_once_are_one_step_and_nine_are_told()
    {
        var (_, _, work) = await service.WorkAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn())));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from task_history where occurrence_id = $1 and kind = 'submitted'", work.OccurrenceId));
    }

    [Fact]
    public async Task An_extension_is_granted_by_another_and_the_past_keeps_its_due_date()
    {
        // Due on 14/12/2025, handed in never: overdue since.
        var (plan, task, work) = await service.WorkAsync(PlanCalls.Task("II.1", "Báo cáo năm", "Ủy ban nhân dân phường Mẫu", "Trước ngày 15/12/2025"));
        Assert.Equal((new DateOnly(2025, 12, 14), "overdue"), (work.DueOn!.Value, work.Status));
        var account = Guid.CreateVersion7();
        var both = service.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi, account);
        var id = Guid.CreateVersion7();
        await (await service.PostWorkAsync(work.OccurrenceId, "extensions", both, new { extensionId = id, newDueOn = "2025-12-14", reason = "chờ số liệu" }))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_later");
        await (await service.PostWorkAsync(work.OccurrenceId, "extensions", both, new { extensionId = id, newDueOn = "2059-12-31", reason = "chờ số liệu" })).ReadAsync<TaskView>();
        await (await service.PostWorkAsync(work.OccurrenceId, "extensions", service.WardOfficer, new { extensionId = Guid.CreateVersion7(), newDueOn = "2058-12-31", reason = "nữa" }))
            .ReadProblemAsync(HttpStatusCode.Conflict, "extension_open");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/extensions/{id}/decide", both, new { granted = true, reason = "được" })).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var granted = await (await service.Http.SendAsync(HttpMethod.Post, $"/extensions/{id}/decide", service.Officer, new { granted = true, reason = "có lý do chính đáng" })).ReadAsync<TaskView>();
        Assert.Equal((new DateOnly(2059, 12, 31), "open"), (granted.Occurrences[0].DueOn!.Value, granted.Occurrences[0].Status));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/extensions/{id}/decide", service.Officer, new { granted = false, reason = "lại" })).ReadProblemAsync(HttpStatusCode.Conflict, "extension_decided");

        var then = await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks?planId={plan.PlanId}&asOf=2026-01-02", service.Officer)).ReadAsync<PagedResult<TaskItem>>();
        Assert.Equal((task.TaskId, "overdue", new DateOnly(2025, 12, 14)), (then.Items[0].TaskId, then.Items[0].Status, then.Items[0].DueOn!.Value));
    }

    [Fact]
    public async Task What_is_overdue_is_said_once()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (_, _, work) = await service.WorkAsync(PlanCalls.Task("II.1", "Báo cáo cũ", "Ủy ban nhân dân phường Mẫu", "Trước ngày 15/12/2024"));
        var told = await probe.WaitAsync<TaskOverdue>(one => one.OccurrenceId == work.OccurrenceId);
        Assert.Equal(new DateOnly(2024, 12, 14), told.DueOn);
        await service.Database.ExecuteAsync("update job_lease set until = now() - interval '1 minute'");
        await Task.Delay(TimeSpan.FromSeconds(12));
        Assert.Single(probe.Of<TaskOverdue>(), one => one.OccurrenceId == work.OccurrenceId);
    }
}
