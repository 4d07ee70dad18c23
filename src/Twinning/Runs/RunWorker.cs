using EduCoop.Matching;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Works runs and their publishing, one at a time. May be killed at any moment: the lease runs out and another begins again from the frozen input.</summary>
internal sealed partial class RunWorker(WorkBell<RunJob> bell, NpgsqlDataSource database, PublishRun publishing, TimeProvider clock, ILogger<RunWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunStore.ClaimAsync(database, owner, clock.Now(), stoppingToken) is { } job)
                {
                    await WorkAsync(job, stoppingToken);
                }
                else
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

    private async Task WorkAsync(RunJob job, CancellationToken stopping)
    {
        if (!job.IsPublishing && job.Attempts > RunStore.MostAttempts)
        {
            await RunStore.FailAsync(database, job.RunId, owner, RunFailure.GaveUp, clock.Now(), stopping);
            return;
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new Progress(job.IsPublishing ? RunStage.Done : RunStage.Reading, job.IsPublishing ? 0 : 5);
        var beating = BeatAsync(job.RunId, progress, lost);
        try
        {
            if (job.IsPublishing)
            {
                await publishing.WorkAsync(job, owner, percent => progress.Reach(RunStage.Done, percent), lost.Token);
            }
            else
            {
                await SolveAsync(job, progress, lost.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await RunStore.GiveBackAsync(database, job.RunId, owner);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            LogLost(log, job.RunId);
        }
        finally
        {
            await lost.CancelAsync();
            await beating;
        }
    }

    private async Task SolveAsync(RunJob job, Progress progress, CancellationToken cancellation)
    {
        RunResult result;
        try
        {
            var input = await RunStore.ReadInputAsync(database, job.RunId, cancellation);
            // On a thread of its own: seconds of computing must not keep requests waiting.
            result = await Task.Factory.StartNew(() => SolveRun.Of(input, progress.Reach, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (MarketRefusedException refused)
        {
            await RunStore.FailAsync(database, job.RunId, owner, RunFailure.Of(refused), clock.Now(), cancellation);
            return;
        }

        progress.Reach(RunStage.Saving, 90);
        if (await RunStore.SaveAsync(database, job, owner, result, clock.Now(), cancellation))
        {
            LogDone(log, job.RunId, result.Built.Market.Pairs.Length, job.Attempts);
        }
        else
        {
            LogLost(log, job.RunId);
        }
    }

    // Holds the lease and tells how far the work is; when the run is no longer ours the work stops.
    private async Task BeatAsync(Guid runId, Progress progress, CancellationTokenSource lost)
    {
        while (!lost.IsCancellationRequested)
        {
            var changed = progress.Changed;
            try
            {
                var (stage, percent) = progress.Now;
                if (!await RunStore.RenewAsync(database, runId, owner, stage, percent, lost.Token))
                {
                    await lost.CancelAsync();
                    return;
                }

                await Task.WhenAny(changed, Task.Delay(Beat, lost.Token));
            }
            catch (OperationCanceledException) when (lost.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException fault)
            {
                // The database is away: the lease runs on, and saving will tell whether it was long enough.
                LogPaused(log, fault, Beat.TotalSeconds);
                await Task.Delay(Beat, lost.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>How far the work is; told by the solver's thread, read by the heart's.</summary>
    private sealed class Progress(RunStage stage, int percent)
    {
        private readonly Lock gate = new();
        private (RunStage Stage, int Percent) now = (stage, percent);
        private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal (RunStage Stage, int Percent) Now
        {
            get
            {
                lock (gate)
                {
                    return now;
                }
            }
        }

        internal Task Changed
        {
            get
            {
                lock (gate)
                {
                    return changed.Task;
                }
            }
        }

        internal void Reach(RunStage reached, int done)
        {
            lock (gate)
            {
                now = (reached, done);
                changed.TrySetResult();
                changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Matching run {RunId} is done: {Pairs} candidate pairs, attempt {Attempt}")]
    private static partial void LogDone(ILogger log, Guid runId, int pairs, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Matching run {RunId} was taken over or cancelled; what was computed here is dropped")]
    private static partial void LogLost(ILogger log, Guid runId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Matching runs pause for {Seconds} s; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
