using System.Net;
using EduCoop.StorageProbe;
using EduCoop.Testing;

namespace EduCoop.Storage.Tests;

/// <summary>The broker goes, comes back, and dies: events wait, none is lost. Beside <see cref="FailureTests"/> in a class of its own, so that the two wait at the same time.</summary>
public sealed class BrokerAwayTests
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1" ? 60 : 10);

    [Fact]
    public async Task A_broker_that_is_away_and_then_killed_under_load_delays_but_loses_nothing()
    {
        await using var servers = await OwnServers.StartAsync(OwnServers.RabbitMq);
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        var settings = new ServiceSettings().WithDatabase("probedb", database).With("ConnectionStrings:rabbitmq", servers.RabbitConnection);
        await using var service = await ServiceHost<KeepGift>.StartAsync(settings);
        await using var load = Load.On(database.DataSource);
        await Eventually.Async("the first effects", () => Probe.CountAsync(database.DataSource, "effect"), count => count > 50);

        await servers.StopAsync(OwnServers.RabbitMq);
        await Task.Delay(Away);
        using (var health = await service.Http.GetAsync("/health/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        }

        Assert.True(await Probe.CountAsync(database.DataSource, "outbox") > 100, "Writes must go on while the broker is away.");
        await servers.StartAgainAsync(OwnServers.RabbitMq);
        var before = await Probe.CountAsync(database.DataSource, "effect");
        // The bus tries again every 3 to 30 s, the relay gives a message 15 s and then rests up to 15 s: together they may need more than a minute.
        await Eventually.Async("effects after the broker's return", () => Probe.CountAsync(database.DataSource, "effect"), count => count > before + 100, TimeSpan.FromMinutes(3));

        await servers.KillAsync(OwnServers.RabbitMq);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await servers.StartAgainAsync(OwnServers.RabbitMq);

        // Should the bus not find back by itself, the watch waits 45 s and gives it a minute to stop and half of one to start.
        await Probe.AllArrivedOnceAsync(database.DataSource, await load.StopAsync(), TimeSpan.FromMinutes(4));
        // The last event may have come over the first of the queues that are read again.
        await Eventually.Async("a ready service", async () =>
        {
            using var ready = await service.Http.GetAsync("/health/ready");
            return ready.StatusCode;
        }, status => status == HttpStatusCode.OK, TimeSpan.FromMinutes(1));
    }
}
