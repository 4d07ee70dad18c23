using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Storage.Tests;

/// <summary>A bus that says nothing although its broker answers is started anew, and nothing is lost by it.</summary>
public sealed class BusWatchTests
{
    // A publish is given 15 s, the relay then rests up to 15 s, and the watch waits 45 s before it starts the bus anew.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_bus_that_is_started_anew_under_load_loses_nothing_and_goes_on()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(database));
        await using var load = Load.On(database.DataSource);
        for (var round = 0; round < 2; round++)
        {
            var before = await Probe.CountAsync(database.DataSource, "effect");
            await Eventually.Async("effects", () => Probe.CountAsync(database.DataSource, "effect"), count => count > before + 50, Recovery);
            await service.Services.GetRequiredService<BusWatch>().RestartAsync(CancellationToken.None);
        }

        await Probe.AllArrivedOnceAsync(database.DataSource, await load.StopAsync(), Recovery);
    }

    [Fact]
    public async Task Without_an_answer_it_is_started_anew_by_itself()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(database).With("Outbox:BusPatience", "00:00:01"));
        var sockets = service.Services.GetRequiredService<BusSockets>();
        var before = sockets.Opened;
        Assert.True(before > 0, "The bus connects through the counted sockets.");
        Assert.False(sockets.AllClosed);

        service.Services.GetRequiredService<BusWatch>().Unanswered();

        await Eventually.Async("another connection", () => Task.FromResult(sockets.Opened), opened => opened > before, Recovery);
        var gift = Probe.Gift(0);
        await Probe.CommitAsync(database.DataSource, gift);
        await Probe.AllArrivedOnceAsync(database.DataSource, [gift.DonationId], Recovery);
    }

    [Fact]
    public async Task Sockets_that_have_all_closed_are_noticed()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var servers = await OwnServers.StartAsync(OwnServers.RabbitMq);
        var settings = new ServiceSettings().WithDatabase("probedb", database).With("ConnectionStrings:rabbitmq", servers.RabbitConnection);
        await using var service = await ServiceHost<KeepGift>.StartAsync(settings);
        var sockets = service.Services.GetRequiredService<BusSockets>();
        Assert.False(sockets.AllClosed);

        await servers.KillAsync(OwnServers.RabbitMq);
        await Eventually.Async("closed sockets", () => Task.FromResult(sockets.AllClosed), closed => closed, TimeSpan.FromMinutes(1));
        await servers.StartAgainAsync(OwnServers.RabbitMq);

        await Eventually.Async("a connection again", () => Task.FromResult(sockets.AllClosed), closed => !closed, Recovery);
    }
}
