using System.Reflection;
using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EduCoop.Storage.Tests;

/// <summary>A service that is told to stop ends, whatever its consumers do; what they had not finished is delivered to the next.</summary>
public sealed class BusStopTests
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
        var service = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(database), services =>
        {
            var registered = services.Last(one => one.ServiceType == typeof(IBusControl));
            services.Replace(ServiceDescriptor.Singleton(provider =>
                NeverStops.Around(bus = (IBusControl)registered.ImplementationFactory!(provider))));
        });

        await service.DisposeAsync();

        await bus!.StopAsync();
    }

    /// <summary>Passes everything on to the real bus but the wish to stop, as a bus does whose channel waits for an answer of a broker that is gone.</summary>
    public class NeverStops : DispatchProxy
    {
        private IBusControl bus = null!;

        internal static IBusControl Around(IBusControl bus)
        {
            var around = Create<IBusControl, NeverStops>();
            ((NeverStops)(object)around).bus = bus;
            return around;
        }

        /// <inheritdoc />
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IBusControl.StopAsync) ? Task.Delay(Timeout.Infinite) : targetMethod.Invoke(bus, args);
    }
}
