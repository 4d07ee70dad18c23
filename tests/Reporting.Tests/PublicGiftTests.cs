using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Reporting.Gifts;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Gifts that everybody may find: where they stand, in whatever order the events come, page behind page, each question by its own index.</summary>
public sealed class PublicGiftTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task A_gift_is_found_where_it_stands_whatever_order_the_events_come_in()
    {
        var (fund, campaign) = (await CampaignAsync("quy"), await CampaignAsync("dot"));
        var gift = Events.Gift(fund.Id, 50_000, hour: 9);
        var move = new DonationClassified(Guid.CreateVersion7(), gift.DonationId, fund.Id, campaign.Id, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, "code", gift.LedgerSequence + 1_000_000, DateTimeOffset.UtcNow);
        await reporting.Owners.SendAsync(move);
        await Eventually.Async("the move is heard", () => FindAsync(campaign.Slug, "50.000"), found => found.Items.Count == 1);
        await reporting.Owners.SendAsync(gift);
        await reporting.Owners.SendAsync(gift);
        var later = Events.Gift(fund.Id, 70_000);
        await reporting.Owners.SendAsync(later);
        await Eventually.Async("the later gift is heard", () => FindAsync(fund.Slug, "70k"), found => found.Items.Count == 1);
        Assert.Empty((await FindAsync(fund.Slug, "50.000")).Items);
        Assert.Equal(gift.DonationId, Assert.Single((await FindAsync(campaign.Slug, "50.000 20/11/2026")).Items).DonationId);
    }

    [Fact]
    public async Task A_gift_that_was_taken_back_is_not_found_also_when_that_is_heard_first()
    {
        var campaign = await CampaignAsync("tra-lai");
        var (first, second) = (Events.Gift(campaign.Id, 31_000), Events.Gift(campaign.Id, 32_000));
        await reporting.Owners.SendAsync(Back(first));
        await Eventually.Async("the reversal is heard", () => reporting.Database.ScalarAsync<long>("select count(*) from gift_read where donation_id = $1 and reversed", first.DonationId), count => count == 1);
        await reporting.Owners.SendAsync(first);
        await reporting.Owners.SendAsync(second);
        await Eventually.Async("the second gift is heard", () => FindAsync(campaign.Slug, "32.000"), found => found.Items.Count == 1);
        Assert.Empty((await FindAsync(campaign.Slug, "31.000")).Items);
        await reporting.Owners.SendAsync(Back(second));
        await Eventually.Async("the second reversal is heard", () => FindAsync(campaign.Slug, "32.000"), found => found.Items.Count == 0);

        static DonationReversed Back(DonationRecorded gift) => new(
            Guid.CreateVersion7(), gift.DonationId, gift.CampaignId, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, gift.LedgerSequence + 1_000_000, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task One_gift_has_its_page_in_the_campaign_where_it_stands_and_nowhere_once_it_was_taken_back()
    {
        var (campaign, other) = (await CampaignAsync("mot-khoan"), await CampaignAsync("dot-khac"));
        var (there, gone, ledger) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await reporting.Database.ExecuteAsync(
            """
            insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place, asked_at, donor, donor_key, reference, code, ledger_id, ledger_index, reversed) values
            ($2, $1, 50000, '2024-09-10', 1, now(), 'Nguyễn Thị Đào', 'nguyen thi dao', 'PT0417', 'QE123456789', $4, 6783, false),
            ($3, $1, 60000, '2024-09-10', 2, now(), null, null, null, null, $4, 6784, true)
            """, campaign.Id, there, gone, ledger);
        var answer = await reporting.Http.SendAsync(HttpMethod.Get, $"/public/campaigns/{campaign.Slug}/gifts/{there}", null);
        Assert.NotNull(answer.Headers.ETag);
        var found = await answer.ReadAsync<PublicGiftPage>();
        Assert.Equal((50_000L, "Nguyễn Thị Đào", "QE123456789", ledger, 6783L), (found.Gift.AmountVnd, found.Gift.Donor, found.Code, found.LedgerId, found.LedgerIndex));
        foreach (var path in new[] { $"{campaign.Slug}/gifts/{gone}", $"{other.Slug}/gifts/{there}", $"{campaign.Slug}/gifts/{Guid.CreateVersion7()}" })
        {
            await (await reporting.Http.SendAsync(HttpMethod.Get, $"/public/campaigns/{path}", null)).ReadProblemAsync(HttpStatusCode.NotFound, "gift_not_found");
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_double()
    {
        var campaign = await CampaignAsync("trang");
        await reporting.Database.ExecuteAsync(
            "insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place) select gen_random_uuid(), $1, 50000, '2024-09-10'::date + n / 40, n from generate_series(1, 120) n", campaign.Id);
        var seen = new List<Guid>();
        var days = new List<DateOnly>();
        Guid? after = null;
        do
        {
            var page = await FindAsync(campaign.Slug, "50.000", after);
            seen.AddRange(page.Items.Select(gift => gift.DonationId));
            days.AddRange(page.Items.Select(gift => gift.OccurredOn));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal((120, 120), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task Reference_code_and_name_find_their_gift_and_nothing_personal_is_in_the_answer()
    {
        var campaign = await CampaignAsync("tim");
        await reporting.Database.ExecuteAsync(
            """
            insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place, asked_at, donor, donor_key, reference, code) values
            (gen_random_uuid(), $1, 50000, '2024-09-10', 1, now(), 'Nguyễn Thị Đào', 'nguyen thi dao', '5213.45946', null),
            (gen_random_uuid(), $1, 60000, '2024-09-10', 2, now(), 'N.T.Đ.', 'n t d', '10000004', 'QE123456789'),
            (gen_random_uuid(), $1, 70000, '2024-09-11', 3, now(), null, null, null, null)
            """, campaign.Id);
        Assert.Equal(50_000, Assert.Single((await FindAsync(campaign.Slug, "5213.45946")).Items).AmountVnd);
        Assert.Equal(60_000, Assert.Single((await FindAsync(campaign.Slug, "10000004")).Items).AmountVnd);
        Assert.Equal(60_000, Assert.Single((await FindAsync(campaign.Slug, "qe 1234 56789")).Items).AmountVnd);
        Assert.Equal("Nguyễn Thị Đào", Assert.Single((await FindAsync(campaign.Slug, "nguyễn thị")).Items).Donor);
        Assert.Empty((await FindAsync(campaign.Slug, "không ai")).Items);
        var all = await FindAsync(campaign.Slug, "");
        Assert.Equal([70_000L, 50_000L, 60_000L], all.Items.Select(gift => gift.AmountVnd).OrderBy(amount => amount == 70_000 ? 0 : amount));
        await (await reporting.Http.SendAsync(HttpMethod.Get, "/public/campaigns/khong-co/gifts", null)).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_found");
    }

    [Theory]
    [InlineData("amount_vnd = 50000", "gift_amount")]
    [InlineData("reference = '5213.45946'", "gift_reference")]
    [InlineData("code = 'QE123456789'", "gift_code")]
    public async Task Each_question_has_its_index(string question, string index)
    {
        var campaign = await CampaignAsync("chi-muc");
        await reporting.Database.ExecuteAsync(
            """
            insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place, reference, code)
            select gen_random_uuid(), $1, 1000 * (n % 500), '2024-09-10'::date + n % 20, n, n::text, 'QE' || n from generate_series(1, 20000) n
            """, campaign.Id);
        await reporting.Database.ExecuteAsync("analyze gift_read");
        await using var connection = await reporting.Database.DataSource.OpenConnectionAsync();
        await using var explain = new Npgsql.NpgsqlCommand(
            $"explain select * from gift_read where campaign_id = '{campaign.Id}' and {question} and (occurred_on, donation_id) < ('2024-09-20', '{Guid.CreateVersion7()}') order by occurred_on desc, donation_id desc limit 26", connection);
        var plan = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Sort", StringComparison.Ordinal));
    }

    private async Task<(Guid Id, string Slug)> CampaignAsync(string name)
    {
        var id = Guid.CreateVersion7();
        var slug = $"{name}-{id.ToString("N")[^12..]}";
        await reporting.Owners.SendAsync(Events.Opened(id, slug));
        await Eventually.Async("the campaign is public", async () => (await reporting.Http.GetAsync($"/public/campaigns/{slug}")).IsSuccessStatusCode, there => there);
        return (id, slug);
    }

    private async Task<PublicGifts> FindAsync(string slug, string question, Guid? after = null) =>
        await (await reporting.Http.SendAsync(HttpMethod.Get, $"/public/campaigns/{slug}/gifts?q={Uri.EscapeDataString(question)}{(after is null ? "" : $"&after={after}")}", null)).ReadAsync<PublicGifts>(HttpStatusCode.OK);
}
