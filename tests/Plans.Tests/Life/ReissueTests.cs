using System.Net;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Life;

[Collection(OneService.Name)]
public sealed class ReissueTests(PlansService service)
{
    [Fact]
    public async Task Unchanged_tasks_keep_their_ids_and_a_person_s_corrections_survive()
    {
        var plan = await service.IssuedAsync(
            PlanCalls.OneTask,
            PlanCalls.Task("II.1.2", "Bồi dưỡng giáo viên về học liệu số", "Trường Tiểu học Mẫu", "Quý III/2026"),
            PlanCalls.Task("II.1.3", "Việc sẽ bỏ", "Ủy ban nhân dân phường Khác", "Quý II/2026"));
        var before = await ListAsync(plan.PlanId);
        // A person gives the first task another lead; the corrected document still says the old one.
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{before[0].TaskId}", service.Officer, new { change = new { lead = new { unitId = Tree.OtherWard } }, reason = "Phân công lại" })).ReadAsync<TaskView>();

        var draft = await service.DraftWithAsync(
            PlanCalls.OneTask,
            PlanCalls.Task("II.1.2", "Bồi dưỡng giáo viên về học liệu số", "Trường Tiểu học Mẫu", "Quý IV/2026"),
            PlanCalls.Task("II.1.4", "Việc hoàn toàn mới", "Ủy ban nhân dân phường Mẫu", "Quý IV/2026"));
        var look = await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/reissue", service.Officer, new { draftId = draft.DraftId, apply = false })).ReadAsync<ReissueView>();
        Assert.Equal((false, 1, 2, 1, 1), (look.Applied, look.Unchanged, look.Kept, look.Added, look.Gone));
        Assert.Equal(before.Select(task => task.TaskId), (await ListAsync(plan.PlanId)).Select(task => task.TaskId));

        var body = new { draftId = draft.DraftId, apply = true, reason = "Đính chính" };
        var done = await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/reissue", service.Officer, body)).ReadAsync<ReissueView>();
        Assert.Contains(done.Changes, change => change is { Field: "deadlineText", Was: "Quý III/2026", Now: "Quý IV/2026" });
        await service.UnfoldedAsync(plan.PlanId);
        var after = await ListAsync(plan.PlanId);
        Assert.Equal(before.Take(2).Select(task => task.TaskId), after.Take(2).Select(task => task.TaskId));
        Assert.Equal(Tree.OtherWard, after[0].LeadUnitId);
        Assert.Equal("Việc hoàn toàn mới", after[2].Title);
        Assert.Equal(3, after.Count);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/reissue", service.Officer, body)).ReadProblemAsync(HttpStatusCode.Conflict, "draft_not_open");
    }

    [Fact]
    public async Task A_citation_is_bound_when_number_symbol_and_date_agree_and_proposed_when_they_slip()
    {
        var draft = await service.DraftWithAsync(PlanCalls.OneTask);
        foreach (var (path, value) in new (string, object)[]
        {
            ("legalBases", new object[]
            {
                new { number = "7001/KH-SGDĐT", date = "2022-04-17", span = new[] { 0, 1 } },
                new { number = "7001/KH-SGDĐT", date = "2022-04-18", span = new[] { 0, 1 } },
                new { number = "7001/KH-SGDDT", date = "2022-04-17", span = new[] { 0, 1 } },
                new { number = "7002/KH-UBND", date = "2022-04-17", span = new[] { 0, 1 } },
            }),
            ("parentPlans", new[] { "7001/KH-SGDĐT" }),
        })
        {
            await service.CorrectAsync(draft.DraftId, path, value);
        }

        var citing = await service.ConfirmAsync(draft.DraftId);
        var parent = await service.ApprovedAsync(PlanCalls.OneTask);
        await service.StepAsync(parent.PlanId, "issue", service.Officer, new { documentDate = "2022-04-17", number = 7001 });
        var bases = (await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{citing.PlanId}", service.Officer)).ReadAsync<PlanView>()).Bases;
        Assert.Equal([parent.PlanId, null, null, null], bases.Select(one => one.BoundPlanId));
        Assert.Equal([null, parent.PlanId, parent.PlanId, null], bases.Select(one => one.ProposedPlanId));
        Assert.Equal("parent", bases[0].Relation);

        // A plan that is made later finds its parent at once.
        var later = await service.DraftWithAsync(PlanCalls.OneTask);
        await service.CorrectAsync(later.DraftId, "legalBases", new object[] { new { number = "7001/KH-SGDĐT", date = "2022-04-17", span = new[] { 0, 1 } } });
        Assert.Equal(parent.PlanId, (await service.ConfirmAsync(later.DraftId)).Bases[0].BoundPlanId);

        var declined = await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{citing.PlanId}/bases/1", service.Officer, new { boundPlanId = (Guid?)null })).ReadAsync<PlanView>();
        Assert.Equal("declined", declined.Bases[1].ProposalState);
        var accepted = await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{citing.PlanId}/bases/2", service.Officer, new { boundPlanId = parent.PlanId, relation = "parent" })).ReadAsync<PlanView>();
        Assert.Equal((parent.PlanId, "parent"), (accepted.Bases[2].BoundPlanId, accepted.Bases[2].Relation));
    }

    private async Task<IReadOnlyList<TaskItem>> ListAsync(Guid planId) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks?planId={planId}&pageSize=200", service.Officer)).ReadAsync<PagedResult<TaskItem>>()).Items;
}
