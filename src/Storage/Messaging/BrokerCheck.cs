using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Readiness of the broker: a real round trip over a connection of its own, and a bus whose consumers are all connected.
/// The bus alone is no witness: one without consumers does not notice that the broker has gone.
/// </summary>
internal sealed class BrokerCheck(Uri address, string service, IBusControl bus) : IHealthCheck, IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private IConnection? connection;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await AskAsync(cancellationToken);
        var state = bus.CheckHealth();
        return state.Status == BusHealthStatus.Healthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(state.Description);
    }

    /// <summary>Opens a channel on a connection of its own.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">There is no broker, or it takes nobody.</exception>
    internal async Task AskAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (connection is not { IsOpen: true })
            {
                await CloseAsync();
                connection = await Factory().CreateConnectionAsync(cancellationToken);
            }

            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        one.Dispose();
    }

    private ConnectionFactory Factory() => new()
    {
        Uri = address,
        ClientProvidedName = $"{service} health",
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(3),
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
    };

    private async ValueTask CloseAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }
}
