using EduCoop.Contracts.Donations;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Every gift counts once: many at a time, out of order, sent again, with two replicas of which one is killed.</summary>
public sealed class CountingTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens)
    : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    private const int Gifts = 10_000;
    private readonly Guid[] campaigns = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private readonly Guid statement = Guid.CreateVersion7();

    [Fact]
    public async Task Ten_thousand_gifts_doubled_and_shuffled_add_up_exactly_although_a_replica_is_killed_in_the_middle()
    {
        var settings = new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit).WithAuthority(tokens);
        await using var first = await new ServiceProcess("EduCoop.Reporting", settings).StartAsync();
        await using var second = await new ServiceProcess("EduCoop.Reporting", settings).StartAsync();
        await using var owners = await Publisher.ConnectAsync(rabbit);
        var random = new Random(20261122);
        var gifts = Enumerable.Range(0, Gifts).Select(_ => (Gift: Some(random), Message: Guid.CreateVersion7())).ToArray();
        // Delivered again under the same message id, and sent again under a new one.
        var deliveries = gifts.Concat(gifts.Where((_, i) => i % 3 == 0)).Concat(gifts.Where((_, i) => i % 7 == 0).Select(one => (one.Gift, Guid.CreateVersion7()))).ToArray();
        random.Shuffle(deliveries);

        var half = deliveries.Length / 2;
        await owners.SendAllAsync(deliveries[..half]);
        var sending = owners.SendAllAsync(deliveries[half..]);
        await Eventually.Async("some gifts are counted", CountAsync, count => count > 0);
        await first.KillAsync();
        var countedAtTheKill = await CountAsync();
        await sending;
        await first.StartAsync();
        await Eventually.Async("all gifts are counted", CountAsync, count => count >= Gifts, TimeSpan.FromSeconds(90));
        await owners.SendAllAsync(deliveries.Take(500).ToArray());
        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.InRange(countedAtTheKill, 1, Gifts - 1);
        await EachTableAddsUpAsync([.. gifts.Select(one => one.Gift)]);
        Assert.Equal(Gifts, await database.ScalarAsync<long>("select count(*) from inbox where consumer = 'reporting-count-gifts'"));
    }

    private DonationRecorded Some(Random random)
    {
        var day = new DateOnly(2026, 11, 1).AddDays(random.Next(20));
        var fromStatement = random.Next(2) == 0;
        return Events.Gift(campaigns[random.Next(3)], random.NextInt64(1, 5_000_000), day, fromStatement ? null : random.Next(24)) with { StatementId = fromStatement ? statement : null };
    }

    private async Task EachTableAddsUpAsync(DonationRecorded[] gifts)
    {
        foreach (var group in gifts.GroupBy(gift => gift.CampaignId))
        {
            var total = group.Sum(gift => gift.AmountVnd);
            Assert.Equal($"{group.Count()} {total}", await TextAsync("select gift_count || ' ' || total_vnd from campaign_total where campaign_id = $1", group.Key));
            Assert.Equal($"{group.Count()} {total} {group.Count(gift => gift.OccurredAt is null)}", await TextAsync("select sum(gift_count) || ' ' || sum(total_vnd) || ' ' || sum(without_hour) from campaign_day where campaign_id = $1", group.Key));
            var timed = group.Where(gift => gift.OccurredAt is not null).ToArray();
            Assert.Equal($"{timed.Length} {timed.Sum(gift => gift.AmountVnd)}", await TextAsync("select sum(gift_count) || ' ' || sum(total_vnd) from campaign_hour where campaign_id = $1", group.Key));
            var hour = timed.GroupBy(gift => gift.OccurredAt!.Value.AddMinutes(-30)).First();
            Assert.Equal($"{hour.Count()} {hour.Sum(gift => gift.AmountVnd)}", await TextAsync("select gift_count || ' ' || total_vnd from campaign_hour where campaign_id = $1 and hour = $2", group.Key, hour.Key));
        }

        var read = gifts.Where(gift => gift.StatementId is not null).ToArray();
        Assert.Equal($"{read.Length} {read.Sum(gift => gift.AmountVnd)}", await TextAsync("select gift_count || ' ' || gift_vnd from statement_read where statement_id = $1", statement));
    }

    private Task<long> CountAsync() => database.ScalarAsync<long>("select coalesce(sum(gift_count), 0)::bigint from campaign_total");

    private Task<string> TextAsync(string sql, params object?[] values) => database.ScalarAsync<string>(sql, values);
}
