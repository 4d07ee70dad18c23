using EduCoop.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EduCoop.Storage.Tests;

/// <summary>A virtual host of the shared broker for one test.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private readonly RabbitFixture fixture = new();

    internal static async Task<Broker> OfSharedAsync()
    {
        var broker = new Broker();
        await broker.fixture.InitializeAsync();
        return broker;
    }

    internal ServiceSettings Settings(TestDatabase database) => new ServiceSettings().WithDatabase("probedb", database).WithBroker(fixture);

    internal async Task<bool> QueueExistsAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(fixture.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync() => await fixture.DisposeAsync();
}
