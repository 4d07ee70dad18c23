using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>Makes each day's digests from the morning on and mails them. Any number of processes may run it, and any may be killed.</summary>
internal sealed partial class ReminderWorker(
    NpgsqlDataSource database, DigestMailer mailer, ReminderOptions options, SmtpOptions smtp, TimeProvider clock, ILogger<ReminderWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private DateOnly lastDay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MakeAsync(stoppingToken);
                while (smtp.IsThere && await mailer.SendNextAsync(stoppingToken))
                {
                }

                await Task.Delay(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        var local = VietnamTime.Local(clock.GetUtcNow());
        var day = clock.Today();
        if (local.Hour < options.FromHour || day == lastDay)
        {
            return;
        }

        if (await MakeReminders.RunAsync(database, day, smtp.IsThere, again: false, clock.Now(), cancellation) is { } made)
        {
            LogMade(log, day, made);
            lastDay = day;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminders of {Day}: {Count}")]
    private static partial void LogMade(ILogger log, DateOnly day, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders pause; they stay in the database")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
