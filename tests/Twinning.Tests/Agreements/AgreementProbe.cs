using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Tests.Fixtures;
using MassTransit;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>A neighbour on the broker that keeps what is said of agreements.</summary>
internal sealed class AgreementProbe : IAsyncDisposable
{
    private readonly ConcurrentQueue<object> heard = new();
    private readonly IBusControl bus;

    private AgreementProbe(string broker) =>
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                return options;
            });
            rabbit.ReceiveEndpoint("agreements-" + Guid.CreateVersion7().ToString("N"), endpoint =>
            {
                endpoint.Handler<TwinningProposed>(context => Keep(context));
                endpoint.Handler<TwinningAccepted>(context => Keep(context));
                endpoint.Handler<TwinningApproved>(context => Keep(context));
                endpoint.Handler<TwinningActivated>(context => Keep(context));
                endpoint.Handler<TwinningRenewed>(context => Keep(context));
                endpoint.Handler<TwinningDeclined>(context => Keep(context));
                endpoint.Handler<TwinningEnded>(context => Keep(context));
            });
        });

    internal static async Task<AgreementProbe> StartAsync(RabbitFixture rabbit)
    {
        var probe = new AgreementProbe(rabbit.ConnectionString);
        await probe.bus.StartAsync();
        return probe;
    }

    internal Task<T> WaitAsync<T>(Func<T, bool> wanted)
        where T : class =>
        Eventually.Async($"a {typeof(T).Name} is heard", () => Task.FromResult(heard.OfType<T>().FirstOrDefault(wanted)), found => found is not null)!;

    public async ValueTask DisposeAsync() => await bus.StopAsync(TimeSpan.FromSeconds(10));

    private Task Keep<T>(ConsumeContext<T> context)
        where T : class
    {
        heard.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
