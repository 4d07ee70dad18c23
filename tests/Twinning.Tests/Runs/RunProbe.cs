using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Twinning;
using MassTransit;

namespace EduCoop.Twinning.Tests.Runs;

/// <summary>A neighbour on the broker that keeps what is said of matching runs.</summary>
internal sealed class RunProbe : IAsyncDisposable
{
    private readonly ConcurrentQueue<object> heard = new();
    private readonly IBusControl bus;

    private RunProbe(string broker) =>
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                return options;
            });
            rabbit.ReceiveEndpoint("runs-" + Guid.CreateVersion7().ToString("N"), endpoint =>
            {
                endpoint.Handler<MatchingRunCompleted>(context => Keep(context));
                endpoint.Handler<MatchingPublished>(context => Keep(context));
            });
        });

    internal static async Task<RunProbe> StartAsync(RabbitFixture rabbit)
    {
        var probe = new RunProbe(rabbit.ConnectionString);
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
