using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Plans;
using MassTransit;

namespace EduCoop.Plans.Tests.Fixtures;

/// <summary>A neighbour on the broker that keeps what Plans says.</summary>
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
                endpoint.Handler<PlanIssued>(context => Keep(context));
                endpoint.Handler<PlanAmended>(context => Keep(context));
                endpoint.Handler<TaskAssigned>(context => Keep(context));
                endpoint.Handler<TaskProgressed>(context => Keep(context));
                endpoint.Handler<TaskCompleted>(context => Keep(context));
                endpoint.Handler<TaskOverdue>(context => Keep(context));
                endpoint.Handler<CalendarConfirmed>(context => Keep(context));
                endpoint.Handler<UnitMailboxSet>(context => Keep(context));
            });
        });

    private readonly ConcurrentQueue<object> heard = new();

    internal IBus Neighbour => bus;

    internal static async Task<EventProbe> StartAsync(RabbitFixture rabbit)
    {
        var probe = new EventProbe(rabbit.ConnectionString);
        await probe.bus.StartAsync();
        return probe;
    }

    internal IEnumerable<T> Of<T>() => heard.OfType<T>();

    internal Task<T> WaitAsync<T>(Func<T, bool> wanted)
        where T : class =>
        Eventually.Async($"a {typeof(T).Name} is heard", () => Task.FromResult(Of<T>().FirstOrDefault(wanted)), found => found is not null, TimeSpan.FromSeconds(30))!;

    public async ValueTask DisposeAsync() => await bus.StopAsync(TimeSpan.FromSeconds(10));

    private Task Keep<T>(ConsumeContext<T> context)
        where T : class
    {
        heard.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
