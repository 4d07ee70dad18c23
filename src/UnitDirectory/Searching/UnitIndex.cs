using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>
/// The directory in memory, for searching. The database stays the truth: each search asks it for one number first, and takes in what has
/// changed when that number has grown. So an answer is never older than its question, in every replica and after every restart.
/// </summary>
internal sealed class UnitIndex(NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim oneLoad = new(1, 1);
    private readonly ReaderWriterLockSlim gate = new();
    private IndexTable table = new();
    private UnitTypes types = new([]);
    private long revision = -1;
    private long? sequence;

    public void Dispose()
    {
        oneLoad.Dispose();
        gate.Dispose();
    }

    internal async Task<PagedResult<UnitItem>> FindAsync(UnitSearch search, CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        gate.EnterReadLock();
        try
        {
            return new IndexQuery(table, types, search).Run();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Brings the index to where the directory stands.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        if (await RevisionAsync(cancellation) == Volatile.Read(ref revision))
        {
            return;
        }

        await oneLoad.WaitAsync(cancellation);
        try
        {
            // Who waited here finds the work done.
            if (await RevisionAsync(cancellation) != revision)
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                Take(await IndexLoader.LoadAsync(connection, table.IsWorn ? null : sequence, cancellation));
            }
        }
        finally
        {
            oneLoad.Release();
        }
    }

    private void Take(IndexUpdate update)
    {
        // A whole table is built beside the old one, which goes on answering meanwhile.
        var next = update.IsComplete ? new IndexTable() : table;
        if (update.IsComplete)
        {
            next.Put(update.Units);
        }

        gate.EnterWriteLock();
        try
        {
            if (!update.IsComplete && update.Units.Count > 0)
            {
                next.Put(update.Units);
            }

            (table, types, sequence) = (next, update.Types, update.Sequence);
            Volatile.Write(ref revision, update.Revision);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    private async Task<long> RevisionAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select revision from directory_state");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

/// <summary>Fills the index while the service starts, so that the first question does not wait for it.</summary>
internal sealed partial class IndexWarmUp(UnitIndex index, ILogger<IndexWarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await index.RefreshAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or IOException)
        {
            LogNotYet(log, fault);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is not filled yet; the first search will do it")]
    private static partial void LogNotYet(ILogger log, Exception fault);
}
