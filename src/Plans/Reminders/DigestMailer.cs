using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>Mails digests of work, each at most once.</summary>
internal sealed class DigestMailer(NpgsqlDataSource database, ReminderOptions options, SmtpOptions smtp, TimeProvider clock, ILogger<DigestMailer> log)
{
    private readonly MailQueue queue = new(database, "notice", smtp, clock, log);

    /// <returns>False when nothing waits.</returns>
    internal Task<bool> SendNextAsync(CancellationToken cancellation) => queue.SendNextAsync(
        async (connection, noticeId, stop) => DigestMail.Write(await Digest.ReadAsync(connection, noticeId, stop), options.Address), cancellation);

    /// <returns>False when there is nothing to send again.</returns>
    internal Task<bool> SendAgainAsync(Guid noticeId, CancellationToken cancellation) => queue.SendAgainAsync(noticeId, cancellation);
}
