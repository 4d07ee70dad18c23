using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>A database of the probe service.</summary>
public sealed class ProbeDatabase() : PostgresFixture(typeof(KeepGift).Assembly);

/// <summary>What the tests ask the probe's database.</summary>
internal static class Probe
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    internal static ServiceSettings Settings(ProbeDatabase database, RabbitFixture rabbit) =>
        new ServiceSettings().WithDatabase("probedb", database).WithBroker(rabbit);

    internal static DonationRecorded Gift(long sequence, Guid? campaign = null) => new(
        Guid.CreateVersion7(), campaign ?? Guid.CreateVersion7(), 100_000, new(2026, 11, 20), Moment, GiftSource.Http, null, sequence, Moment);

    /// <summary>Commits gifts in one batch; the key of each is its campaign.</summary>
    internal static async Task CommitAsync(NpgsqlDataSource database, params DonationRecorded[] gifts)
    {
        await using var batch = database.CreateBatch();
        batch.AddToOutbox(gifts, gift => gift.CampaignId.ToString());
        await batch.ExecuteNonQueryAsync();
    }

    internal static async Task<long> CountAsync(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until each gift has had its effect, and checks that none had it twice and that nothing waits any more.</summary>
    internal static async Task AllArrivedOnceAsync(NpgsqlDataSource database, IReadOnlyCollection<Guid> gifts, TimeSpan? within = null)
    {
        await Eventually.Async($"{gifts.Count} effects", () => CountAsync(database, "effect"), count => count >= gifts.Count, within);
        await Eventually.Async("an empty outbox", () => CountAsync(database, "outbox"), count => count == 0, within);
        await using var command = database.CreateCommand("select donation_id from effect");
        await using var reader = await command.ExecuteReaderAsync();
        var seen = new List<Guid>();
        while (await reader.ReadAsync())
        {
            seen.Add(reader.GetGuid(0));
        }

        Assert.Equal(gifts.Count, seen.Count);
        Assert.True(seen.ToHashSet().SetEquals(gifts), "Other gifts arrived than were sent.");
    }
}
