using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>
/// Writes imports that were confirmed, one at a time over all replicas. What it has to do stands in the database, so it goes on where it
/// was when the process was killed.
/// </summary>
internal sealed partial class ImportCommitter(NpgsqlDataSource database, TimeProvider clock, ILogger<ImportCommitter> log) : BackgroundService
{
    private const long OneAtATime = 0x4544_5543_494D_50;
    private const string Next = "select import_id from import where state = 'committing' order by uploaded_at, import_id limit 1";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Somebody has confirmed an import: do not wait for the next look.</summary>
    internal void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CommitWaitingAsync(stoppingToken);
                await wake.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or IOException)
            {
                LogInterrupted(log, fault);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task CommitWaitingAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        // The lock belongs to the connection: it is free again the moment its process dies.
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        if (await take.Add(OneAtATime).ExecuteScalarAsync(cancellation) is not true)
        {
            return;
        }

        try
        {
            await using var next = new NpgsqlCommand(Next, connection);
            while (await next.ExecuteScalarAsync(cancellation) is Guid id)
            {
                await new ImportRun(connection, id, clock, log).RunAsync(cancellation);
            }
        }
        finally
        {
            await using var free = new NpgsqlCommand("select pg_advisory_unlock($1)", connection);
            await free.Add(OneAtATime).ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Committing imports was interrupted; it goes on in a moment")]
    private static partial void LogInterrupted(ILogger log, Exception fault);
}
