using System.Net;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests;

/// <summary>Every route refuses, when it is called directly, whoever may not call it. Taking a control away turns one of these red.</summary>
[Collection(OneService.Name)]
public sealed class PermissionTests(DonationsService service)
{
    private static readonly (HttpMethod Method, string Path, string[] Roles)[] Routes =
    [
        (HttpMethod.Post, "/campaigns", [Roles.ProgrammeOfficer, Roles.Administrator]),
        (HttpMethod.Get, "/campaigns", [.. Roles.All]),
        (HttpMethod.Get, "/campaigns/{campaign}", [.. Roles.All]),
        (HttpMethod.Post, "/campaigns/{campaign}/close", [Roles.ProgrammeOfficer, Roles.Administrator]),
        (HttpMethod.Post, "/donations", [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer]),
        (HttpMethod.Get, "/donations?campaignId={campaign}", [.. Roles.All]),
        (HttpMethod.Get, "/donations/{donation}", [.. Roles.All]),
        (HttpMethod.Post, "/statements?campaignId={campaign}&fileName=a.psv", [Roles.Accountant]),
        (HttpMethod.Post, "/statements/preview?campaignId={campaign}", [Roles.Accountant]),
        (HttpMethod.Post, "/statements/{statement}/difference", [Roles.Accountant]),
        (HttpMethod.Post, "/statements/{statement}/difference/approve", [Roles.Accountant, Roles.Approver]),
        (HttpMethod.Get, "/statements/mapping?campaignId={campaign}", [.. Roles.All]),
        (HttpMethod.Put, "/statements/mapping?campaignId={campaign}", [Roles.Accountant]),
        (HttpMethod.Get, "/statements?campaignId={campaign}", [.. Roles.All]),
        (HttpMethod.Get, "/statements/{statement}", [.. Roles.All]),
        (HttpMethod.Get, "/ledger/trial-balance?campaignId={campaign}", [.. Roles.All]),
        (HttpMethod.Get, "/donations/{donation}/receipt", [.. Roles.All]),
    ];

    public static TheoryData<int> EachRoute => [.. Enumerable.Range(0, Routes.Length)];

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Without_a_valid_token_the_answer_is_401(int route)
    {
        var role = Routes[route].Roles[0];
        foreach (var token in new[] { null, service.Tokens.Forged(role, Tree.HaNoi), service.Tokens.Expired(role, Tree.HaNoi), service.Tokens.ForOtherAudience(role, Tree.HaNoi), "x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(route, token, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())).StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Without_the_role_the_answer_is_403(int route)
    {
        foreach (var role in Roles.All.Except(Routes[route].Roles).Append("nobody"))
        {
            var answer = await SendAsync(route, service.Tokens.For(role, Tree.HaNoi), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Outside_the_unit_s_scope_the_answer_is_403(int route)
    {
        if (Routes[route].Path == "/campaigns")
        {
            // Opening and listing are tried in CampaignTests: there the unit is in the body, or nowhere.
            return;
        }

        var (campaign, donation, statement) = await WardAsync();
        foreach (var role in Routes[route].Roles.Except([Roles.Administrator]))
        {
            foreach (var unit in new Guid?[] { Tree.CaoBang, Tree.School, null })
            {
                var token = unit is { } id ? service.Tokens.For(role, id) : service.Tokens.For(role);
                await (await SendAsync(route, token, campaign, donation, statement)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
            }
        }
    }

    [Fact]
    public async Task The_unit_itself_the_units_above_it_and_the_administrator_may_read()
    {
        var (campaign, donation, statement) = await WardAsync();
        foreach (var token in new[] { service.Tokens.For(Roles.Auditor, Tree.Ward), service.Tokens.For(Roles.Auditor, Tree.HaNoi), service.Tokens.For(Roles.Administrator) })
        {
            for (var route = 0; route < Routes.Length; route++)
            {
                if (Routes[route].Method == HttpMethod.Get)
                {
                    // Whoever may read hears that no columns are remembered yet; whoever may not hears 403.
                    var expected = Routes[route].Path.StartsWith("/statements/mapping", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                    Assert.Equal(expected, (await SendAsync(route, token, campaign, donation, statement)).StatusCode);
                }
            }
        }
    }

    [Fact]
    public async Task The_description_of_the_routes_is_for_those_who_are_signed_in()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(HttpMethod.Get, "/openapi/v1.json", null)).StatusCode);
        var json = await (await service.Http.SendAsync(HttpMethod.Get, "/openapi/v1.json", service.Auditor)).ReadJsonAsync();
        foreach (var (method, path, _) in Routes)
        {
            var template = path.Split('?')[0].Replace("{campaign}", "{campaignId}", StringComparison.Ordinal).Replace("{donation}", "{donationId}", StringComparison.Ordinal).Replace("{statement}", "{statementId}", StringComparison.Ordinal);
            Assert.True(json.GetProperty("paths").GetProperty(template).TryGetProperty(method.Method.ToLowerInvariant(), out _), $"{method} {template}");
        }

        // Circular 16/2018: nowhere a smallest, suggested or average amount.
        var text = json.GetRawText().ToLowerInvariant();
        Assert.All(new[] { "minimumamount", "minamount", "suggested", "averageamount" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    private async Task<(Guid Campaign, Guid Donation, Guid Statement)> WardAsync()
    {
        var campaign = await service.OpenAsync(Tree.Ward);
        var gift = Some.Gift(campaign);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return (campaign, gift.DonationId, (await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample())).StatementId);
    }

    private Task<HttpResponseMessage> SendAsync(int route, string? token, Guid campaign, Guid donation, Guid statement)
    {
        var (method, path, _) = Routes[route];
        path = path.Replace("{campaign}", campaign.ToString(), StringComparison.Ordinal).Replace("{donation}", donation.ToString(), StringComparison.Ordinal).Replace("{statement}", statement.ToString(), StringComparison.Ordinal);
        object? body = path switch
        {
            _ when method == HttpMethod.Get => null,
            "/campaigns" => Some.Campaign(),
            "/donations" => Some.Gift(campaign),
            _ when path.EndsWith("/difference", StringComparison.Ordinal) => new EduCoop.Donations.Statements.DifferenceSignature(1, "một lý do đủ dài"),
            _ when path.StartsWith("/statements/mapping", StringComparison.Ordinal) => new EduCoop.Banking.Statements.ColumnMapping("columns", [EduCoop.Banking.Statements.ColumnRole.Day, EduCoop.Banking.Statements.ColumnRole.Amount], ["Ngay", "Tien"]),
            _ when path.StartsWith("/statements", StringComparison.Ordinal) => new ByteArrayContent(Some.Sample()),
            _ => null,
        };
        return service.Http.SendAsync(method, path, token, body);
    }
}
