using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Twinning;
using MassTransit;

namespace EduCoop.Twinning.Tests.Fixtures;

/// <summary>A neighbour on the broker that keeps what Twinning says.</summary>
internal sealed class EventProbe : IAsyncDisposable
{
    private readonly ConcurrentQueue<object> heard = new();
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
                endpoint.Handler<NeedDeclared>(context => Keep(context));
                endpoint.Handler<NeedChanged>(context => Keep(context));
                endpoint.Handler<NeedWithdrawn>(context => Keep(context));
                endpoint.Handler<OfferRegistered>(context => Keep(context));
                endpoint.Handler<OfferChanged>(context => Keep(context));
                endpoint.Handler<OfferWithdrawn>(context => Keep(context));
                endpoint.Handler<TwinningProposed>(context => Keep(context));
                endpoint.Handler<TwinningAccepted>(context => Keep(context));
                endpoint.Handler<TwinningApproved>(context => Keep(context));
                endpoint.Handler<TwinningActivated>(context => Keep(context));
                endpoint.Handler<TwinningRenewed>(context => Keep(context));
                endpoint.Handler<TwinningDeclined>(context => Keep(context));
                endpoint.Handler<TwinningEnded>(context => Keep(context));
                endpoint.Handler<TwinningDormant>(context => Keep(context));
                endpoint.Handler<TwinningRevived>(context => Keep(context));
                endpoint.Handler<TwinningReviewed>(context => Keep(context));
                endpoint.Handler<TwinningYearCounted>(context => Keep(context));
                endpoint.Handler<MatchingRunCompleted>(context => Keep(context));
                endpoint.Handler<MatchingPublished>(context => Keep(context));
                endpoint.Handler<ActivityHeld>(context => Keep(context));
            });
        });

    internal IBus Neighbour => bus;

    internal static async Task<EventProbe> StartAsync(RabbitFixture rabbit)
    {
        var probe = new EventProbe(rabbit.ConnectionString);
        await probe.bus.StartAsync();
        return probe;
    }

    internal Task<T> WaitAsync<T>(Func<T, bool> wanted)
        where T : class =>
        Eventually.Async($"a {typeof(T).Name} is heard", () => Task.FromResult(heard.OfType<T>().FirstOrDefault(wanted)), found => found is not null, TimeSpan.FromSeconds(60))!;

    public async ValueTask DisposeAsync() => await bus.StopAsync(TimeSpan.FromSeconds(10));

    private Task Keep<T>(ConsumeContext<T> context)
        where T : class
    {
        heard.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
