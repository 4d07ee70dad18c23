using System.Diagnostics;
using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>What is committed arrives, once, in the order of its key, in the trace that caused it.</summary>
public sealed class OutboxTests(ProbeDatabase database, RabbitFixture rabbit)
    : IClassFixture<ProbeDatabase>, IClassFixture<RabbitFixture>, IAsyncLifetime
{
    private static readonly ActivitySource Source = new("EduCoop.Storage.Tests");
    private readonly NpgsqlDataSource data = database.DataSource;

    public Task InitializeAsync() => database.ExecuteAsync("truncate outbox, inbox, effect, delivery, campaign, gift");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Fifty_racers_with_one_id_write_one_row_and_one_event()
    {
        var gift = Probe.Gift(1);
        using var start = new SemaphoreSlim(0);

        var racers = Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await start.WaitAsync();
            await using var batch = data.CreateBatch();
            batch.Add("insert into gift (id) values ($1)", gift.DonationId);
            batch.AddToOutbox(gift, gift.CampaignId.ToString());
            try
            {
                await batch.ExecuteNonQueryAsync();
                return true;
            }
            catch (PostgresException clash) when (clash.IsClashOn("gift_pkey"))
            {
                return false;
            }
        })).ToList();
        start.Release(50);

        Assert.Single(await Task.WhenAll(racers), won => won);
        Assert.Equal(1, await Probe.CountAsync(data, "gift"));
        Assert.Equal(1, await Probe.CountAsync(data, "outbox"));
    }

    [Fact]
    public async Task What_is_rolled_back_never_leaves()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        await using (var connection = await data.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.AddToOutbox(Probe.Gift(1), "key");
            await batch.ExecuteNonQueryAsync();
            await transaction.RollbackAsync();
        }

        var gift = Probe.Gift(2);
        await Probe.CommitAsync(data, gift);

        await Probe.AllArrivedOnceAsync(data, [gift.DonationId]);
    }

    [Fact]
    public async Task Two_relays_at_once_send_each_event_once_and_keep_the_order_of_each_key()
    {
        // Only one consumer, one message at a time: otherwise the order of arrival could not be seen.
        await using var first = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit).With("Probe:Concurrency", "1"));
        await using var second = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit).With("Probe:Consumers", "none"));
        var campaigns = Enumerable.Range(0, 25).Select(_ => Guid.CreateVersion7()).ToList();
        var gifts = Enumerable.Range(0, 30).SelectMany(place => campaigns.Select(campaign => Probe.Gift(place, campaign))).ToList();

        foreach (var some in gifts.Chunk(125))
        {
            await Probe.CommitAsync(data, some);
        }

        await Probe.AllArrivedOnceAsync(data, gifts.ConvertAll(gift => gift.DonationId));
        Assert.Equal(gifts.Count, await Probe.CountAsync(data, "delivery"));
        Assert.Equal(0, await database.ScalarAsync<long>("""
            select count(*) from (select ledger_sequence - lag(ledger_sequence) over (partition by campaign_id order by place) as step from effect) as steps
            where step <> 1
            """));
    }

    [Fact]
    public async Task A_sleeping_relay_is_woken_at_once()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        await Probe.CommitAsync(data, Probe.Gift(0));
        await Eventually.Async("the first event, which also declares the exchange", () => Probe.CountAsync(data, "effect"), count => count == 1);
        var times = new List<TimeSpan>();
        for (var i = 1; i <= 5; i++)
        {
            await Eventually.Async("a sleeping relay", () => database.ScalarAsync<bool>("select sleeping from outbox_relay"), sleeping => sleeping);
            // Well before the relay's next look by itself, which would hide a missing bell.
            await Task.Delay(100 * i);
            var start = Stopwatch.GetTimestamp();
            await Probe.CommitAsync(data, Probe.Gift(i));
            while (await Probe.CountAsync(data, "effect") <= i)
            {
                Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "The event did not arrive.");
                await Task.Delay(5);
            }

            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // The quickest: on a busy machine the others wait for the processor, not for the bell.
        Assert.True(times.Min() < TimeSpan.FromMilliseconds(300), $"From commit to effect: {string.Join(", ", times.Select(time => $"{time.TotalMilliseconds:0} ms"))}");
    }

    [Fact]
    public async Task The_trace_of_the_cause_is_the_trace_of_the_effect()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        string traceId;
        using (var cause = Source.StartActivity("cause"))
        {
            Assert.NotNull(cause);
            traceId = cause.TraceId.ToString();
            await Probe.CommitAsync(data, Probe.Gift(1));
            await using var batch = data.CreateBatch();
            batch.AddToOutbox(Probe.Gift(2), "alone");
            await batch.ExecuteNonQueryAsync();
        }

        await Eventually.Async("both effects in the cause's trace", () => database.ScalarAsync<long>("select count(*) from effect where trace_id = $1", traceId), count => count == 2);
    }

    [Fact]
    public async Task A_message_delivered_fifty_times_has_one_effect()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        var gift = Probe.Gift(1);
        var messageId = Guid.CreateVersion7();
        await using (var batch = data.CreateBatch())
        {
            for (var i = 0; i < 50; i++)
            {
                batch.AddToOutbox(gift, $"key {i}", messageId);
            }

            await batch.ExecuteNonQueryAsync();
        }

        await Eventually.Async("50 deliveries", () => Probe.CountAsync(data, "delivery"), count => count == 50);
        await Probe.AllArrivedOnceAsync(data, [gift.DonationId]);
    }

    [Fact]
    public async Task Fifty_appliers_at_once_apply_once()
    {
        var messageId = Guid.CreateVersion7();

        var applied = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => data.ApplyOnceAsync(
            "racer", messageId, batch => batch.Add("insert into campaign (campaign_id, batch_size) values ($1, 1)", messageId), CancellationToken.None)));

        Assert.Single(applied, won => won);
        Assert.Equal(1, await Probe.CountAsync(data, "campaign"));
    }

    [Fact]
    public async Task Another_clash_than_the_inbox_is_a_fault_and_undoes_the_inbox_row()
    {
        await database.ExecuteAsync("create table if not exists thing (id uuid primary key)");
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync("insert into thing (id) values ($1)", id);

        await Assert.ThrowsAsync<PostgresException>(() => data.ApplyOnceAsync(
            "racer", id, batch => batch.Add("insert into thing (id) values ($1)", id), CancellationToken.None));

        Assert.Equal(0, await Probe.CountAsync(data, "inbox"));
    }

    [Fact]
    public async Task A_batch_consumer_applies_each_message_once()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        var ids = Enumerable.Range(0, 600).Select(_ => Guid.CreateVersion7()).ToList();
        for (var round = 0; round < 2; round++)
        {
            await using var batch = data.CreateBatch();
            foreach (var id in ids)
            {
                batch.AddToOutbox(new CampaignOpened(id, "chien-dich", "Chiến dịch", FundraisingRegime.Tt16, id, "Sở GD&ĐT", null, null, new(2026, 11, 20), null, DateTimeOffset.UnixEpoch), id.ToString(), id);
            }

            await batch.ExecuteNonQueryAsync();
        }

        await Eventually.Async("an empty outbox", () => Probe.CountAsync(data, "outbox"), count => count == 0);
        await Eventually.Async("all campaigns", () => database.ScalarAsync<long>("select count(distinct campaign_id) from campaign"), count => count == ids.Count);
        await Task.Delay(500);
        Assert.Equal(ids.Count, await Probe.CountAsync(data, "campaign"));
        Assert.True(await database.ScalarAsync<int>("select max(batch_size) from campaign") > 20, "The messages came in small batches.");
    }

    [Fact]
    public void A_type_that_is_no_event_is_refused_at_once()
    {
        using var batch = data.CreateBatch();
        Assert.Throws<InvalidOperationException>(() => batch.AddToOutbox("word", "key"));
    }
}
