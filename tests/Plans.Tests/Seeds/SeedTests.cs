using System.Net;
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

    [SharedFact]
    public async Task Issuing_the_departments_plan_as_1588_binds_the_ward_s_plan_to_it_without_an_edit()
    {
        var ward = await ApproveAsync(await SendAsync("003_0e52c6d69509539f", " "), "KH-UBND");
        var department = await ApproveAsync(await SendAsync("000_534f66e8481f7678", " "));
        await service.StepAsync(department.PlanId, "issue", service.Officer, new { documentDate = "2026-04-17", number = 1588 });
        var after = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{ward.PlanId}", service.Officer)).ReadAsync<PlanView>();
        Assert.Contains(after.Bases, basis => basis.BoundPlanId == department.PlanId);
    }

    private async Task<DraftView> SendAsync(string seed, string more = "")
    {
        // A copy with one blank more is another file, so that the tests do not meet at one draft.
        byte[] bytes = [.. await File.ReadAllBytesAsync(SharedData.File("seeds", seed + ".txt")), .. System.Text.Encoding.UTF8.GetBytes(more)];
        return await (await service.Http.PostDraftAsync(service.Officer, bytes, seed + ".txt")).ReadAsync<DraftView>(HttpStatusCode.Created);
    }

    private async Task<PlanView> ApproveAsync(DraftView draft, string symbol = "KH-SGDĐT")
    {
        var answer = await service.Http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/confirm", service.Officer, new { planId = Guid.CreateVersion7(), symbol });
        var plan = await answer.ReadAsync<PlanView>(HttpStatusCode.Created);
        var without = await service.Database.ScalarAsync<Guid[]>(
            "select coalesce(array_agg(t.task_id), '{}') from task t where t.plan_id = $1 and not exists (select from task_role r where r.task_id = t.task_id and r.role = 'lead')", plan.PlanId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { acceptWithoutLead = without });
        return await service.StepAsync(plan.PlanId, "approve", service.Approver);
    }
}
