namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Keeps the writer's lease, or waits for it. A new holder first gives their leaves to entries that are older than the tree, and signs
/// checkpoints while it holds the lease. An orderly stop gives the lease back, so that the next one need not wait.
/// </summary>
internal sealed partial class LedgerKeeper(
    LedgerLease lease, LedgerWriter writer, OlderEntries older, CheckpointSigner signer, TimeProvider clock, ILogger<LedgerKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private bool wasHeld;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Beat;
            try
            {
                pause = await BeatAsync(stoppingToken) ? Beat : Soon;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
                await Task.Delay(Soon * 3, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            // A writer that lost sight of its head is opened again at once.
            for (var waited = TimeSpan.Zero; waited < pause && (!wasHeld || writer.IsOpen) && !stoppingToken.IsCancellationRequested; waited += Soon)
            {
                await Task.Delay(Soon, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        writer.Close();
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Npgsql.NpgsqlException away)
        {
            // The lease runs out by itself.
            LogPaused(log, away);
        }
    }

    private async Task<bool> BeatAsync(CancellationToken cancellation)
    {
        if (await lease.TakeOrKeepAsync(cancellation) is not var (head, isCaughtUp))
        {
            if (wasHeld)
            {
                writer.Close();
                LogLost(log);
            }

            return wasHeld = false;
        }

        if (!wasHeld)
        {
            LogTaken(log, head.LedgerId, head.Epoch, head.Frontier.Size);
            wasHeld = true;
        }

        if (!isCaughtUp)
        {
            if (await older.GiveLeavesAsync(head, cancellation) is { } added)
            {
                LogOlder(log, added);
                return false;
            }

            return true;
        }

        await writer.OpenAsync(head, cancellation);
        await signer.SignAsync(head.LedgerId, cancellation);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This process writes ledger {LedgerId} from now on (epoch {Epoch}, {Size} entries)")]
    private static partial void LogTaken(ILogger log, Guid ledgerId, long epoch, long size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process writes the ledger now")]
    private static partial void LogLost(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} entries that are older than the tree have their leaves now")]
    private static partial void LogOlder(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Keeping the ledger's lease pauses for a moment")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
