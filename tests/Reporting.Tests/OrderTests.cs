using EduCoop.Contracts.Donations;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Events of different owners arrive in any order, and some arrive twice.</summary>
public sealed class OrderTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    private readonly Guid campaign = Guid.CreateVersion7();
    private readonly string slug = "chien-dich-" + Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task Gifts_that_come_before_their_campaign_are_shown_once_it_is_known()
    {
        await reporting.Owners.SendAsync(Events.Gift(campaign, 50_000, hour: 9));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 20_000, hour: 9));
        await Eventually.Async("both gifts are counted", () => CountAsync(), count => count == 2);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reporting.Http.GetAsync($"/public/campaigns/{slug}")).StatusCode);

        await reporting.Owners.SendAsync(Events.Opened(campaign, slug));

        var shown = await ShownAsync(one => one is not null);
        Assert.Equal(70_000, shown!.TotalVnd);
    }

    [Fact]
    public async Task A_campaign_that_was_closed_before_its_opening_was_heard_of_is_closed()
    {
        await reporting.Owners.SendAsync(new CampaignClosed(campaign, new DateOnly(2026, 12, 24), DateTimeOffset.UtcNow));
        await Eventually.Async("the closing is kept", () => reporting.Database.ScalarAsync<long>("select count(*) from campaign where campaign_id = $1", campaign), rows => rows == 1);

        await reporting.Owners.SendAsync(Events.Opened(campaign, slug));

        Assert.Equal(new DateOnly(2026, 12, 24), (await ShownAsync(one => one is not null))!.ClosesOn);
    }

    [Fact]
    public async Task A_statement_that_was_reconciled_before_its_gifts_arrived_ties_to_the_bank_in_the_end()
    {
        var statement = Guid.CreateVersion7();
        await reporting.Owners.SendAsync(Events.Opened(campaign, slug));
        await reporting.Owners.SendAsync(Events.Reconciled(statement, campaign, openingVnd: 1_000_000, creditsVnd: 300_000, debitsVnd: 40_000, entries: 3));
        Assert.Equal(300_000, (await ShownAsync(one => one?.StatementsReconciled == 1))!.BankDifferenceVnd);

        await reporting.Owners.SendAsync(Events.Gift(campaign, 100_000, statement: statement));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 200_000, statement: statement));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 5_000, hour: 8));

        var shown = await ShownAsync(one => one?.Count == 3);
        Assert.Equal((305_000, 0, 1_260_000), (shown!.TotalVnd, shown.BankDifferenceVnd, shown.BankClosingVnd));
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        var gift = Events.Gift(campaign, 50_000, hour: 9);
        var message = Guid.CreateVersion7();
        var opened = Events.Opened(campaign, slug);
        for (var i = 0; i < 3; i++)
        {
            await reporting.Owners.SendAsync(opened);
            await reporting.Owners.SendAsync(gift, message);
            await reporting.Owners.SendAsync(gift);
        }

        await ShownAsync(one => one?.Count == 1);
        await Task.Delay(500);
        Assert.Equal((1, 50_000), (await ShownAsync(one => one is not null)) is { } shown ? (shown.Count, shown.TotalVnd) : default);
    }

    [Fact]
    public async Task An_older_version_of_a_unit_is_dropped()
    {
        var (unit, parent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await reporting.Owners.SendAsync(Events.Changed(unit, "phường Tên Mới", 3, parent));
        await Eventually.Async("version 3 is kept", () => VersionAsync(unit), version => version == 3);

        await reporting.Owners.SendAsync(Events.Unit(unit, "phường Tên Cũ"));
        await reporting.Owners.SendAsync(Events.Changed(unit, "phường Tên Giữa", 2));
        await reporting.Owners.SendAsync(Events.Changed(Guid.CreateVersion7(), "để chờ", 1));
        await Task.Delay(500);

        Assert.Equal("phường Tên Mới", await reporting.Database.ScalarAsync<string>("select name from unit_copy where unit_id = $1", unit));
        Assert.Equal(new[] { parent, unit }, await reporting.Database.ScalarAsync<Guid[]>("select path from unit_copy where unit_id = $1", unit));
    }

    [Fact]
    public async Task Gifts_wait_while_the_database_refuses_and_are_counted_after_it()
    {
        await reporting.Owners.SendAsync(Events.Opened(campaign, slug));
        await ShownAsync(one => one is not null);
        await reporting.Database.ExecuteAsync("alter table campaign_day rename to campaign_day_away");
        await reporting.Owners.SendAsync(Events.Gift(campaign, 70_000, hour: 7));
        await Task.Delay(700);
        await reporting.Database.ExecuteAsync("alter table campaign_day_away rename to campaign_day");

        var shown = await ShownAsync(one => one?.Count == 1);
        Assert.Equal((70_000, 70_000), (shown!.TotalVnd, shown.Days.Single().TotalVnd));
    }

    private Task<long> VersionAsync(Guid unit) => reporting.Database.ScalarAsync<long>("select version from unit_copy where unit_id = $1", unit);

    private Task<long> CountAsync() => reporting.Database.ScalarAsync<long>("select coalesce(sum(gift_count), 0)::bigint from campaign_total where campaign_id = $1", campaign);

    private Task<Campaigns.PublicCampaign?> ShownAsync(Func<Campaigns.PublicCampaign?, bool> isSo) =>
        Eventually.Async("the public answer is as wanted", async () =>
        {
            using var answer = await reporting.Http.GetAsync($"/public/campaigns/{slug}");
            return answer.IsSuccessStatusCode ? await answer.ReadAsync<Campaigns.PublicCampaign>() : null;
        }, isSo);
}
