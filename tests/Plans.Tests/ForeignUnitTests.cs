using System.Net;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Feeds;
using EduCoop.Plans.Indicators;
using EduCoop.Plans.Inspections;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Templates;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Plans.Tests;

/// <summary>
/// Every route, called with a well-formed request by somebody who has the role, but for a department of another province: refused, or empty. A route
/// that is not in this list turns the test red.
/// </summary>
[Collection(OneService.Name)]
public sealed class ForeignUnitTests(PlansService service)
{
    private const string Refused = "out_of_scope";
    private const string Empty = "";
    private const string Hidden = "not_found";
    private const string Shared = "shared";
    private static readonly Guid Anything = Guid.CreateVersion7();

    private sealed record Things(Guid Draft, Guid Plan, Guid Task, Guid Work, Guid Handed, Guid Extension, Guid Evidence, Guid Indicator, Guid Measurement, Guid Notice, Guid Template, Guid Inspection, Guid Finding, Guid Feed);

    [Fact]
    public async Task Nobody_reaches_what_belongs_to_another_province()
    {
        var things = await MakeAsync();
        var wrong = new List<string>();
        foreach (var (route, (expected, role, path, body)) in Cases(things))
        {
            var method = new HttpMethod(route.Split(' ')[0]);
            var answer = await service.Http.SendAsync(method, path, service.Tokens.For(role, Tree.CaoBang), body);
            var text = await answer.Content.ReadAsStringAsync();
            var isRight = expected switch
            {
                Refused => answer.StatusCode == HttpStatusCode.Forbidden && text.Contains("\"out_of_scope\"", StringComparison.Ordinal),
                Hidden => answer.StatusCode == HttpStatusCode.NotFound,
                Empty => answer.IsSuccessStatusCode && !new[] { things.Plan, things.Draft, things.Work, things.Notice, things.Template, things.Inspection, things.Feed }.Any(id => text.Contains(id.ToString(), StringComparison.Ordinal)),
                _ => answer.IsSuccessStatusCode,
            };
            if (!isRight)
            {
                wrong.Add($"{route}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, 200)]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void No_route_is_missing_in_this_list()
    {
        var mapped = service.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
            .Where(route => !route.Contains("educoop.plans", StringComparison.Ordinal) && !route.Contains("{unimplemented", StringComparison.Ordinal) && !route.Contains("/openapi/", StringComparison.Ordinal));
        var listed = Cases(new(Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything, Anything)).Keys;
        Assert.Equal([], mapped.Except(listed, StringComparer.Ordinal).Order());
    }

    private async Task<Things> MakeAsync()
    {
        var (_, draft) = await service.SendDraftAsync();
        var (plan, task, work) = await service.WorkAsync();
        var (_, _, handed) = await service.WorkAsync();
        await service.PostWorkAsync(handed.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        var (extension, evidence, measurement, notice, template, inspection, finding) = (
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        async Task Do(HttpMethod method, string path, string token, object body) => Assert.True((await service.Http.SendAsync(method, path, token, body)).IsSuccessStatusCode, path);
        await Do(HttpMethod.Post, $"/occurrences/{work.OccurrenceId}/extensions", service.WardOfficer, new { extensionId = extension, newDueOn = "2027-03-31", reason = "Chờ số liệu" });
        Assert.True((await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, WorkCalls.Pdf(), "a.pdf", id: evidence)).IsSuccessStatusCode);
        var indicator = await service.Database.AddIndicatorAsync(plan.PlanId, "Số lớp", 10);
        await Do(HttpMethod.Post, $"/indicators/{indicator}/measurements", service.Officer, new MeasureIndicatorRequest(measurement, new DateOnly(2026, 6, 30), 7, "Báo cáo"));
        await service.Database.ExecuteAsync("insert into notice (notice_id, unit_id, day, made_at, mail_state) values ($1, $2, '2020-01-01', now(), 'none') on conflict do nothing", notice, Tree.HaNoi);
        await Do(HttpMethod.Post, "/templates", service.Officer, new MakeTemplateRequest(template, plan.PlanId, "Mẫu"));
        await Do(HttpMethod.Post, "/inspections", service.Officer, new OpenInspectionRequest(inspection, plan.PlanId, Tree.Ward, "Kiểm tra", new DateOnly(2026, 5, 10)));
        await Do(HttpMethod.Post, $"/inspections/{inspection}/findings", service.Officer, new AddFindingRequest(finding, FindingSeverity.Minor, "Thiếu", "Bổ sung", Tree.Ward, new DateOnly(2026, 6, 10)));
        var feed = await (await service.Http.SendAsync(HttpMethod.Post, "/feeds", service.Officer, new MakeFeedRequest(Guid.CreateVersion7(), Tree.HaNoi, "Lịch"))).ReadAsync<MadeFeed>(HttpStatusCode.Created);
        notice = await service.Database.ScalarAsync<Guid>("select notice_id from notice where unit_id = $1 and day = '2020-01-01'", Tree.HaNoi);
        return new(draft.DraftId, plan.PlanId, task.TaskId, work.OccurrenceId, handed.OccurrenceId, extension, evidence, indicator, measurement, notice, template, inspection, finding, feed.FeedId);
    }

    private static Dictionary<string, (string Expected, string Role, string Path, object? Body)> Cases(Things on) => Drafts(on).Concat(Life(on)).Concat(Work(on)).Concat(FollowUp(on)).Concat(Boards(on))
        .ToDictionary(one => one.Route, one => (one.Expected, one.Role, one.Path, one.Body), StringComparer.Ordinal);

    private static IEnumerable<(string Route, string Expected, string Role, string Path, object? Body)> Drafts(Things on)
    {
        const string one = "/drafts/{draftId:guid}";
        yield return ("POST /drafts", Refused, Roles.ProgrammeOfficer, $"/drafts?fileName=a.txt&unitId={Tree.HaNoi}", new ByteArrayContent("KẾ HOẠCH"u8.ToArray()));
        yield return ("GET /drafts", Empty, Roles.Auditor, "/drafts?pageSize=200", null);
        yield return ($"GET {one}", Refused, Roles.Auditor, $"/drafts/{on.Draft}", null);
        yield return ($"GET {one}/text", Refused, Roles.Auditor, $"/drafts/{on.Draft}/text", null);
        yield return ($"GET {one}/file", Refused, Roles.Auditor, $"/drafts/{on.Draft}/file", null);
        yield return ($"POST {one}/read", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/read", null);
        yield return ($"POST {one}/discard", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/discard", null);
        yield return ($"PUT {one}/corrections", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/corrections", new { path = "title", value = "Lạ" });
        yield return ($"DELETE {one}/corrections", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/corrections?path=title", null);
        yield return ($"PUT {one}/findings/{{findingId}}", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/findings/x", new { decision = "leave", reason = "Để vậy" });
        yield return ($"PUT {one}/units", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/units", new ResolveUnitsRequest([new("Ủy ban nhân dân phường Mẫu", Tree.CaoBang)]));
        yield return ($"POST {one}/confirm", Refused, Roles.ProgrammeOfficer, $"/drafts/{on.Draft}/confirm", new { planId = Guid.CreateVersion7() });
    }

    private static IEnumerable<(string Route, string Expected, string Role, string Path, object? Body)> Life(Things on)
    {
        const string one = "/plans/{planId:guid}";
        var plan = $"/plans/{on.Plan}";
        yield return ("GET /plans", Empty, Roles.Auditor, "/plans?pageSize=200", null);
        yield return ($"GET {one}", Refused, Roles.Auditor, plan, null);
        yield return ($"PUT {one}", Refused, Roles.ProgrammeOfficer, plan, new { title = "Lạ", reason = "Lạ" });
        yield return ($"GET {one}/versions", Refused, Roles.Auditor, $"{plan}/versions", null);
        yield return ($"GET {one}/versions/{{version:int}}", Refused, Roles.Auditor, $"{plan}/versions/1", null);
        yield return ($"POST {one}/submit", Refused, Roles.ProgrammeOfficer, $"{plan}/submit", new { });
        yield return ($"POST {one}/return", Refused, Roles.Approver, $"{plan}/return", new { reason = "Lạ" });
        yield return ($"POST {one}/approve", Refused, Roles.Approver, $"{plan}/approve", null);
        yield return ($"POST {one}/issue", Refused, Roles.Approver, $"{plan}/issue", new { documentDate = "2026-04-17" });
        yield return ($"POST {one}/close", Refused, Roles.Approver, $"{plan}/close", new { reason = "Lạ" });
        yield return ($"POST {one}/tasks", Refused, Roles.ProgrammeOfficer, $"{plan}/tasks", new { taskId = Guid.CreateVersion7(), section = "II.9", task = new { title = "Lạ", lead = new { unitId = Tree.CaoBang } }, reason = "Lạ" });
        yield return ($"POST {one}/reissue", Refused, Roles.ProgrammeOfficer, $"{plan}/reissue", new { draftId = on.Draft, apply = false });
        yield return ($"PUT {one}/bases/{{position:int}}", Refused, Roles.ProgrammeOfficer, $"{plan}/bases/0", new { boundPlanId = (Guid?)null });
        yield return ("POST /figures", Refused, Roles.Auditor, "/figures", new { unitIds = new[] { Tree.Ward }, from = "2026-01-01", to = "2026-12-31", schoolYear = 2026 });
        yield return ("GET /calendar/{year:int}", Shared, Roles.Auditor, "/calendar/2026", null);
        // One calendar of the deployment: whoever runs programmes keeps it.
        yield return ("PUT /calendar/{year:int}", Shared, Roles.ProgrammeOfficer, "/calendar/2039", new { days = Array.Empty<object>() });
    }

    private static IEnumerable<(string Route, string Expected, string Role, string Path, object? Body)> Work(Things on)
    {
        const string work = "/occurrences/{occurrenceId:guid}";
        yield return ("GET /my-tasks", Empty, Roles.UnitOfficer, "/my-tasks?pageSize=200", null);
        yield return ("GET /tasks", Empty, Roles.Auditor, "/tasks?pageSize=200", null);
        yield return ("GET /tasks/{taskId:guid}", Refused, Roles.Auditor, $"/tasks/{on.Task}", null);
        yield return ("PUT /tasks/{taskId:guid}", Refused, Roles.ProgrammeOfficer, $"/tasks/{on.Task}", new { change = new { title = "Lạ" }, reason = "Lạ" });
        yield return ("POST /tasks/{taskId:guid}/withdraw", Refused, Roles.ProgrammeOfficer, $"/tasks/{on.Task}/withdraw", new { reason = "Lạ" });
        yield return ("POST /tasks/bulk", Refused, Roles.ProgrammeOfficer, "/tasks/bulk", new { taskIds = new[] { on.Task }, change = new { title = "Lạ" }, reason = "Lạ" });
        yield return ($"POST {work}/progress", Refused, Roles.SchoolOfficer, $"/occurrences/{on.Work}/progress", WorkCalls.Progress(5));
        yield return ($"POST {work}/submit", Refused, Roles.SchoolOfficer, $"/occurrences/{on.Work}/submit", WorkCalls.HandIn());
        yield return ($"POST {work}/accept", Refused, Roles.Approver, $"/occurrences/{on.Handed}/accept", new { });
        yield return ($"POST {work}/return", Refused, Roles.Approver, $"/occurrences/{on.Handed}/return", new { reason = "Lạ" });
        yield return ($"POST {work}/extensions", Refused, Roles.SchoolOfficer, $"/occurrences/{on.Work}/extensions", new { extensionId = Guid.CreateVersion7(), newDueOn = "2027-06-30", reason = "Lạ" });
        yield return ("POST /extensions/{extensionId:guid}/decide", Refused, Roles.Approver, $"/extensions/{on.Extension}/decide", new { granted = true, reason = "Lạ" });
        yield return ("POST /evidence", Refused, Roles.SchoolOfficer, $"/evidence?occurrenceId={on.Work}&evidenceId={Guid.CreateVersion7()}&fileName=b.pdf", new ByteArrayContent(WorkCalls.Pdf()));
        yield return ("GET /evidence/{evidenceId:guid}", Refused, Roles.Auditor, $"/evidence/{on.Evidence}", null);
        yield return ("PUT /evidence/{evidenceId:guid}/consent", Refused, Roles.SchoolOfficer, $"/evidence/{on.Evidence}/consent", new { consent = true, reason = "Lạ" });
        yield return ("POST /evidence/{evidenceId:guid}/withdraw", Refused, Roles.SchoolOfficer, $"/evidence/{on.Evidence}/withdraw", new { reason = "Lạ" });
    }

    private static IEnumerable<(string Route, string Expected, string Role, string Path, object? Body)> FollowUp(Things on)
    {
        yield return ("GET /plans/{planId:guid}/indicators", Refused, Roles.Auditor, $"/plans/{on.Plan}/indicators", null);
        yield return ("GET /indicators/{indicatorId:guid}", Refused, Roles.Auditor, $"/indicators/{on.Indicator}", null);
        yield return ("PUT /indicators/{indicatorId:guid}/setting", Refused, Roles.ProgrammeOfficer, $"/indicators/{on.Indicator}/setting", new SetIndicatorRequest("la"));
        yield return ("POST /indicators/{indicatorId:guid}/measurements", Refused, Roles.SchoolOfficer, $"/indicators/{on.Indicator}/measurements", new MeasureIndicatorRequest(Guid.CreateVersion7(), new DateOnly(2026, 7, 30), 1, "Lạ"));
        yield return ("POST /measurements/{measurementId:guid}/withdraw", Refused, Roles.SchoolOfficer, $"/measurements/{on.Measurement}/withdraw", new { reason = "Lạ" });
        yield return ("PUT /tasks/{taskId:guid}/indicators", Refused, Roles.ProgrammeOfficer, $"/tasks/{on.Task}/indicators", new LinkIndicatorsRequest([on.Indicator]));
        yield return ("GET /notices", Refused, Roles.Auditor, $"/notices?unitId={Tree.HaNoi}", null);
        yield return ("GET /notices/{noticeId:guid}", Refused, Roles.Auditor, $"/notices/{on.Notice}", null);
        yield return ("POST /notices/{noticeId:guid}/read", Refused, Roles.UnitOfficer, $"/notices/{on.Notice}/read", null);
        yield return ("POST /notices/{noticeId:guid}/send-again", Refused, Roles.UnitOfficer, $"/notices/{on.Notice}/send-again", null);
        yield return ("GET /mailboxes/{unitId:guid}", Refused, Roles.UnitOfficer, $"/mailboxes/{Tree.Ward}", null);
        yield return ("PUT /mailboxes/{unitId:guid}", Refused, Roles.UnitOfficer, $"/mailboxes/{Tree.Ward}", new SetMailboxRequest("la@example.org"));
        // For the whole deployment, by its administrator only: FollowUpPermissionTests has the roles.
        yield return ("POST /reminders/run", Shared, Roles.Administrator, "/reminders/run", null);
        yield return ("POST /plans/{planId:guid}/derive", Refused, Roles.ProgrammeOfficer, $"/plans/{on.Plan}/derive", new DerivePlanRequest(Guid.CreateVersion7(), Tree.CaoBang, "/KH-SGDĐT", "Lạ"));
        yield return ("GET /plans/{planId:guid}/coverage", Refused, Roles.Auditor, $"/plans/{on.Plan}/coverage", null);
        yield return ("PUT /plans/{planId:guid}/coverage/{parentTaskId:guid}", Refused, Roles.ProgrammeOfficer, $"/plans/{on.Plan}/coverage/{on.Task}", new DecideCoverageRequest(CoverageOutcome.Missing, null, "Lạ"));
        yield return ("POST /plans/{planId:guid}/copy", Refused, Roles.ProgrammeOfficer, $"/plans/{on.Plan}/copy", new CopyPlanRequest(Guid.CreateVersion7(), 1, Tree.CaoBang));
        yield return ("POST /templates", Refused, Roles.ProgrammeOfficer, "/templates", new MakeTemplateRequest(Guid.CreateVersion7(), on.Plan, "Lạ"));
        yield return ("GET /templates", Empty, Roles.Auditor, "/templates?pageSize=200", null);
        yield return ("DELETE /templates/{templateId:guid}", Hidden, Roles.ProgrammeOfficer, $"/templates/{on.Template}", null);
        yield return ("POST /templates/{templateId:guid}/plans", Hidden, Roles.ProgrammeOfficer, $"/templates/{on.Template}/plans", new CopyPlanRequest(Guid.CreateVersion7(), 1, Tree.CaoBang));
        yield return ("POST /inspections", Refused, Roles.ProgrammeOfficer, "/inspections", new OpenInspectionRequest(Guid.CreateVersion7(), on.Plan, Tree.CaoBang, "Lạ", new DateOnly(2026, 5, 10)));
        yield return ("GET /inspections", Empty, Roles.Auditor, "/inspections?pageSize=200", null);
        yield return ("GET /inspections/{inspectionId:guid}", Refused, Roles.Auditor, $"/inspections/{on.Inspection}", null);
        yield return ("POST /inspections/{inspectionId:guid}/findings", Refused, Roles.ProgrammeOfficer, $"/inspections/{on.Inspection}/findings", new AddFindingRequest(Guid.CreateVersion7(), FindingSeverity.Minor, "Lạ", "Lạ", Tree.CaoBang, new DateOnly(2026, 6, 10)));
        yield return ("POST /inspections/{inspectionId:guid}/close", Refused, Roles.ProgrammeOfficer, $"/inspections/{on.Inspection}/close", new CloseInspectionRequest("Lạ"));
        yield return ("POST /findings/{findingId:guid}/report", Refused, Roles.SchoolOfficer, $"/findings/{on.Finding}/report", new ReportRemedyRequest("Lạ"));
        yield return ("POST /findings/{findingId:guid}/decide", Refused, Roles.ProgrammeOfficer, $"/findings/{on.Finding}/decide", new DecideFindingRemedyRequest(true, "Lạ"));
    }

    private static IEnumerable<(string Route, string Expected, string Role, string Path, object? Body)> Boards(Things on)
    {
        yield return ("GET /boards/overdue", Empty, Roles.Auditor, "/boards/overdue?onlyOverdue=false&pageSize=200", null);
        yield return ("GET /boards/warnings", Empty, Roles.Auditor, "/boards/warnings?pageSize=200", null);
        yield return ("GET /boards/gaps", Empty, Roles.Auditor, "/boards/gaps", null);
        yield return ("GET /boards/gaps/{gap}", Empty, Roles.Auditor, "/boards/gaps/tasks_without_indicator?pageSize=200", null);
        yield return ("GET /plans/{planId:guid}/progress", Refused, Roles.Auditor, $"/plans/{on.Plan}/progress", null);
        yield return ("GET /plans/{planId:guid}/timeline", Refused, Roles.Auditor, $"/plans/{on.Plan}/timeline?from=2026-01-01&to=2026-12-31", null);
        yield return ("POST /feeds", Refused, Roles.Auditor, "/feeds", new MakeFeedRequest(Guid.CreateVersion7(), Tree.Ward, "Lạ"));
        yield return ("GET /feeds", Refused, Roles.Auditor, $"/feeds?unitId={Tree.HaNoi}", null);
        yield return ("DELETE /feeds/{feedId:guid}", Refused, Roles.Auditor, $"/feeds/{on.Feed}", null);
        yield return ("GET /plans/{planId:guid}/export.docx", Refused, Roles.Auditor, $"/plans/{on.Plan}/export.docx", null);
        yield return ("GET /tasks/export.xlsx", Refused, Roles.Auditor, $"/tasks/export.xlsx?planId={on.Plan}", null);
    }
}
