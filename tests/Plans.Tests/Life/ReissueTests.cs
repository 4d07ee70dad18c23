using System.Net;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Indicators;
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
    public async Task A_corrected_document_brings_its_title_years_indicators_and_bases_and_what_a_person_set_since_stays()
    {
        object Indicator(string section, string text, decimal value) => new { section, text, comparator = ">=", value, unit = "%", span = new[] { 0, 1 }, spans = new { } };
        async Task<DraftView> DraftAsync(string title, int to, object[] indicators, object[] bases)
        {
            var draft = await service.DraftWithAsync(PlanCalls.OneTask);
            foreach (var (path, value) in new (string, object)[] { ("title", title), ("period", new { from = 2026, to }), ("indicators", indicators), ("legalBases", bases) })
            {
                draft = await service.CorrectAsync(draft.DraftId, path, value);
            }

            return draft;
        }

        var basis = new { number = "7101/KH-SGDĐT", date = "2021-04-17", span = new[] { 0, 1 } };
        var first = await DraftAsync("Kế hoạch có lỗi", 2030, [Indicator("II.1", "Tối thiểu 60% trường có thư viện số", 60), Indicator("II.2", "Chỉ tiêu sẽ bỏ", 10)], [basis]);
        var plan = await service.ConfirmAsync(first.DraftId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { });
        await service.StepAsync(plan.PlanId, "approve", service.Approver);
        await service.StepAsync(plan.PlanId, "issue", service.Officer, new { documentDate = "2026-04-17" });
        await service.UnfoldedAsync(plan.PlanId);
        var before = await IndicatorsAsync(plan.PlanId);
        // A person follows the first indicator and renames the plan; neither is in the document.
        await (await service.Http.SendAsync(HttpMethod.Put, $"/indicators/{before[0].IndicatorId}/setting", service.Officer, new SetIndicatorRequest("thu_vien", Source: "Cơ sở dữ liệu ngành"))).ReadAsync<IndicatorDetail>();
        await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{plan.PlanId}", service.Officer, new { title = "Tên người sửa", reason = "Rút gọn" })).ReadAsync<PlanView>();

        async Task<ReissueView> ReissueAsync(DraftView draft, bool apply) =>
            await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/reissue", service.Officer, new { draftId = draft.DraftId, apply, reason = "Đính chính" })).ReadAsync<ReissueView>();
        var added = new { number = "7102/KH-UBND", date = "2021-05-01", span = new[] { 0, 1 } };
        var second = await DraftAsync("Kế hoạch có lỗi", 2029, [Indicator("II.1", "Tối thiểu 65% trường có thư viện số", 65), Indicator("II.3", "Mỗi trường một câu lạc bộ đọc sách", 100)], [basis, added]);
        var look = await ReissueAsync(second, apply: false);
        Assert.Equal(["basis", "indicator", "indicator", "indicator", "periodTo"], look.Changes.Select(change => change.Field).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await IndicatorsAsync(plan.PlanId)).Count);
        await ReissueAsync(second, apply: true);
        await service.UnfoldedAsync(plan.PlanId);
        var after = await IndicatorsAsync(plan.PlanId);
        Assert.Equal((before[0].IndicatorId, "Tối thiểu 65% trường có thư viện số", "Cơ sở dữ liệu ngành"), (after[0].IndicatorId, after[0].Text, after[0].Source));
        Assert.Equal(["Tối thiểu 65% trường có thư viện số", "Mỗi trường một câu lạc bộ đọc sách"], after.Select(indicator => indicator.Text));
        var view = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan.PlanId}", service.Officer)).ReadAsync<PlanView>();
        Assert.Equal(("Tên người sửa", 2029, plan.Bases.Count + 1), (view.Title, view.PeriodTo, view.Bases.Count));

        // When the document itself brings another title, that holds.
        await ReissueAsync(await DraftAsync("Kế hoạch đã đính chính", 2029, [Indicator("II.1", "Tối thiểu 65% trường có thư viện số", 65), Indicator("II.3", "Mỗi trường một câu lạc bộ đọc sách", 100)], [basis, added]), apply: true);
        Assert.Equal("Kế hoạch đã đính chính", (await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan.PlanId}", service.Officer)).ReadAsync<PlanView>()).Title);
    }

    private async Task<IReadOnlyList<IndicatorView>> IndicatorsAsync(Guid planId) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{planId}/indicators?pageSize=200", service.Officer)).ReadAsync<PagedResult<IndicatorView>>()).Items;

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
