using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using MassTransit;

namespace EduCoop.Storage.Tests;

/// <summary>What a bus never answers holds up nobody: a service that is told to stop ends, and the relay goes on.</summary>
public sealed class UnansweredTests
{
    [Fact]
    public async Task A_service_whose_consumer_never_returns_ends_when_it_is_told_to_stop()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = new ServiceProcess("EduCoop.StorageProbe", rabbit.Settings(database));
        await service.StartAsync();
        var reversed = new DonationReversed(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 100_000, new(2026, 11, 20), null, 1, DateTimeOffset.UnixEpoch);
        await using (var batch = database.DataSource.CreateBatch())
        {
            batch.AddToOutbox(reversed, reversed.CampaignId.ToString());
            await batch.ExecuteNonQueryAsync();
        }

        await Eventually.Async("a consumer at work", () => Probe.CountAsync(database.DataSource, "delivery"), count => count == 1);
        Assert.Equal(0, await service.StopAsync());

        await service.StartAsync();
        await Eventually.Async("the same message again", () => Probe.CountAsync(database.DataSource, "delivery"), count => count == 2);
    }

    [Fact]
    public async Task A_service_whose_bus_never_stops_ends_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        IBusControl? bus = null;
        var service = await ServiceHost<KeepGift>.StartAsync(
            rabbit.Settings(database), services => Unanswered<IBusControl>.Put(services, nameof(IBusControl.StopAsync), int.MaxValue, real => bus = real));

        await service.DisposeAsync();

        await bus!.StopAsync();
    }

    [Fact]
    public async Task A_publish_that_is_never_answered_does_not_hold_up_the_others()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(database), services => Unanswered<IBus>.Put(services, nameof(IBus.Publish), 1));
        var gifts = Enumerable.Range(0, 3).Select(place => Probe.Gift(place)).ToArray();
        await Probe.CommitAsync(database.DataSource, gifts);

        await Probe.AllArrivedOnceAsync(database.DataSource, [.. gifts.Select(gift => gift.DonationId)], TimeSpan.FromMinutes(2));
    }
}
