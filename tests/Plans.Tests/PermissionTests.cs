using System.Net;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests;

/// <summary>Every route refuses, when it is called directly, whoever may not call it. Taking a control away turns one of these red.</summary>
[Collection(OneService.Name)]
public sealed class PermissionTests(PlansService service)
{
    private static readonly string[] Drafters = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];
    private static readonly string[] Judges = [.. Drafters, Roles.Approver];
    private static readonly string[] Workers = [.. Drafters, Roles.SchoolOfficer];
    private static readonly string[] Approvers = [Roles.Approver, Roles.Administrator];
    private static readonly string[] Everybody = [.. Roles.All];

    private static readonly (HttpMethod Method, string Path, string[] Roles)[] Routes =
    [
        (HttpMethod.Post, "/drafts?fileName=a.txt", Drafters),
        (HttpMethod.Get, "/drafts", Everybody),
        (HttpMethod.Get, "/drafts/{id}", Everybody),
        (HttpMethod.Get, "/drafts/{id}/text", Everybody),
        (HttpMethod.Get, "/drafts/{id}/file", Everybody),
        (HttpMethod.Post, "/drafts/{id}/read", Drafters),
        (HttpMethod.Post, "/drafts/{id}/discard", Drafters),
        (HttpMethod.Put, "/drafts/{id}/corrections", Drafters),
        (HttpMethod.Delete, "/drafts/{id}/corrections?path=title", Drafters),
        (HttpMethod.Put, "/drafts/{id}/findings/x", Drafters),
        (HttpMethod.Put, "/drafts/{id}/units", Drafters),
        (HttpMethod.Post, "/drafts/{id}/confirm", Drafters),
        (HttpMethod.Get, "/plans", Everybody),
        (HttpMethod.Get, "/plans/{id}", Everybody),
        (HttpMethod.Put, "/plans/{id}", Drafters),
        (HttpMethod.Get, "/plans/{id}/versions", Everybody),
        (HttpMethod.Get, "/plans/{id}/versions/1", Everybody),
        (HttpMethod.Post, "/plans/{id}/submit", Drafters),
        (HttpMethod.Post, "/plans/{id}/return", Approvers),
        (HttpMethod.Post, "/plans/{id}/approve", Approvers),
        (HttpMethod.Post, "/plans/{id}/issue", Judges),
        (HttpMethod.Post, "/plans/{id}/close", Judges),
        (HttpMethod.Post, "/plans/{id}/tasks", Drafters),
        (HttpMethod.Post, "/plans/{id}/reissue", Drafters),
        (HttpMethod.Put, "/plans/{id}/bases/0", Drafters),
        (HttpMethod.Get, "/my-tasks", Everybody),
        (HttpMethod.Get, "/tasks", Everybody),
        (HttpMethod.Get, "/tasks/{id}", Everybody),
        (HttpMethod.Put, "/tasks/{id}", Drafters),
        (HttpMethod.Post, "/tasks/{id}/withdraw", Drafters),
        (HttpMethod.Post, "/tasks/bulk", Drafters),
        (HttpMethod.Post, "/occurrences/{id}/progress", Workers),
        (HttpMethod.Post, "/occurrences/{id}/submit", Workers),
        (HttpMethod.Post, "/occurrences/{id}/accept", Judges),
        (HttpMethod.Post, "/occurrences/{id}/return", Judges),
        (HttpMethod.Post, "/occurrences/{id}/extensions", Workers),
        (HttpMethod.Post, "/extensions/{id}/decide", Judges),
        (HttpMethod.Post, "/evidence?occurrenceId={id}&evidenceId={id}&fileName=a.pdf", Workers),
        (HttpMethod.Get, "/evidence/{id}", Everybody),
        (HttpMethod.Put, "/evidence/{id}/consent", Workers),
        (HttpMethod.Post, "/evidence/{id}/withdraw", Workers),
        (HttpMethod.Get, "/calendar/2026", Everybody),
        (HttpMethod.Put, "/calendar/2026", [Roles.Administrator, Roles.ProgrammeOfficer]),
    ];

    public static TheoryData<int> EachRoute => [.. Enumerable.Range(0, Routes.Length)];

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Without_a_valid_token_the_answer_is_401_and_without_the_role_403(int route)
    {
        var role = Routes[route].Roles[0];
        foreach (var token in new[] { null, service.Tokens.Forged(role, Tree.HaNoi), service.Tokens.Expired(role, Tree.HaNoi), service.Tokens.ForOtherAudience(role, Tree.HaNoi), "x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(route, token)).StatusCode);
        }

        foreach (var other in Roles.All.Except(Routes[route].Roles).Append("nobody"))
        {
            await (await SendAsync(route, service.Tokens.For(other, Tree.HaNoi))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public async Task A_plan_is_read_by_its_issuer_those_below_it_once_issued_and_who_has_a_part_in_it()
    {
        var own = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.Task("II.1", "Việc của Sở", "Ủy ban nhân dân phường Khác", "Quý IV/2026"))).DraftId);
        var issued = await service.IssuedAsync(PlanCalls.Task("II.1", "Việc của phường khác", "Ủy ban nhân dân phường Khác", "Quý IV/2026"));
        var (auditor, stranger) = (service.Tokens.For(Roles.Auditor, Tree.Ward), service.Tokens.For(Roles.Auditor, Tree.CaoBang));
        async Task<HttpStatusCode> ReadAsync(Guid plan, string token) => (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}", token)).StatusCode;

        Assert.Equal(HttpStatusCode.Forbidden, await ReadAsync(own.PlanId, auditor));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(own.PlanId, service.Tokens.For(Roles.Auditor, Tree.OtherWard)));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(issued.PlanId, auditor));
        Assert.Equal(HttpStatusCode.Forbidden, await ReadAsync(issued.PlanId, stranger));
        Assert.Equal(HttpStatusCode.Forbidden, await ReadAsync(issued.PlanId, service.Tokens.For(Roles.Auditor)));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(issued.PlanId, service.Tokens.For(Roles.Administrator)));
        foreach (var step in new[] { "submit", "close" })
        {
            var body = step == "submit" ? (object)new { } : new { reason = "x" };
            await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{issued.PlanId}/{step}", service.WardOfficer, body)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }
    }

    private static object? BodyOf(HttpMethod method, string path) =>
        method == HttpMethod.Get ? null : path.Contains("fileName=", StringComparison.Ordinal) ? new ByteArrayContent([1]) : new { };

    private Task<HttpResponseMessage> SendAsync(int route, string? token)
    {
        var (method, path, _) = Routes[route];
        return service.Http.SendAsync(method, path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal), token, BodyOf(method, path));
    }
}
