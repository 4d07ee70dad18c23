using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Twinning.Tests;

/// <summary>Every route and the roles that may call it; all others are turned away before anything is read. A route that is not in this list turns the test red.</summary>
[Collection(OneService.Name)]
public sealed class PermissionTests(TwinningService service)
{
    private static readonly string[] Staff = [.. Roles.All];
    private static readonly string[] Speakers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];
    private static readonly string[] Offices = [Roles.Administrator, Roles.ProgrammeOfficer];

    private static readonly string[] Sides = [Roles.SchoolOfficer, Roles.UnitOfficer, Roles.Approver];

    private static readonly string[] Desks = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Approver, Roles.Auditor];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["GET /schools/{unitId:guid}"] = Staff,
        ["GET /schools/{unitId:guid}/candidates"] = Staff,
        ["POST /marks"] = Offices,
        ["POST /marks/{markId:guid}/end"] = Offices,
        ["GET /themes"] = Staff,
        ["PUT /themes/{themeCode}"] = Offices,
        ["POST /needs"] = Speakers,
        ["GET /needs"] = Staff,
        ["GET /needs/export.xlsx"] = Staff,
        ["POST /needs/import"] = Speakers,
        ["GET /needs/{needId:guid}"] = Staff,
        ["GET /needs/{needId:guid}/history"] = Staff,
        ["PUT /needs/{needId:guid}"] = Speakers,
        ["POST /needs/{needId:guid}/withdraw"] = Speakers,
        ["POST /offers"] = Speakers,
        ["GET /offers"] = Staff,
        ["GET /offers/export.xlsx"] = Staff,
        ["POST /offers/import"] = Speakers,
        ["GET /offers/{offerId:guid}"] = Staff,
        ["GET /offers/{offerId:guid}/history"] = Staff,
        ["PUT /offers/{offerId:guid}"] = Speakers,
        ["POST /offers/{offerId:guid}/withdraw"] = Speakers,
        ["GET /rules"] = Staff,
        ["POST /rules"] = Offices,
        ["POST /rules/{ruleId:guid}/end"] = Offices,
        ["GET /pairs/check"] = Staff,
        ["GET /market"] = Staff,
        ["POST /matching/runs"] = Offices,
        ["GET /matching/runs"] = Desks,
        ["GET /matching/runs/{runId:guid}"] = Desks,
        ["GET /matching/runs/{runId:guid}/pairs"] = Desks,
        ["GET /matching/runs/{runId:guid}/unmatched"] = Desks,
        ["GET /matching/runs/{runId:guid}/explanation"] = Desks,
        ["POST /matching/runs/{runId:guid}/cancel"] = Offices,
        ["POST /matching/runs/{runId:guid}/choose"] = Offices,
        ["POST /matching/runs/{runId:guid}/publish"] = [Roles.Approver],
        ["POST /matching/decisions"] = Offices,
        ["GET /matching/decisions"] = Desks,
        ["POST /matching/decisions/{decisionId:guid}/end"] = Offices,
        ["GET /matching/weights/{authorityId:guid}"] = Desks,
        ["PUT /matching/weights/{authorityId:guid}"] = Offices,
        ["PUT /matching/places/{unitId:guid}"] = Offices,
        ["GET /registers/totals"] = Staff,
        ["GET /registers/schools"] = Staff,
        ["GET /registers/pairs"] = Staff,
        ["GET /registers/uncovered"] = Staff,
        ["GET /registers/coverage"] = Staff,
        ["GET /registers/connections"] = Staff,
        ["GET /registers/{register}/export.xlsx"] = Staff,
        ["GET /registers/{register}/export.docx"] = Staff,
        ["GET /registers/recount"] = [Roles.Administrator],
        ["GET /agreements/{agreementId:guid}/life"] = Staff,
        ["PUT /agreements/{agreementId:guid}/plans/{schoolYear:int}"] = [Roles.SchoolOfficer],
        ["POST /agreements/{agreementId:guid}/plans/{schoolYear:int}/agree"] = [Roles.SchoolOfficer],
        ["GET /agreements/{agreementId:guid}/calendar.ics"] = Staff,
        ["GET /agreements/{agreementId:guid}/messages"] = Staff,
        ["POST /pair-messages"] = [Roles.SchoolOfficer],
        ["GET /activity-kinds"] = Staff,
        ["PUT /activity-kinds/{kindCode}"] = Offices,
        ["GET /activities"] = Staff,
        ["GET /activities/{activityId:guid}"] = Staff,
        ["GET /activities/{activityId:guid}/history"] = Staff,
        ["POST /activities"] = [Roles.SchoolOfficer],
        ["PUT /activities/{activityId:guid}"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/cancel"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/report"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/confirm"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/evaluate"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/gifts"] = [Roles.SchoolOfficer],
        ["POST /activities/{activityId:guid}/files"] = [Roles.SchoolOfficer],
        ["GET /activity-files/{fileId:guid}"] = Staff,
        ["PUT /activity-files/{fileId:guid}/consent"] = [Roles.SchoolOfficer],
        ["POST /activity-files/{fileId:guid}/withdraw"] = [Roles.SchoolOfficer],
        ["GET /pairs/health"] = Staff,
        ["GET /pairs/health/totals"] = Staff,
        ["GET /pairs/nudges"] = Staff,
        ["GET /agreements/{agreementId:guid}/health"] = Staff,
        ["GET /agreements/{agreementId:guid}/nudges"] = Staff,
        ["POST /agreements/{agreementId:guid}/nudges"] = [Roles.ProgrammeOfficer, Roles.UnitOfficer],
        ["GET /agreements/{agreementId:guid}/reviews"] = Staff,
        ["GET /agreements/{agreementId:guid}/reviews/{schoolYear:int}/figures"] = Staff,
        ["POST /agreements/{agreementId:guid}/reviews/{schoolYear:int}"] = [Roles.UnitOfficer, Roles.ProgrammeOfficer, Roles.Approver],
        ["GET /health-limits"] = Staff,
        ["PUT /health-limits"] = [Roles.Administrator],
        ["GET /quality-criteria"] = Staff,
        ["PUT /quality-criteria/{code}"] = Offices,
        ["GET /years"] = [Roles.Administrator],
        ["GET /events/{part}"] = [Roles.Administrator],
        ["POST /figures"] = Staff,
        ["POST /agreements"] = [Roles.SchoolOfficer, Roles.UnitOfficer, Roles.ProgrammeOfficer],
        ["GET /agreements"] = Staff,
        ["GET /agreements/notices"] = Staff,
        ["GET /agreements/durations"] = Staff,
        ["PUT /agreements/durations/{stage}"] = [Roles.Administrator],
        ["GET /agreements/{agreementId:guid}"] = Staff,
        ["GET /agreements/{agreementId:guid}/document"] = Staff,
        ["POST /agreements/{agreementId:guid}/accept"] = [Roles.SchoolOfficer],
        ["POST /agreements/{agreementId:guid}/renew"] = [Roles.SchoolOfficer],
        ["POST /agreements/{agreementId:guid}/approve"] = [Roles.Approver, Roles.UnitOfficer],
        ["POST /agreements/{agreementId:guid}/decline"] = Sides,
        ["POST /agreements/{agreementId:guid}/end"] = Sides,
        ["POST /agreements/{agreementId:guid}/withdraw"] = [.. Sides, Roles.ProgrammeOfficer],
    };

    [Fact]
    public void No_route_is_missing_in_this_list() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            service.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
                .Where(route => !route.Contains("/openapi/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Who_has_not_the_role_is_turned_away_and_who_has_no_token_is_asked_to_sign_in()
    {
        var wrong = new List<string>();
        foreach (var (route, roles) in Allowed)
        {
            var (method, path) = (new HttpMethod(route.Split(' ')[0]), Path(route));
            // A file's route looks at the media type before it looks at the caller.
            object? Body() => method == HttpMethod.Get ? null : path.EndsWith("/import", StringComparison.Ordinal) || path.EndsWith("/files", StringComparison.Ordinal) ? new ByteArrayContent([1]) : new { };
            async Task<HttpStatusCode> SendAsync(string? token) => (await service.Http.SendAsync(method, path, token, Body())).StatusCode;
            foreach (var role in Roles.All)
            {
                var isTurnedAway = await SendAsync(service.Tokens.For(role)) == HttpStatusCode.Forbidden;
                // Without a unit everything that is asked for a unit is out of scope too; so only those without the role are sure to be turned away.
                if (!roles.Contains(role) && !isTurnedAway)
                {
                    wrong.Add($"{route} let {role} in");
                }
            }

            if (await SendAsync(null) != HttpStatusCode.Unauthorized || await SendAsync(service.Tokens.Forged(Roles.Administrator)) != HttpStatusCode.Unauthorized)
            {
                wrong.Add($"{route} asked nobody to sign in");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Path(string route)
    {
        var path = route.Split(' ')[1];
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = path.IndexOf('}', open);
            path = path[..open] + (path[open..close].Contains(":guid", StringComparison.Ordinal) ? Guid.CreateVersion7().ToString() : path[open..close].Contains(":int", StringComparison.Ordinal) ? "2026" : "stem") + path[(close + 1)..];
        }

        return path;
    }
}
