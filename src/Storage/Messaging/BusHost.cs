using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Starts the bus with the service and stops it with the service, as MassTransit's own hosted service would, but within a time. That one waits for each queue's reader to end, without looking at
/// the time it was given: a reader that was declaring its queue when the broker died could wait for its channel for ever, and the service did not end when it was told to (8.4.0, seen in a dump).
/// What consumers had not finished is delivered again.
/// </summary>
internal sealed partial class BusHost(IBusControl bus, ILogger<BusHost> log) : IHostedService
{
    // Consumers have until the first to finish; closing what they leave behind has until the second. Together they fit into the service's own time.
    private static readonly TimeSpan FinishAtMost = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan StopAtMost = TimeSpan.FromSeconds(16);

    /// <summary>Begins to connect. A service starts without its broker, too: <see cref="BrokerCheck"/> says when it is ready.</summary>
    /// <param name="cancellationToken">The start is given up.</param>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var start = bus.StartAsync(cancellationToken);
        return start.IsCompleted ? start : Task.CompletedTask;
    }

    /// <summary>Stops the bus, or gives up waiting for it.</summary>
    /// <param name="cancellationToken">The service's own time is over.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(FinishAtMost);
        try
        {
            await bus.StopAsync(limit.Token).WaitAsync(StopAtMost, CancellationToken.None);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            LogLate(log, (int)StopAtMost.TotalSeconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus has not stopped within {Seconds} s; the service ends without it, and what its consumers had not finished is delivered again")]
    private static partial void LogLate(ILogger log, int seconds);
}
