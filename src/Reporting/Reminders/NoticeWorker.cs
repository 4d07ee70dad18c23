using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>Makes each day's digests from the morning on. Any number of processes may run it, and any may be killed.</summary>
internal sealed partial class NoticeWorker(NpgsqlDataSource database, TimeProvider clock, ILogger<NoticeWorker> log) : BackgroundService
{
    private const int FromHour = 7;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private DateOnly lastDay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var day = clock.Today();
                if (day != lastDay && clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).Hour >= FromHour && await MakeNotices.RunAsync(database, clock, again: false, stoppingToken) is { } made)
                {
                    LogMade(log, day, made);
                    lastDay = day;
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminders of reports of {Day}: {Count}")]
    private static partial void LogMade(ILogger log, DateOnly day, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders of reports pause; they are made at the next look")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
