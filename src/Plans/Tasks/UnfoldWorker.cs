using EduCoop.Documents.Deadlines;
using EduCoop.Plans.Calendar;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Makes the pieces of work of issued and changed plans, task by task. May be killed at any moment: the lease runs out and another goes on.</summary>
internal sealed partial class UnfoldWorker(WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, ILogger<UnfoldWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var jobs = await UnfoldJob.ClaimAsync(database, owner, stoppingToken);
                foreach (var job in jobs)
                {
                    await WorkAsync(job, stoppingToken);
                }

                if (jobs.Count == 0)
                {
                    await bell.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault, AfterFault.TotalSeconds);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // One task that cannot be unfolded must not keep the others waiting; it is tried again when its lease is over.
    private async Task WorkAsync(UnfoldJob job, CancellationToken cancellation)
    {
        try
        {
            await UnfoldTask.RunAsync(database, job, CalendarAsync, clock, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not NpgsqlException { IsTransient: true })
        {
            LogFailed(log, fault, job.TaskId, job.Attempts);
        }
    }

    private async Task<WorkingDays> CalendarAsync(int from, int to)
    {
        await using var connection = await database.OpenConnectionAsync();
        return (await CalendarDays.FindAsync(connection, Math.Clamp(from, 2000, 2100), Math.Clamp(to, 2000, 2100), CancellationToken.None)).ToWorkingDays();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} was not unfolded, attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception fault, Guid taskId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unfolding pauses for {Seconds} s; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
