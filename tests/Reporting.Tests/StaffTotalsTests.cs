using System.Net;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>A town's office with two wards below it, each with a campaign; who sees what.</summary>
public sealed class StaffTotalsTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    private const string Totals = "/campaigns/totals?pageSize=200";
    private readonly Guid office = Guid.CreateVersion7();
    private readonly Guid ward = Guid.CreateVersion7();
    private readonly Guid otherWard = Guid.CreateVersion7();
    private readonly Guid wardCampaign = Guid.CreateVersion7();
    private readonly Guid otherCampaign = Guid.CreateVersion7();

    public async Task InitializeAsync()
    {
        await reporting.Owners.SendAsync(Events.Unit(office, "Sở"));
        await reporting.Owners.SendAsync(Events.Unit(ward, "phường Một", office));
        await reporting.Owners.SendAsync(Events.Unit(otherWard, "phường Hai", office));
        await reporting.Owners.SendAsync(Events.Opened(wardCampaign, "p1-" + wardCampaign.ToString("N"), ward));
        await reporting.Owners.SendAsync(Events.Opened(otherCampaign, "p2-" + otherCampaign.ToString("N"), otherWard));
        await reporting.Owners.SendAsync(Events.Gift(wardCampaign, 25_000, hour: 10));
        await Eventually.Async("all is copied", () => reporting.Database.ScalarAsync<long>(
            "select (select count(*) from unit_copy where unit_id = any($1)) + (select count(*) from campaign_read where campaign_id = any($2)) + (select count(*) from campaign_total where campaign_id = $3)",
            new[] { office, ward, otherWard }, new[] { wardCampaign, otherCampaign }, wardCampaign), known => known == 6);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_ward_sees_its_own_campaigns_only()
    {
        var seen = await (await AskAsync(Totals, reporting.Tokens.For(Roles.UnitOfficer, ward))).ReadAsync<PagedResult<CampaignSummary>>();

        var one = Assert.Single(seen.Items);
        Assert.Equal((wardCampaign, 25_000, 1, 1), (one.CampaignId, one.TotalVnd, one.Count, seen.Total));
    }

    [Theory]
    [InlineData(Roles.ProgrammeOfficer)]
    [InlineData(Roles.Auditor)]
    public async Task The_office_above_sees_both(string role)
    {
        var seen = await (await AskAsync(Totals, reporting.Tokens.For(role, office))).ReadAsync<PagedResult<CampaignSummary>>();

        Assert.Equal(new[] { wardCampaign, otherCampaign }.Order(), seen.Items.Select(one => one.CampaignId).Order());
    }

    [Fact]
    public async Task The_administrator_sees_everything()
    {
        var seen = await (await AskAsync(Totals, reporting.Tokens.For(Roles.Administrator))).ReadAsync<PagedResult<CampaignSummary>>();

        Assert.Contains(wardCampaign, seen.Items.Select(one => one.CampaignId));
        Assert.Contains(otherCampaign, seen.Items.Select(one => one.CampaignId));
    }

    [Fact]
    public async Task Asking_for_a_unit_outside_the_scope_is_refused()
    {
        using var answer = await AskAsync($"{Totals}&unitId={otherWard}", reporting.Tokens.For(Roles.UnitOfficer, ward));

        await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Asking_for_the_unit_above_is_refused()
    {
        using var answer = await AskAsync($"{Totals}&unitId={office}", reporting.Tokens.For(Roles.UnitOfficer, ward));

        await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task The_office_may_ask_for_one_ward()
    {
        var seen = await (await AskAsync($"{Totals}&unitId={otherWard}", reporting.Tokens.For(Roles.Accountant, office))).ReadAsync<PagedResult<CampaignSummary>>();

        Assert.Equal(otherCampaign, Assert.Single(seen.Items).CampaignId);
    }

    [Fact]
    public async Task A_token_without_a_unit_reaches_nothing()
    {
        using var answer = await AskAsync(Totals, reporting.Tokens.For(Roles.Accountant));

        await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_read()
    {
        await (await AskAsync(Totals, null)).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await AskAsync(Totals, reporting.Tokens.Forged(Roles.Administrator))).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await AskAsync(Totals, reporting.Tokens.Expired(Roles.Administrator))).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await AskAsync(Totals, reporting.Tokens.ForOtherAudience(Roles.Administrator))).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await AskAsync(Totals, reporting.Tokens.For("public", office))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }

    private Task<HttpResponseMessage> AskAsync(string path, string? token) => reporting.Http.SendAsync(HttpMethod.Get, path, token);
}
