using System.Net;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests;

/// <summary>Every route of what follows a plan: nobody without a token, nobody with the wrong role.</summary>
[Collection(OneService.Name)]
public sealed class FollowUpPermissionTests(PlansService service)
{
    private const string Id = "0199cccc-0000-7000-8000-000000000001";

    public static TheoryData<string, string, string?> Routes => new()
    {
        { "GET", $"/plans/{Id}/indicators", null }, { "GET", $"/indicators/{Id}", null }, { "PUT", $"/indicators/{Id}/setting", Roles.Auditor },
        { "POST", $"/indicators/{Id}/measurements", Roles.Auditor }, { "POST", $"/measurements/{Id}/withdraw", Roles.Auditor }, { "PUT", $"/tasks/{Id}/indicators", Roles.SchoolOfficer },
        { "GET", "/notices", null }, { "GET", $"/notices/{Id}", null }, { "POST", $"/notices/{Id}/read", null }, { "POST", $"/notices/{Id}/send-again", Roles.SchoolOfficer },
        { "GET", $"/mailboxes/{Id}", Roles.SchoolOfficer }, { "PUT", $"/mailboxes/{Id}", Roles.SchoolOfficer }, { "POST", "/reminders/run", Roles.ProgrammeOfficer },
        { "POST", $"/plans/{Id}/derive", Roles.SchoolOfficer }, { "GET", $"/plans/{Id}/coverage", null }, { "PUT", $"/plans/{Id}/coverage/{Id}", Roles.SchoolOfficer },
        { "POST", $"/plans/{Id}/copy", Roles.SchoolOfficer }, { "POST", "/templates", Roles.SchoolOfficer }, { "GET", "/templates", null }, { "DELETE", $"/templates/{Id}", Roles.SchoolOfficer },
        { "POST", $"/templates/{Id}/plans", Roles.SchoolOfficer }, { "POST", "/inspections", Roles.SchoolOfficer }, { "GET", "/inspections", null }, { "GET", $"/inspections/{Id}", null },
        { "POST", $"/inspections/{Id}/findings", Roles.SchoolOfficer }, { "POST", $"/inspections/{Id}/close", Roles.SchoolOfficer }, { "POST", $"/findings/{Id}/report", Roles.Auditor },
        { "POST", $"/findings/{Id}/decide", Roles.SchoolOfficer }, { "GET", "/boards/overdue", null }, { "GET", "/boards/warnings", null }, { "GET", "/boards/gaps", null },
        { "GET", "/boards/gaps/tasks_without_lead", null }, { "GET", $"/plans/{Id}/progress", null }, { "GET", $"/plans/{Id}/timeline?from=2026-01-01&to=2026-02-01", null },
        { "POST", "/feeds", null }, { "GET", "/feeds", null }, { "DELETE", $"/feeds/{Id}", null }, { "GET", $"/plans/{Id}/export.docx", null }, { "GET", "/tasks/export.xlsx", null },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nobody_without_a_token_and_nobody_with_the_wrong_role(string method, string path, string? wrongRole)
    {
        var verb = new HttpMethod(method);
        // A PUT says that it brings JSON: without a content type a path that also answers GET is not found at all.
        object? body = method == "PUT" ? new { } : null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(verb, path, null, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(verb, path, service.Tokens.Forged(Roles.Administrator), body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.SendAsync(verb, path, service.Tokens.For("khach", Tree.HaNoi), body)).StatusCode);
        if (wrongRole is not null)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.SendAsync(verb, path, service.Tokens.For(wrongRole, Tree.HaNoi), body)).StatusCode);
        }
    }
}
