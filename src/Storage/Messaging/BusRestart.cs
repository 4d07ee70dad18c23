using MassTransit;
using Microsoft.Extensions.Logging;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Starts the bus anew when it takes messages and never says what became of them. After a broker's restart the client may keep a channel on which every
/// publishing waits for ever and nothing throws, so that nobody above it connects again (rabbitmq-dotnet-client, issue 1930).
/// </summary>
internal sealed partial class BusRestart(IBusControl bus, BrokerCheck broker, ILogger<BusRestart> log)
{
    /// <summary>Heaps without one answer, one after the other, that the bus is given before it is started anew.</summary>
    internal const int Patience = 2;
    private static readonly TimeSpan AskAtMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopAtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(30);
    private int silent;

    /// <summary>The broker has confirmed something.</summary>
    internal void Answered() => silent = 0;

    /// <summary>A heap of messages had no answer in time.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">The broker is away: nothing was done.</exception>
    internal async Task SilentAsync(CancellationToken cancellation)
    {
        if (++silent >= Patience)
        {
            // A broker that is away is met again by the bus itself.
            await broker.AskAsync(cancellation).WaitAsync(AskAtMost, cancellation);
            silent = 0;
            LogRestart(log, Patience);
            await RestartAsync(cancellation);
        }
    }

    /// <summary>Stops and starts the bus. What its consumers had not answered is delivered again.</summary>
    internal async Task RestartAsync(CancellationToken cancellation)
    {
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            limit.CancelAfter(StopAtMost);
            try
            {
                await bus.StopAsync(limit.Token).WaitAsync(StopAtMost + StopAtMost, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                LogStop(log, fault);
            }
        }

        await bus.StartAsync(cancellation).WaitAsync(StartAtMost, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus has answered nothing {Times} times; it is started anew")]
    private static partial void LogRestart(ILogger log, int times);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus did not stop in order")]
    private static partial void LogStop(ILogger log, Exception fault);
}
