using System.Diagnostics;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using Xunit.Abstractions;

namespace EduCoop.Storage.Tests;

/// <summary>A whole statement's events, committed in a moment, reach their consumer; the rate is printed, and figures that count are in tests/Benchmarks.</summary>
public sealed class ThroughputTests(ProbeDatabase database, RabbitFixture rabbit, ITestOutputHelper output) : IClassFixture<ProbeDatabase>, IClassFixture<RabbitFixture>
{
    [Fact]
    public async Task Six_thousand_events_at_once_arrive_once()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit).With("Probe:Concurrency", "32"));
        var gifts = Enumerable.Range(0, 6000).Select(place => Probe.Gift(place)).ToArray();
        var start = Stopwatch.GetTimestamp();
        foreach (var some in gifts.Chunk(500))
        {
            await Probe.CommitAsync(database.DataSource, some);
        }

        var committed = Stopwatch.GetElapsedTime(start);
        await Eventually.Async("an empty outbox", () => Probe.CountAsync(database.DataSource, "outbox"), count => count == 0, TimeSpan.FromMinutes(3));
        var relayed = Stopwatch.GetElapsedTime(start);
        await Probe.AllArrivedOnceAsync(database.DataSource, gifts.Select(gift => gift.DonationId).ToList(), TimeSpan.FromMinutes(3));
        var applied = Stopwatch.GetElapsedTime(start);
        output.WriteLine($"committed {gifts.Length / committed.TotalSeconds:0}/s, relayed {gifts.Length / relayed.TotalSeconds:0}/s, applied one by one {gifts.Length / applied.TotalSeconds:0}/s");
    }
}
