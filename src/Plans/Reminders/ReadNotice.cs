using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>POST /notices/{noticeId}/read: somebody of the unit has seen it.</summary>
internal static class ReadNotice
{
    private const string Mark = "update notice set read_by = $2, read_at = $3 where notice_id = $1 and read_at is null";

    internal static readonly Refusal NothingToSend = new("nothing_to_send", "Thư của thông báo này không cần gửi lại.", "Chỉ gửi lại thư bị từ chối hoặc chưa rõ kết quả.");

    internal static async Task<Results<Ok<NoticeDetail>, ProblemHttpResult>> Handle(
        Guid noticeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ListNotices.FindAsync(connection, noticeId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        await using var mark = new NpgsqlCommand(Mark, connection);
        await mark.Add(noticeId).Add(user.AccountId()).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(await ListNotices.ReadAsync(connection, noticeId, cancellation));
    }

    /// <summary>POST /notices/{noticeId}/send-again: a person decides about a mail that was refused, or of which nobody knows whether it was taken.</summary>
    internal static async Task<Results<Ok<NoticeDetail>, ProblemHttpResult>> HandleSendAgain(
        Guid noticeId, ClaimsPrincipal user, NpgsqlDataSource database, DigestMailer mailer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ListNotices.FindAsync(connection, noticeId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        return await mailer.SendAgainAsync(noticeId, cancellation)
            ? TypedResults.Ok(await ListNotices.ReadAsync(connection, noticeId, cancellation))
            : NothingToSend.ToProblem();
    }
}
