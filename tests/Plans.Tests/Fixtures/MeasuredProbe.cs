using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Contracts.Plans;
using MassTransit;

namespace EduCoop.Plans.Tests.Fixtures;

/// <summary>A neighbour on the broker that keeps what is said of indicators.</summary>
internal sealed class MeasuredProbe : IAsyncDisposable
{
    private readonly IBusControl bus;

    private MeasuredProbe(string broker) =>
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                return options;
            });
            rabbit.ReceiveEndpoint("probe-" + Guid.CreateVersion7().ToString("N"), endpoint => endpoint.Handler<IndicatorMeasured>(context =>
            {
                Measured.Enqueue(context.Message);
                return Task.CompletedTask;
            }));
        });

    internal ConcurrentQueue<IndicatorMeasured> Measured { get; } = new();

    internal static async Task<MeasuredProbe> StartAsync(RabbitFixture rabbit)
    {
        var probe = new MeasuredProbe(rabbit.ConnectionString);
        await probe.bus.StartAsync();
        return probe;
    }

    public async ValueTask DisposeAsync() => await bus.StopAsync(TimeSpan.FromSeconds(10));
}
