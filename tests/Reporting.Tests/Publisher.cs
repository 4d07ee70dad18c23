using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Testing;
using MassTransit;

namespace EduCoop.Reporting.Tests;

/// <summary>Stands where the owners' relays stand: publishes real events to the real broker, with the message ids of the test's choice.</summary>
public sealed class Publisher : IAsyncDisposable
{
    private const int AtOnce = 200;
    private readonly IBusControl bus;

    private Publisher(IBusControl bus) => this.bus = bus;

    public static async Task<Publisher> ConnectAsync(RabbitFixture rabbit)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(host =>
        {
            host.Host(new Uri(rabbit.ConnectionString));
            host.ConfigureJsonSerializerOptions(options =>
            {
                options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                return options;
            });
        });
        await bus.StartAsync();
        return new Publisher(bus);
    }

    public Task SendAsync<T>(T message, Guid? messageId = null)
        where T : class => bus.Publish(message, context => context.MessageId = messageId ?? Guid.CreateVersion7());

    public async Task SendAllAsync<T>(IEnumerable<(T Message, Guid MessageId)> messages)
        where T : class
    {
        foreach (var part in messages.Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(one => SendAsync(one.Message, one.MessageId)));
        }
    }

    public async ValueTask DisposeAsync() => await bus.StopAsync();
}
