using System.Threading.Channels;
using EduCoop.Donations.Intake;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>Another process has become the ledger's writer: nothing of this attempt was written.</summary>
internal sealed class LedgerLeaseLostException() : Exception("The ledger has another writer.");

/// <summary>
/// The ledger's single writer. Gifts that arrive while a transaction is under way go together into the next one; nobody waits for a group to
/// fill, and everyone is answered after the commit. A process without the lease hands its gifts over to the one that has it (<see cref="IntakeDesk"/>).
/// </summary>
internal sealed partial class LedgerWriter(
    NpgsqlDataSource database, PreparedDatabase prepared, LedgerNumbers numbers, IntakeDesk desk, TimeProvider clock, ILogger<LedgerWriter> log) : BackgroundService
{
    private const int LargestGroup = 1000;
    private const int LongestQueue = 20_000;
    // With many callers at once a moment's patience halves the number of commits; one alone never waits for it.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly SemaphoreSlim turn = new(1, 1);
    private LedgerHead? head;
    private int lastGroup;

    /// <summary>Is this process the writer, as far as it knows?</summary>
    internal bool IsOpen => Volatile.Read(ref head) is not null;

    /// <summary>Called when the lease is held; a head that is known already is kept, for it may be ahead of what was read.</summary>
    internal async Task OpenAsync(LedgerHead held, CancellationToken cancellation)
    {
        if (head is { } known && known.Epoch == held.Epoch)
        {
            return;
        }

        await turn.WaitAsync(cancellation);
        head = held;
        turn.Release();
    }

    internal void Close() => head = null;

    /// <summary>Records gifts; each has its own answer. Returns after the commit.</summary>
    /// <exception cref="NpgsqlException">The database is away; send the same again.</exception>
    internal async Task<(DonationOutcome Outcome, Refusal? Refusal)[]> AppendAsync(IReadOnlyList<Gift> gifts, CancellationToken cancellation)
    {
        if (gifts.Count == 0)
        {
            return [];
        }

        if (IsOpen)
        {
            try
            {
                return await AppendHereAsync(gifts, cancellation);
            }
            catch (LedgerLeaseLostException)
            {
                // Whoever writes now decides by the ids what is new.
            }
        }

        return await desk.HandOverAsync(gifts, cancellation);
    }

    /// <summary>The same without handing over.</summary>
    /// <exception cref="LedgerLeaseLostException">This process is not the writer.</exception>
    internal async Task<(DonationOutcome Outcome, Refusal? Refusal)[]> AppendHereAsync(IReadOnlyList<Gift> gifts, CancellationToken cancellation)
    {
        var waiting = new Waiting(gifts);
        try
        {
            await queue.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new LedgerLeaseLostException();
        }

        return await waiting.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Does what is more than gifts, here or in the process that writes. Returns after the commit.</summary>
    /// <returns>Null when it is done; else why not, and nothing was written.</returns>
    internal async Task<Refusal?> DoAsync(LedgerAct act, CancellationToken cancellation)
    {
        if (IsOpen)
        {
            try
            {
                return await InTurnAsync(turn => act.DoAsync(turn, cancellation), cancellation);
            }
            catch (LedgerLeaseLostException)
            {
                // Nothing was written: whoever writes now does it.
            }
        }

        return await desk.HandOverAsync(act, cancellation);
    }

    /// <summary>Runs one transaction of several statements in the writer's turn.</summary>
    /// <param name="write">Gets the transaction and what adds entries to it; it is committed when it returns null, undone when it returns a refusal.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <exception cref="LedgerLeaseLostException">This process is not the writer.</exception>
    internal Task<Refusal?> InTurnAsync(Func<LedgerTurn, Task<Refusal?>> write, CancellationToken cancellation) => InTurnAsync(database, write, cancellation);

    /// <summary>The same for what comes a thousand times with the same few statements, as the chunks of a bank's statement do: they stay prepared.</summary>
    /// <exception cref="LedgerLeaseLostException">This process is not the writer.</exception>
    internal Task<Refusal?> InRepeatedTurnAsync(Func<LedgerTurn, Task<Refusal?>> write, CancellationToken cancellation) => InTurnAsync(prepared.Writes, write, cancellation);

    private async Task<Refusal?> InTurnAsync(NpgsqlDataSource source, Func<LedgerTurn, Task<Refusal?>> write, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        var isCommitting = false;
        try
        {
            var append = new LedgerAppend(head ?? throw new LedgerLeaseLostException());
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (await write(new LedgerTurn(transaction, append, numbers, VietnamTime.ToMicroseconds(clock.GetUtcNow()))) is { } refusal)
            {
                await transaction.RollbackAsync(cancellation);
                return refusal;
            }

            isCommitting = true;
            await transaction.CommitAsync(cancellation);
            head = append.After;
            return null;
        }
        catch (Exception lost) when (IsLeaseLost(lost))
        {
            head = null;
            throw new LedgerLeaseLostException();
        }
        catch (Exception) when (isCommitting)
        {
            // Committed or not: the keeper reads the head again before anything else is written.
            head = null;
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Waiting>();
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                if (lastGroup > 4)
                {
                    await Task.Delay(Gathering, stoppingToken);
                }

                var count = 0;
                while (count < LargestGroup && queue.Reader.TryRead(out var next))
                {
                    group.Add(next);
                    count += next.Gifts.Count;
                }

                lastGroup = group.Count;
                await RecordAsync(group, stoppingToken);
                group.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Those who still wait are told that the service ends; what they sent is not written.
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var left))
            {
                group.Add(left);
            }

            group.ForEach(waiting => waiting.Answer.TrySetException(new LedgerLeaseLostException()));
        }
    }

    private async Task RecordAsync(List<Waiting> group, CancellationToken cancellation)
    {
        try
        {
            var decided = await DecideAsync([.. group.SelectMany(waiting => waiting.Gifts)], cancellation);
            group.ForEach(waiting => waiting.Answer.TrySetResult([.. waiting.Gifts.Select(decided)]));
        }
        catch (Exception fault) when (group.Count > 1 && fault is PostgresException { IsTransient: false })
        {
            // What one of them brought must not be the others' fault.
            LogAlone(log, fault, group.Count);
            foreach (var waiting in group)
            {
                await RecordAsync([waiting], cancellation);
            }
        }
        catch (Exception fault)
        {
            if (fault is not LedgerLeaseLostException)
            {
                LogFailed(log, fault, group.Count);
            }

            group.ForEach(waiting => waiting.Answer.TrySetException(fault));
        }
    }

    /// <returns>The answer for each gift. Among gifts of one id the first is written, the others are compared with it.</returns>
    private async Task<Func<Gift, (DonationOutcome, Refusal?)>> DecideAsync(IReadOnlyList<Gift> gifts, CancellationToken cancellation)
    {
        var first = new Dictionary<Guid, Gift>(gifts.Count);
        foreach (var gift in gifts)
        {
            first.TryAdd(gift.DonationId, gift);
        }

        var refused = await GroupCommit.WriteAsync(database, first, WriteAsync, cancellation);
        return gift => refused.TryGetValue(gift.DonationId, out var answer)
            ? answer(gift)
            : ReferenceEquals(first[gift.DonationId], gift) ? (DonationOutcome.Recorded, null) : GiftLookup.Compare(gift, GiftLookup.Kept.Of(first[gift.DonationId]));
    }

    // One round trip, one transaction.
    private async Task WriteAsync(IReadOnlyList<Gift> gifts, CancellationToken cancellation)
    {
        var sequences = await numbers.TakeAsync(gifts.Count, cancellation);
        await turn.WaitAsync(cancellation);
        try
        {
            var append = new LedgerAppend(head ?? throw new LedgerLeaseLostException());
            var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
            await using var batch = prepared.Writes.CreateBatch();
            append.Add(batch, gifts, [.. gifts.Select((gift, i) => LedgerEntry.ForGift(sequences[i], gift, now))], now);
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
                head = append.After;
            }
            catch (PostgresException lost) when (IsLeaseLost(lost))
            {
                head = null;
                throw new LedgerLeaseLostException();
            }
            catch (Exception fault) when (fault is not PostgresException { IsTransient: false })
            {
                // The answer to a commit may have been lost on its way: the keeper reads the head again.
                head = null;
                throw;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static bool IsLeaseLost(Exception error) => error is LedgerLeaseLostException or PostgresException { SqlState: PostgresErrorCodes.ObjectNotInPrerequisiteState, ConstraintName: "ledger_lease" };

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    private sealed record Waiting(IReadOnlyList<Gift> Gifts)
    {
        internal TaskCompletionSource<(DonationOutcome, Refusal?)[]> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of {Count} requests could not be written together; each is tried alone")]
    private static partial void LogAlone(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} requests could not be written; their senders are told")]
    private static partial void LogFailed(ILogger log, Exception fault, int count);
}
