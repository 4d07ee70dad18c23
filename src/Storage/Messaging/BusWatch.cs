using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Starts the bus anew when it has had no connection, has confirmed nothing, or has consumers that are not connected, for a while although the broker answers.
/// Channels that open side by side may lose each other's place among those that are told of the connection's end (the client adds to the event without a lock):
/// such a channel waits for ever, the bus waits for the channel, and nobody connects again. What consumers had not answered is delivered again, and the inbox drops what is known.
/// </summary>
internal sealed partial class BusWatch(IBusControl bus, BusSockets sockets, BrokerCheck broker, IOptions<OutboxOptions> options, ILogger<BusWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAtMost = TimeSpan.FromSeconds(5);
    // A channel that waits for ever gives up its last question after 10 s, and there may be several.
    private static readonly TimeSpan StopAtMost = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(30);
    private volatile bool silent;
    // A restart that failed halfway has left a bus that is no bus: only another restart helps.
    private volatile bool unfinished;

    /// <summary>The broker has confirmed a message.</summary>
    internal void Answered() => silent = false;

    /// <summary>A message had no answer in time.</summary>
    internal void Unanswered() => silent = true;

    /// <summary>Stops and starts the bus, whatever state it is in.</summary>
    /// <param name="cancellation">The service stops.</param>
    /// <exception cref="OperationCanceledException">It did not stop within a minute, or the service stops.</exception>
    /// <exception cref="TimeoutException">It did not start within half a minute.</exception>
    internal async Task RestartAsync(CancellationToken cancellation)
    {
        unfinished = true;
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            limit.CancelAfter(StopAtMost);
            // A bus that has not stopped takes a start for a second one and does nothing: better try again.
            await bus.StopAsync(limit.Token).WaitAsync(limit.Token);
        }

        sockets.Forget();
        await bus.StartAsync(cancellation).WaitAsync(StartAtMost, cancellation);
        (silent, unfinished) = (false, false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        long since = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!IsDeaf || !await BrokerAnswersAsync(stoppingToken))
                {
                    since = 0;
                }
                else if (since == 0)
                {
                    since = Stopwatch.GetTimestamp();
                }
                else if (unfinished || Stopwatch.GetElapsedTime(since) > options.Value.BusPatience)
                {
                    since = 0;
                    await TryRestartAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // The bus tells of consumers that are away; of itself it may say that all is well when nothing is.
    private bool IsDeaf => sockets.AllClosed || silent || unfinished || bus.CheckHealth().Status != BusHealthStatus.Healthy;

    private async Task TryRestartAsync(CancellationToken stoppingToken)
    {
        LogRestart(log, (int)options.Value.BusPatience.TotalSeconds);
        try
        {
            await RestartAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The next look tries again.
            LogFailed(log, fault);
        }
    }

    private async Task<bool> BrokerAnswersAsync(CancellationToken stoppingToken)
    {
        try
        {
            await broker.AskAsync(stoppingToken).WaitAsync(AskAtMost, stoppingToken);
            return true;
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus has had no connection, no answer or no consumers for {Seconds} s although the broker answers; it is started anew")]
    private static partial void LogRestart(ILogger log, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bus could not be started anew; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception fault);
}
