using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>Mails digests of reports to the mailboxes that units have set in Plans, each at most once.</summary>
internal sealed class NoticeMailer(NpgsqlDataSource database, ReminderOptions options, SmtpOptions smtp, TimeProvider clock, ILogger<NoticeMailer> log)
{
    private readonly MailQueue queue = new(database, "report_notice", smtp, clock, log);

    /// <summary>Hands over what waits; without a server nothing is left waiting.</summary>
    internal async Task MailAsync(CancellationToken cancellation)
    {
        if (!smtp.IsThere)
        {
            await queue.LetGoAsync(cancellation);
            return;
        }

        while (await SendNextAsync(cancellation))
        {
        }
    }

    /// <returns>False when nothing waits.</returns>
    internal Task<bool> SendNextAsync(CancellationToken cancellation) => queue.SendNextAsync(
        (connection, noticeId, stop) => NoticeLetter.ReadAsync(connection, noticeId, options.Address, stop), cancellation);

    /// <returns>False when there is nothing to send again.</returns>
    internal Task<bool> SendAgainAsync(Guid noticeId, CancellationToken cancellation) => queue.SendAgainAsync(noticeId, cancellation);
}
