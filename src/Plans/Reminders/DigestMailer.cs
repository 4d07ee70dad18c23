using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Dapper;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>
/// Mails digests, each at most once. Before the server is spoken to, the row says "sending"; a process that dies in that moment leaves it so, and
/// nobody can know whether the server took the mail. It then becomes "uncertain" and is not sent again by itself: people see it, and the digest
/// stands in the workspace anyway. What the server surely did not take is tried again.
/// </summary>
internal sealed partial class DigestMailer(NpgsqlDataSource database, ReminderOptions options, SmtpOptions smtp, TimeProvider clock, ILogger<DigestMailer> log)
{
    internal const int MostTries = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Guid owner = Guid.CreateVersion7();

    private const string GiveUpDead = """
        update notice set mail_state = 'uncertain', mail_error = 'the process ended while the mail was handed over', mail_owner = null, mail_lease_until = null
        where mail_state = 'sending' and mail_lease_until < clock_timestamp()
        """;

    private const string Claim = """
        update notice set mail_state = 'sending', mail_owner = $1, mail_lease_until = clock_timestamp() + $2, mail_tries = mail_tries + 1
        where notice_id = (
            select notice_id from notice where mail_state = 'waiting' and (mail_retry_at is null or mail_retry_at <= clock_timestamp())
            order by mail_retry_at nulls first, made_at limit 1 for update skip locked)
        returning notice_id
        """;

    private const string Mark = """
        update notice set mail_state = $3, mail_sent_at = $4::timestamptz, mail_error = $5, mail_retry_at = $6::timestamptz, mail_owner = null, mail_lease_until = null
        where notice_id = $1 and mail_owner = $2 and mail_state = 'sending'
        """;

    /// <returns>False when nothing waits.</returns>
    internal async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        await using (var dead = database.CreateCommand(GiveUpDead))
        {
            await dead.ExecuteNonQueryAsync(cancellation);
        }

        await using var claim = database.CreateCommand(Claim);
        if (await claim.Add(owner).Add(Lease).ExecuteScalarAsync(cancellation) is not Guid noticeId)
        {
            return false;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (state, error, tries) = await SendAsync(connection, noticeId, cancellation);
        var retry = state == "waiting" ? clock.GetUtcNow() + TimeSpan.FromSeconds(30 * Math.Pow(2, Math.Min(tries, 8))) : (DateTimeOffset?)null;
        await using var mark = new NpgsqlCommand(Mark, connection);
        // Not cancelled: the server has the mail, and that must be written down while there is any time left.
        await mark.Add(noticeId).Add(owner).Add(state).Add(state == "sent" ? clock.GetUtcNow() : null).Add(error).Add(retry).ExecuteNonQueryAsync(CancellationToken.None);
        return true;
    }

    private async Task<(string State, string? Error, int Tries)> SendAsync(NpgsqlConnection connection, Guid noticeId, CancellationToken cancellation)
    {
        var digest = await Digest.ReadAsync(connection, noticeId, cancellation);
        var tries = digest.MailTries;
        try
        {
            using var mail = DigestMail.Write(digest, smtp.From, options.Address);
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, Timeout = (int)Patience.TotalMilliseconds };
            if (smtp.User is { Length: > 0 } user)
            {
                client.Credentials = new NetworkCredential(user, smtp.Password);
            }

            // The stop of the service does not tear a mail in two; the patience does, and leaves it uncertain.
            using var patience = new CancellationTokenSource(Patience);
            await client.SendMailAsync(mail, patience.Token);
            LogSent(log, noticeId, digest.Items.Count);
            return ("sent", null, tries);
        }
        catch (Exception fault) when (fault is SmtpException or OperationCanceledException or IOException or FormatException)
        {
            var state = Judge(fault, tries);
            LogFailed(log, fault, noticeId, state);
            return (state, fault.GetBaseException().Message, tries);
        }
    }

    /// <summary>Surely not taken and worth another try: waiting. Refused for good: failed. Anything else may have been taken: uncertain.</summary>
    internal static string Judge(Exception fault, int tries)
    {
        var again = fault switch
        {
            SmtpException when fault.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.HostUnreachable or SocketError.NetworkUnreachable } => true,
            SmtpException { StatusCode: SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage } => true,
            // Without an inner fault it was the client itself that would not begin, for example where the server has no TLS.
            SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: not null } => (bool?)null,
            SmtpException => false,
            FormatException => false,
            _ => null,
        };
        return again switch
        {
            true => tries < MostTries ? "waiting" : "failed",
            false => "failed",
            null => "uncertain",
        };
    }

    // Neither address nor content: operators need to know that, not what.
    [LoggerMessage(Level = LogLevel.Information, Message = "Digest {NoticeId} mailed with {Count} reminders")]
    private static partial void LogSent(ILogger log, Guid noticeId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digest {NoticeId} not mailed, now {State}")]
    private static partial void LogFailed(ILogger log, Exception fault, Guid noticeId, string state);
}
