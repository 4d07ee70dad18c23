using System.Net;
using EduCoop.Plans.Inspections;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Boards;

[Collection(OneService.Name)]
public sealed class InspectionTests(PlansService service)
{
    private static readonly DateOnly Held = new(2026, 5, 10);

    private Task<HttpResponseMessage> PostAsync(string path, object body, string? token = null) => service.Http.SendAsync(HttpMethod.Post, path, token ?? service.Officer, body);

    private async Task<(Guid Inspection, Guid Plan, Guid Task)> OpenAsync()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "Xây dựng kho học liệu", Tree.Ward);
        var request = new OpenInspectionRequest(Guid.CreateVersion7(), plan, Tree.Ward, "Kiểm tra quý II", Held);
        await (await PostAsync("/inspections", request)).ReadAsync<InspectionDetail>(HttpStatusCode.Created);
        await (await PostAsync("/inspections", request)).ReadAsync<InspectionDetail>();
        return (request.InspectionId, plan, task);
    }

    private static AddFindingRequest Finding(Guid? task = null) => new(
        Guid.CreateVersion7(), FindingSeverity.Major, "Chưa có minh chứng", "Bổ sung biên bản", Tree.Ward, Held.AddDays(10), task);

    [Fact]
    public async Task From_found_to_mended()
    {
        var (inspection, plan, task) = await OpenAsync();
        var finding = Finding(task);
        await (await PostAsync($"/inspections/{inspection}/findings", finding)).ReadAsync<FindingView>(HttpStatusCode.Created);
        await (await PostAsync($"/inspections/{inspection}/findings", finding)).ReadAsync<FindingView>();
        await (await PostAsync($"/inspections/{inspection}/close", new CloseInspectionRequest("Đạt"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "findings_unsettled");
        await (await PostAsync($"/findings/{finding.FindingId}/decide", new DecideFindingRemedyRequest(true, "Đạt"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "finding_not_reported");

        await (await PostAsync($"/findings/{finding.FindingId}/report", new ReportRemedyRequest("Đã bổ sung"), service.WardOfficer)).ReadAsync<FindingView>();
        Assert.Equal(FindingState.Returned, (await (await PostAsync($"/findings/{finding.FindingId}/decide", new DecideFindingRemedyRequest(false, "Thiếu chữ ký"))).ReadAsync<FindingView>()).State);
        await (await PostAsync($"/findings/{finding.FindingId}/report", new ReportRemedyRequest("Đã ký"), service.WardOfficer)).ReadAsync<FindingView>();
        var settled = await (await PostAsync($"/findings/{finding.FindingId}/decide", new DecideFindingRemedyRequest(true, "Đạt"))).ReadAsync<FindingView>();
        Assert.Equal((FindingState.Settled, true), (settled.State, settled.IsLate));
        var closed = await (await PostAsync($"/inspections/{inspection}/close", new CloseInspectionRequest("Đạt yêu cầu"))).ReadAsync<InspectionDetail>();
        Assert.Equal(("closed", 0), (closed.Inspection.State, closed.Inspection.Unsettled));
        await (await PostAsync($"/inspections/{inspection}/findings", Finding())).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "inspection_closed");
        Assert.Equal(1, (await (await service.Http.SendAsync(HttpMethod.Get, $"/inspections?planId={plan}&state=closed", service.Auditor)).ReadAsync<PagedResult<InspectionView>>()).Total);
    }

    [Fact]
    public async Task Who_reported_does_not_settle()
    {
        var (inspection, _, _) = await OpenAsync();
        var finding = Finding();
        await PostAsync($"/inspections/{inspection}/findings", finding);
        var same = service.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi, Guid.CreateVersion7());
        await (await PostAsync($"/findings/{finding.FindingId}/report", new ReportRemedyRequest("Xong"), same)).ReadAsync<FindingView>();
        await (await PostAsync($"/findings/{finding.FindingId}/decide", new DecideFindingRemedyRequest(true, "Đạt"), same)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
    }

    [Fact]
    public async Task Only_the_issuer_inspects_and_only_within_its_scope()
    {
        var (inspection, plan, _) = await OpenAsync();
        var stranger = service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard);
        await (await PostAsync($"/inspections/{inspection}/findings", Finding(), service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await PostAsync($"/inspections/{inspection}/findings", Finding() with { UnitId = Tree.CaoBang })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await PostAsync($"/inspections/{inspection}/findings", Finding() with { DueOn = Held.AddDays(-1) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "due_too_early");
        await (await PostAsync($"/inspections/{inspection}/findings", Finding(Guid.CreateVersion7()))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "task_unknown");
        await (await PostAsync("/inspections", new OpenInspectionRequest(Guid.CreateVersion7(), plan, Tree.CaoBang, "Kiểm tra", Held))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var finding = Finding();
        await PostAsync($"/inspections/{inspection}/findings", finding);
        await (await PostAsync($"/findings/{finding.FindingId}/report", new ReportRemedyRequest("Xong"), stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/inspections/{inspection}", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(0, (await (await service.Http.SendAsync(HttpMethod.Get, $"/inspections?planId={plan}", stranger)).ReadAsync<PagedResult<InspectionView>>()).Total);
        Assert.Single((await (await service.Http.SendAsync(HttpMethod.Get, $"/inspections/{inspection}", service.WardOfficer)).ReadAsync<InspectionDetail>()).Findings);
    }
}
