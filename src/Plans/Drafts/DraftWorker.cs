using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Reads again what a killed process has left lying. In quiet times it only looks.</summary>
internal sealed partial class DraftWorker(NpgsqlDataSource database, DraftReading reading, TimeProvider clock, ILogger<DraftWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DraftStore.ClaimAsync(database, owner, stoppingToken) is { } job)
                {
                    LogAgain(log, job.DraftId, job.Attempts);
                    await DraftStore.WorkAsync(database, reading, job, null, clock, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Draft {DraftId} was left unread and is read again, attempt {Attempt}")]
    private static partial void LogAgain(ILogger log, Guid draftId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading pauses; the drafts stay in the database")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
