using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>POST /reports/notices/{id}/send-again: a person of the unit decides about a mail that was refused, or of which nobody knows whether it was taken.</summary>
internal static class SendNoticeAgain
{
    internal static readonly Refusal NothingToSend = new("nothing_to_send", "Thư của bản nhắc này không cần gửi lại.", "Chỉ gửi lại thư bị từ chối hoặc chưa rõ kết quả.");

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, ClaimsPrincipal user, NpgsqlDataSource database, NoticeMailer mailer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var isOwn = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(ListNotices.IsOwn, new { id, own = user.ActingUnit() ?? Guid.Empty }, cancellationToken: cancellation));
        if (!isOwn)
        {
            return Refusal.NotFound.ToProblem();
        }

        return await mailer.SendAgainAsync(id, cancellation) ? TypedResults.NoContent() : NothingToSend.ToProblem();
    }
}
