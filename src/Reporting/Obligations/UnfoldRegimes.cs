using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Obligations;

/// <summary>
/// Makes the obligations of regimes that were laid down or changed, and anew when units, the calendar or the year have changed. May be killed at any moment: the lease runs out and
/// another goes on.
/// </summary>
internal sealed partial class UnfoldRegimes(WorkBell<UnfoldRegimes> bell, NpgsqlDataSource database, TimeProvider clock, ILogger<UnfoldRegimes> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();
    private string seen = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RegimeJob.ClaimAsync(database, owner, stoppingToken) is { } job)
                {
                    await WorkAsync(job, stoppingToken);
                    continue;
                }

                await bell.WaitAsync(Look, stoppingToken);
                await LookAsync(stoppingToken);
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

    // An import registers thousands of units: only what has come to rest between two looks is worked on.
    private async Task LookAsync(CancellationToken cancellation)
    {
        var ground = await UnfoldRegime.GroundAsync(database, clock.Today(), cancellation);
        if (ground == seen)
        {
            await RegimeJob.AskChangedAsync(database, ground, cancellation);
        }

        seen = ground;
    }

    // One regime that cannot be unfolded must not keep the others waiting; it is tried again when its lease is over.
    private async Task WorkAsync(RegimeJob job, CancellationToken cancellation)
    {
        try
        {
            if (await UnfoldRegime.RunAsync(database, job, owner, clock.Today(), cancellation) is { } count)
            {
                LogUnfolded(log, job.RegimeId, count);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not NpgsqlException { IsTransient: true })
        {
            LogFailed(log, fault, job.RegimeId, job.Attempts);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Regime {RegimeId}: {Count} obligations made, changed or cancelled")]
    private static partial void LogUnfolded(ILogger log, Guid regimeId, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The obligations of regime {RegimeId} were not made, attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception fault, Guid regimeId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Making obligations pauses for {Seconds} s; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
