using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Donations;
using MassTransit;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>A neighbour on the broker that keeps what Donations says.</summary>
internal sealed class EventProbe : IAsyncDisposable
{
    private readonly IBusControl bus;

    private EventProbe(string broker) =>
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                return options;
            });
            rabbit.ReceiveEndpoint("probe-" + Guid.CreateVersion7().ToString("N"), endpoint =>
            {
                endpoint.PrefetchCount = 500;
                endpoint.Handler<CampaignOpened>(context => Keep(Opened, context));
                endpoint.Handler<CampaignClosed>(context => Keep(Closed, context));
                endpoint.Handler<DonationRecorded>(context => Keep(Recorded, context));
                endpoint.Handler<DonationsRecorded>(KeepEach);
                endpoint.Handler<StatementReconciled>(context => Keep(Reconciled, context));
            });
        });

    internal ConcurrentQueue<CampaignOpened> Opened { get; } = new();

    internal ConcurrentQueue<CampaignClosed> Closed { get; } = new();

    /// <summary>Gifts, told alone or with others.</summary>
    internal ConcurrentQueue<DonationRecorded> Recorded { get; } = new();

    /// <summary>How many gifts each message of many held.</summary>
    internal ConcurrentQueue<int> Heaps { get; } = new();

    internal ConcurrentQueue<StatementReconciled> Reconciled { get; } = new();

    /// <summary>Bodies as they came over the wire.</summary>
    internal ConcurrentQueue<string> Bodies { get; } = new();

    internal static Task<EventProbe> StartAsync(RabbitFixture rabbit) => StartAsync(rabbit.ConnectionString);

    internal static async Task<EventProbe> StartAsync(string broker)
    {
        var probe = new EventProbe(broker);
        await probe.bus.StartAsync();
        return probe;
    }

    internal IBus Neighbour => bus;

    public async ValueTask DisposeAsync() => await bus.StopAsync(TimeSpan.FromSeconds(10));

    private Task KeepEach(ConsumeContext<DonationsRecorded> context)
    {
        Bodies.Enqueue(context.ReceiveContext.Body.GetString());
        Heaps.Enqueue(context.Message.Donations.Count);
        foreach (var gift in context.Message.Donations)
        {
            Recorded.Enqueue(gift);
        }

        return Task.CompletedTask;
    }

    private Task Keep<T>(ConcurrentQueue<T> queue, ConsumeContext<T> context)
        where T : class
    {
        Bodies.Enqueue(context.ReceiveContext.Body.GetString());
        queue.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
