using EduCoop.Plans.Drafts;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tests.Fixtures;
using Xunit.Abstractions;

namespace EduCoop.Plans.Tests.Seeds;

/// <summary>The five real plans go in as the documents they are and come out as running plans.</summary>
[Collection(OneService.Name)]
public sealed class SeedTests(PlansService service, ITestOutputHelper output)
{
    public static TheoryData<string> Seeds => ["000_534f66e8481f7678", "001_a501690569702460", "002_ddbaa28bb634f656", "003_0e52c6d69509539f", "004_4a1fa90de31cfb56"];

    [SharedTheory]
    [MemberData(nameof(Seeds))]
    public async Task A_real_plan_becomes_tasks_with_due_dates(string seed)
    {
        var draft = await SendAsync(seed);
        Assert.Equal(DraftState.Read, draft.State);
        var plan = await ApproveAsync(draft);
        Assert.True(plan.TaskCount > 0, $"{seed}: no tasks");
        output.WriteLine($"{seed}: {plan.TaskCount} tasks, {plan.WithoutLead} without lead, {plan.Bases.Count} bases, {draft.Findings.Count} findings, {draft.Questions.Count} questions");
        await service.StepAsync(plan.PlanId, "issue", service.Officer, new { documentDate = "2026-05-05" });
        await service.UnfoldedAsync(plan.PlanId);
        Assert.True(await service.Database.ScalarAsync<long>("select count(*) from occurrence where plan_id = $1", plan.PlanId) >= plan.TaskCount - plan.WithoutLead);
    }

    [SharedTheory]
    [MemberData(nameof(Seeds))]
    public async Task A_corrected_re_issue_of_a_real_plan_keeps_every_task_and_what_a_person_corrected(string seed)
    {
        var draft = await SendAsync(seed, "\n\n");
        // A person gives the first task another lead before it becomes a plan.
        await (await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{draft.DraftId}/corrections", service.Officer, new { path = "tasks[0].lead", value = "Phòng Văn hóa - Xã hội" })).ReadAsync<DraftView>();
        var plan = await ApproveAsync(draft);
        await service.StepAsync(plan.PlanId, "issue", service.Officer, new { documentDate = "2026-05-06" });
        await service.UnfoldedAsync(plan.PlanId);
        const string tasks = "select string_agg(t.task_id || ' ' || t.title || ' ' || coalesce(r.written, ''), E'\n' order by t.position) from task t left join task_role r on r.task_id = t.task_id and r.role = 'lead' where t.plan_id = $1 and t.state = 'active'";
        var before = await service.Database.ScalarAsync<string>(tasks, plan.PlanId);

        var again = await SendAsync(seed, "\n\n\n");
        async Task<ReissueView> ReissueAsync(bool apply) =>
            await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/reissue", service.Officer, new { draftId = again.DraftId, apply, reason = "Đính chính" })).ReadAsync<ReissueView>();
        var look = await ReissueAsync(apply: false);
        Assert.Equal((plan.TaskCount, plan.TaskCount, 0, 0), (look.Unchanged, look.Kept, look.Added, look.Gone));
        Assert.Empty(look.Changes);

        // One deadline and one new task are corrected in the document; everything else stays as it is.
        await (await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{again.DraftId}/corrections", service.Officer, new { path = "tasks[1].deadlineText", value = "Quý I/2027" })).ReadAsync<DraftView>();
        var done = await ReissueAsync(apply: true);
        Assert.Equal((plan.TaskCount - 1, plan.TaskCount, 0, 0), (done.Unchanged, done.Kept, done.Added, done.Gone));
        Assert.Equal("deadlineText", Assert.Single(done.Changes).Field);
        Assert.Equal(before, await service.Database.ScalarAsync<string>(tasks, plan.PlanId));
    }

    private Task<DraftView> SendAsync(string seed, string more = "") => service.SendSeedAsync(seed, more);

    private Task<PlanView> ApproveAsync(DraftView draft) => service.ApproveSeedAsync(draft);
}
