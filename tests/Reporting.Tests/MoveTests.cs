using EduCoop.Contracts.Donations;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Gifts that are classified move from the fund's totals to the campaign's, in whatever order the events arrive.</summary>
public sealed class MoveTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task A_move_counts_once_and_may_be_heard_before_its_gift()
    {
        var (fund, campaign) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second, third) = (Events.Gift(fund, 50_000, hour: 9), Events.Gift(fund, 20_000), Events.Gift(fund, 7_000));
        await reporting.Owners.SendAsync(Move(first, campaign));
        await reporting.Owners.SendAsync(Move(first, campaign));
        foreach (var gift in new[] { first, second, third })
        {
            await reporting.Owners.SendAsync(gift);
        }

        await reporting.Owners.SendAsync(Move(second, campaign));
        await Eventually.Async("both moves are counted", () => TotalAsync(campaign), total => total == (2, 70_000));
        await Eventually.Async("the fund keeps the rest", () => TotalAsync(fund), total => total == (1, 7_000));
        Assert.Equal(70_000L, await reporting.Database.ScalarAsync<long>("select sum(total_vnd)::bigint from campaign_day where campaign_id = $1", campaign));
        Assert.Equal(50_000L, await reporting.Database.ScalarAsync<long>("select sum(total_vnd)::bigint from campaign_hour where campaign_id = $1", campaign));
        Assert.Equal(0L, await reporting.Database.ScalarAsync<long>("select sum(total_vnd)::bigint from campaign_hour where campaign_id = $1", fund));
    }

    [Fact]
    public async Task A_gift_that_was_taken_back_counts_no_more_whichever_is_heard_first()
    {
        var campaign = Guid.CreateVersion7();
        var (kept, back) = (Events.Gift(campaign, 50_000, hour: 9), Events.Gift(campaign, 20_000, hour: 9));
        var reversed = new DonationReversed(Guid.CreateVersion7(), back.DonationId, campaign, back.AmountVnd, back.OccurredOn, back.OccurredAt, 99, DateTimeOffset.UtcNow);
        await reporting.Owners.SendAsync(reversed);
        await reporting.Owners.SendAsync(reversed);
        await reporting.Owners.SendAsync(back);
        await reporting.Owners.SendAsync(kept);
        await Eventually.Async("one is left", () => TotalAsync(campaign), total => total == (1, 50_000));
        Assert.Equal(50_000L, await reporting.Database.ScalarAsync<long>("select sum(total_vnd)::bigint from campaign_hour where campaign_id = $1", campaign));
    }

    [Fact]
    public async Task Gifts_that_are_told_together_count_once_each_and_can_be_found()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var alone = Events.Gift(one, 5_000, hour: 8);
        DonationRecorded[] gifts = [alone, .. Enumerable.Range(1, 300).Select(i => Events.Gift(i % 3 == 0 ? two : one, i * 1_000))];
        await reporting.Owners.SendAsync(alone);
        foreach (var together in new[] { gifts[..150], gifts[100..], gifts[..150] })
        {
            await reporting.Owners.SendAsync(new DonationsRecorded(together));
        }

        foreach (var campaign in new[] { one, two })
        {
            var mine = gifts.Where(gift => gift.CampaignId == campaign).ToArray();
            await Eventually.Async("all are counted", () => TotalAsync(campaign), total => total == (mine.Length, mine.Sum(gift => gift.AmountVnd)));
            await Eventually.Async("all are kept", () => reporting.Database.ScalarAsync<long>("select count(*) from gift_read where campaign_id = $1", campaign), count => count == mine.Length);
        }
    }

    private static DonationClassified Move(DonationRecorded gift, Guid campaign) => new(
        IdOf(gift), gift.DonationId, gift.CampaignId, campaign, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, "code", gift.LedgerSequence + 1_000_000, DateTimeOffset.UtcNow);

    // The move's own id follows from the gift, as the owner makes it: the same again is the same.
    private static Guid IdOf(DonationRecorded gift)
    {
        var bytes = gift.DonationId.ToByteArray();
        bytes[15] ^= 0xFF;
        return new Guid(bytes);
    }

    private async Task<(long, long)> TotalAsync(Guid campaign) =>
        await reporting.Database.ScalarAsync<long>("select count(*) from campaign_total where campaign_id = $1", campaign) == 0
            ? (0, 0)
            : (await reporting.Database.ScalarAsync<long>("select gift_count from campaign_total where campaign_id = $1", campaign),
               await reporting.Database.ScalarAsync<long>("select total_vnd from campaign_total where campaign_id = $1", campaign));
}
