using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>What anybody may read without signing in.</summary>
public sealed class PublicAnswerTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    private readonly Guid campaign = Guid.CreateVersion7();
    private readonly string slug = "cong-khai-" + Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task Hours_hold_only_gifts_whose_time_is_known_and_days_hold_all()
    {
        await reporting.Owners.SendAsync(Events.Gift(campaign, 10_000, new DateOnly(2026, 11, 20), 23));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 20_000, new DateOnly(2026, 11, 21), 0));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 40_000, new DateOnly(2026, 11, 21)));
        await OpenAndWaitAsync(3);

        var shown = await (await reporting.Http.GetAsync($"/public/campaigns/{slug}")).ReadAsync<PublicCampaign>();

        // 23:30 of the 20th in Việt Nam is 16:30 UTC; the hour before and after midnight belong to different days.
        Assert.Equal([(Utc(20, 16), 1, 10_000), (Utc(20, 17), 1, 20_000)], shown.Hours.Select(hour => (hour.Hour, hour.Count, hour.TotalVnd)));
        Assert.Equal(
            [(new DateOnly(2026, 11, 20), 1L, 10_000L, 0L), (new DateOnly(2026, 11, 21), 2L, 60_000L, 1L)],
            shown.Days.Select(day => (day.Day, day.Count, day.TotalVnd, day.WithoutHour)));
        Assert.Equal((3, 70_000, null, 0), (shown.Count, shown.TotalVnd, shown.BankDifferenceVnd, shown.StatementsReconciled));
    }

    [Fact]
    public async Task It_holds_these_members_and_nothing_about_a_person()
    {
        await reporting.Owners.SendAsync(Events.Gift(campaign, 10_000, hour: 8));
        await OpenAndWaitAsync(1);

        var shown = await (await reporting.Http.GetAsync($"/public/campaigns/{slug}")).ReadJsonAsync();

        Assert.Equal(
            ["bankClosingVnd", "bankDifferenceVnd", "beneficiaryName", "campaignId", "closesOn", "comparedAt", "count", "days", "hours", "ledgerDifferenceVnd", "opensOn", "slug", "statementsReconciled", "title", "totalVnd", "unitName", "updatedAt"],
            shown.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["count", "hour", "totalVnd"], Members(shown.GetProperty("hours")[0]));
        Assert.Equal(["count", "day", "totalVnd", "withoutHour"], Members(shown.GetProperty("days")[0]));
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_not_sent_again()
    {
        await reporting.Owners.SendAsync(Events.Gift(campaign, 10_000, hour: 8));
        await OpenAndWaitAsync(1);
        using var first = await reporting.Http.GetAsync($"/public/campaigns/{slug}");
        Assert.Equal("public, max-age=5", first.Headers.CacheControl!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, (await AskAgainAsync(first.Headers.ETag!)).StatusCode);

        await reporting.Owners.SendAsync(Events.Gift(campaign, 1, hour: 8));
        await OpenAndWaitAsync(2);
        using var changed = await AskAgainAsync(first.Headers.ETag!);
        Assert.Equal(10_001, (await changed.ReadAsync<PublicCampaign>()).TotalVnd);
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("'; drop table campaign; --")]
    [InlineData("%00")]
    public async Task An_unknown_name_is_not_found(string unknown)
    {
        using var answer = await reporting.Http.GetAsync($"/public/campaigns/{(unknown[0] == '%' ? unknown : Uri.EscapeDataString(unknown))}");

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}");
        Assert.Equal(0, await reporting.Database.ScalarAsync<long>("select count(*) from campaign where slug = 'khong-co'"));
    }

    [Fact]
    public async Task The_refusal_of_an_unknown_name_says_so_in_Vietnamese() =>
        Assert.Contains("chiến dịch", (await (await reporting.Http.GetAsync("/public/campaigns/khong-co")).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_found")).Title!);

    [Fact]
    public async Task The_list_is_newest_first_and_bounded()
    {
        var newest = Guid.CreateVersion7();
        await reporting.Owners.SendAsync(Events.Opened(newest, "moi-nhat-" + newest.ToString("N"), at: DateTimeOffset.UtcNow.AddYears(1)));
        await OpenAndWaitAsync(0);

        var list = await Eventually.Async(
            "both campaigns are listed",
            async () => await (await reporting.Http.GetAsync("/public/campaigns?page=1&pageSize=5000")).ReadAsync<PagedResult<CampaignSummary>>(),
            page => page.Items.Any(one => one.CampaignId == newest));

        Assert.Equal(newest, list.Items[0].CampaignId);
        Assert.Equal(PageRequest.MaxPageSize, list.PageSize);
        var second = await (await reporting.Http.GetAsync("/public/campaigns?page=2&pageSize=1")).ReadAsync<PagedResult<CampaignSummary>>();
        Assert.Equal(list.Items[1].CampaignId, Assert.Single(second.Items).CampaignId);
    }

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);

    private Task<HttpResponseMessage> AskAgainAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/public/campaigns/{slug}");
        request.Headers.IfNoneMatch.Add(tag);
        return reporting.Http.SendAsync(request);
    }

    private async Task OpenAndWaitAsync(int gifts)
    {
        await reporting.Owners.SendAsync(Events.Opened(campaign, slug, at: new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        await Eventually.Async(
            $"{gifts} gifts are shown",
            async () => (await (await reporting.Http.GetAsync($"/public/campaigns/{slug}")).ReadAsync<PublicCampaign>()).Count,
            count => count == gifts);
    }
}
