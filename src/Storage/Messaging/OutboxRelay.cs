using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.Serialization;
using System.Text.Json;
using EduCoop.Contracts;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Carries committed events from the outbox to the broker. Any number of replicas may run: they share the work by partition.
/// An event is deleted only after the broker has confirmed it, so a crash in between sends it twice and the inbox drops the second.
/// </summary>
internal sealed partial class OutboxRelay(OutboxStore store, IBus bus, BusWatch watch, ILogger<OutboxRelay> log) : BackgroundService
{
    internal const string ActivitySourceName = "EduCoop.Outbox";
    private const int Workers = 2;
    private const int BatchSize = 500;
    // Partitions that a worker takes at once.
    private const int Share = OutboxExtensions.Partitions / Workers;
    // The client's way to the socket holds 128 frames. Filled when the broker dies, it never moves again: whoever waits there holds what the closing of all channels
    // waits for, and neither publishers nor consumers come back (rabbitmq-dotnet-client, issue 1930). Half of it is left to the consumers' answers.
    private const int InFlight = 64;
    private static readonly ActivitySource Source = new(ActivitySourceName);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LingerStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim places = new(InFlight);

    /// <inheritdoc />
    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(() => failures = 0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database or the broker is away. Nothing is lost: the rows wait. Back off up to 15 s with jitter.
                var pause = TimeSpan.FromMilliseconds(Math.Min(15_000, 200 * Math.Pow(2, Math.Min(failures++, 10))) * (0.5 + (Random.Shared.NextDouble() / 2)));
                LogPaused(log, fault, (long)pause.TotalMilliseconds);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(Action worked, CancellationToken cancellation)
    {
        await using var ear = await store.OpenAsync(cancellation);
        await using (var listen = new NpgsqlCommand("listen outbox", ear))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        var idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await DrainAsync(cancellation) is var sent and > 0)
            {
                worked();
                idleSince = Stopwatch.GetTimestamp();
                if (sent < BatchSize)
                {
                    // A trickle is carried in small heaps: each round costs the database the same, however little it carries.
                    await Task.Delay(LingerStep, cancellation);
                }
            }
            else if (Stopwatch.GetElapsedTime(idleSince) < Linger)
            {
                await Task.Delay(LingerStep, cancellation);
            }
            else
            {
                await SleepAsync(ear, cancellation);
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }

    private async Task SleepAsync(NpgsqlConnection ear, CancellationToken cancellation)
    {
        await OutboxStore.SetSleepingAsync(ear, true, cancellation);
        // A row that was committed just before the flag was seen rang no bell: look once more before sleeping.
        while (await DrainAsync(cancellation) == 0 && !await ear.WaitAsync(Poll, cancellation))
        {
        }

        await OutboxStore.SetSleepingAsync(ear, false, cancellation);
    }

    /// <returns>How many were sent or tried.</returns>
    private async Task<int> DrainAsync(CancellationToken cancellation) =>
        (await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker, cancellation), cancellation)))).Sum();

    private async Task<int> WorkAsync(int worker, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var tried = 0;
        var emptied = new HashSet<short>();
        var turn = worker * Share;
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var claimed = await OutboxStore.ClaimAsync(transaction, turn++, Share, emptied, cancellation);
            if (claimed.Length == 0)
            {
                return tried;
            }

            var most = (BatchSize + claimed.Length - 1) / claimed.Length;
            var rows = await OutboxStore.ReadAsync(transaction, claimed, most, cancellation);
            // What is left in a partition that gave less waits for a retry, or came just now and has its turn in the next round.
            emptied.UnionWith(claimed.Where(partition => rows.Count(row => row.Partition == partition) < most));

            var sent = new ConcurrentBag<long>();
            var failed = new ConcurrentBag<(long Sequence, string Error)>();
            using var heap = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            try
            {
                // Keys side by side, each key in its order.
                await Task.WhenAll(rows.GroupBy(row => row.Key, StringComparer.Ordinal).Select(group => PublishInOrderAsync(group, sent, failed, heap)));
            }
            finally
            {
                // What the broker has confirmed is settled even when another message of the batch met a dead broker.
                await store.SettleAsync(transaction, sent, failed, CancellationToken.None);
            }

            tried += sent.Count + failed.Count;
        }
    }

    private async Task PublishInOrderAsync(
        IEnumerable<OutboxRow> rows, ConcurrentBag<long> sent, ConcurrentBag<(long Sequence, string Error)> failed, CancellationTokenSource heap)
    {
        foreach (var row in rows)
        {
            var error = Read(row, out var type, out var message) ?? await PublishAsync(row, type!, message!, heap);
            if (error is not null)
            {
                LogFailed(log, row.Sequence, row.MessageType, row.Attempts + 1, error);
                failed.Add((row.Sequence, error));
                return;
            }

            sent.Add(row.Sequence);
        }
    }

    /// <returns>Null, or why this one event cannot be published. That the broker is away is no event's fault and is thrown.</returns>
    private async Task<string?> PublishAsync(OutboxRow row, Type type, object message, CancellationTokenSource heap)
    {
        var cancellation = heap.Token;
        await places.WaitAsync(cancellation);
        _ = ActivityContext.TryParse(row.TraceParent, row.TraceState, isRemote: true, out var parent);
        using var activity = Source.StartActivity("outbox relay", ActivityKind.Producer, parent);
        activity?.SetTag("educoop.outbox.sequence", row.Sequence);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConfirmTimeout);
        try
        {
            // Not every wait inside looks at the token: who asks for a type's exchange in the moment in which making it fails, is forgotten and waits for ever.
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(context => context.MessageId = row.MessageId), limit.Token).WaitAsync(limit.Token);
            watch.Answered();
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            watch.Unanswered();
            // Those that wait for a place need not find out one after the other.
            await heap.CancelAsync();
            throw new TimeoutException($"The broker did not confirm a message within {ConfirmTimeout.TotalSeconds:0} s.");
        }
        catch (Exception fault) when (fault is SerializationException or MessageNotAcknowledgedException or MessageReturnedException)
        {
            return $"{fault.GetType().Name}: {fault.Message}";
        }
        finally
        {
            places.Release();
        }
    }

    /// <returns>Null, or why the event cannot be read.</returns>
    private static string? Read(OutboxRow row, out Type? type, out object? message)
    {
        message = null;
        type = ContractTypes.Find(row.MessageType);
        if (type is null)
        {
            return $"This build knows no event {row.MessageType}.";
        }

        try
        {
            message = JsonSerializer.Deserialize(row.Payload, type, ContractJson.Options);
            return message is null ? "The payload is null." : null;
        }
        catch (JsonException unreadable)
        {
            return unreadable.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox relay pauses for {PauseMs} ms; the events wait in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, long pauseMs);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox event {Sequence} of type {MessageType} cannot be sent (attempt {Attempt}): {Reason}")]
    private static partial void LogFailed(ILogger log, long sequence, string messageType, int attempt, string reason);
}
