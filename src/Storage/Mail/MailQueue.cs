using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage.Mail;

/// <summary>
/// Mails the digests of one table, each at most once. Before the server is spoken to, the row says "sending"; a process that dies in that moment leaves it so, and
/// nobody can know whether the server took the mail. It then becomes "uncertain" and is not sent again by itself: people see it, and the digest
/// stands in the workspace anyway. What the server surely did not take is tried again. Any number of processes may run it.
/// </summary>
/// <param name="database">The service's database.</param>
/// <param name="table">Its table of digests, with notice_id, made_at, mail_state, mail_to, mail_tries, mail_retry_at, mail_owner, mail_lease_until, mail_sent_at and mail_error; a name from the code, never from a caller.</param>
/// <param name="smtp">The mail server.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Told of each mail, without address and content.</param>
public sealed partial class MailQueue(NpgsqlDataSource database, string table, SmtpOptions smtp, TimeProvider clock, ILogger log)
{
    /// <summary>Then what the server does not take for now is failed: about two hours.</summary>
    public const int MostTries = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Guid owner = Guid.CreateVersion7();

    private readonly string giveUpDead = $"""
        update {table} set mail_state = 'uncertain', mail_error = 'the process ended while the mail was handed over', mail_owner = null, mail_lease_until = null
        where mail_state = 'sending' and mail_lease_until < clock_timestamp()
        """;

    private readonly string claim = $"""
        update {table} set mail_state = 'sending', mail_owner = $1, mail_lease_until = clock_timestamp() + $2, mail_tries = mail_tries + 1
        where notice_id = (
            select notice_id from {table} where mail_state = 'waiting' and (mail_retry_at is null or mail_retry_at <= clock_timestamp())
            order by mail_retry_at nulls first, made_at limit 1 for update skip locked)
        returning notice_id, mail_tries
        """;

    private readonly string mark = $"""
        update {table} set mail_state = $3, mail_sent_at = $4::timestamptz, mail_error = $5, mail_retry_at = $6::timestamptz, mail_owner = null, mail_lease_until = null
        where notice_id = $1 and mail_owner = $2 and mail_state = 'sending'
        """;

    private readonly string sendAgain = $"""
        update {table} set mail_state = 'waiting', mail_tries = 0, mail_retry_at = null, mail_error = null where notice_id = $1 and mail_state in ('failed', 'uncertain')
        """;

    private readonly string letGo = $"update {table} set mail_state = 'none', mail_to = null, mail_retry_at = null, mail_error = null where mail_state = 'waiting'";

    /// <summary>Hands over the mail that has waited longest.</summary>
    /// <param name="write">Reads a digest as the letter that it is.</param>
    /// <param name="cancellation">Stops it; a mail that is being handed over is not torn in two.</param>
    /// <returns>False when nothing waits.</returns>
    public async Task<bool> SendNextAsync(Func<NpgsqlConnection, Guid, CancellationToken, Task<DigestLetter>> write, CancellationToken cancellation)
    {
        await ExecuteAsync(giveUpDead, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ClaimAsync(connection, cancellation) is not var (digest, tries))
        {
            return false;
        }

        var (state, error) = await HandOverAsync(await write(connection, digest, cancellation), tries);
        var retry = state == "waiting" ? clock.GetUtcNow() + TimeSpan.FromSeconds(30 * Math.Pow(2, Math.Min(tries, 8))) : (DateTimeOffset?)null;
        await using var marking = new NpgsqlCommand(mark, connection);
        // Not cancelled: the server has the mail, and that must be written down while there is any time left.
        await marking.Add(digest).Add(owner).Add(state).Add(state == "sent" ? clock.GetUtcNow() : null).Add(error).Add(retry).ExecuteNonQueryAsync(CancellationToken.None);
        return true;
    }

    /// <summary>A person decides about a mail that was refused, or of which nobody knows whether it was taken.</summary>
    /// <param name="digest">Whose mail.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>False when there is nothing to send again.</returns>
    public async Task<bool> SendAgainAsync(Guid digest, CancellationToken cancellation)
    {
        await using var again = database.CreateCommand(sendAgain);
        return await again.Add(digest).ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>There is no server any more: what waits is not mailed, rather than some day when its days are long past; it stands in the workspace.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task LetGoAsync(CancellationToken cancellation)
    {
        await ExecuteAsync(giveUpDead, cancellation);
        await ExecuteAsync(letGo, cancellation);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(Guid Digest, int Tries)?> ClaimAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var claiming = new NpgsqlCommand(claim, connection);
        await using var row = await claiming.Add(owner).Add(Lease).ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetGuid(0), row.GetInt32(1)) : null;
    }

    private async Task<(string State, string? Error)> HandOverAsync(DigestLetter letter, int tries)
    {
        try
        {
            using var mail = letter.ToMail(smtp.From);
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, Timeout = (int)Patience.TotalMilliseconds };
            if (smtp.User is { Length: > 0 } user)
            {
                client.Credentials = new NetworkCredential(user, smtp.Password);
            }

            // The stop of the service does not tear a mail in two; the patience does, and leaves it uncertain.
            using var patience = new CancellationTokenSource(Patience);
            await client.SendMailAsync(mail, patience.Token);
            LogSent(log, letter.DigestId, letter.Groups.Sum(group => group.Lines.Count));
            return ("sent", null);
        }
        catch (Exception fault) when (fault is SmtpException or OperationCanceledException or IOException or FormatException)
        {
            var state = Judge(fault, tries);
            LogFailed(log, letter.DigestId, state, fault is SmtpException { StatusCode: var answer } ? answer.ToString() : fault.GetType().Name, fault.GetBaseException().GetType().Name);
            return (state, fault.GetBaseException().Message);
        }
    }

    /// <summary>Surely not taken and worth another try: waiting. Refused for good: failed. Anything else may have been taken: uncertain.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="tries">How often it was tried, with this time.</param>
    public static string Judge(Exception fault, int tries)
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

    // Neither address nor content, and not the server's own words, which may name the mailbox; those stand in mail_error.
    [LoggerMessage(Level = LogLevel.Information, Message = "Digest {NoticeId} mailed with {Count} reminders")]
    private static partial void LogSent(ILogger log, Guid noticeId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digest {NoticeId} not mailed, now {State}: {Answer} ({Fault})")]
    private static partial void LogFailed(ILogger log, Guid noticeId, string state, string answer, string fault);
}
