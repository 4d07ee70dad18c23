using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>Makes each day's digests from the morning on and mails them. Any number of processes may run it, and any may be killed.</summary>
internal sealed partial class NoticeWorker(NpgsqlDataSource database, NoticeMailer mailer, ReminderOptions options, SmtpOptions smtp, TimeProvider clock, ILogger<NoticeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private DateOnly lastDay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var day = clock.Today();
                if (day != lastDay && VietnamTime.Local(clock.GetUtcNow()).Hour >= options.FromHour
                    && await MakeNotices.RunAsync(database, clock, smtp.IsThere, again: false, stoppingToken) is { } made)
                {
                    LogMade(log, day, made);
                    lastDay = day;
                }

                await mailer.MailAsync(stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders of reports pause; they stay in the database")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
