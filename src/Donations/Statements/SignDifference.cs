using System.Security.Claims;
using Dapper;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>A signature for a statement that contradicts itself.</summary>
/// <param name="DifferenceVnd">The difference as the preview shows it; 0 when only a line contradicts another.</param>
/// <param name="Reason">Why the statement is to be taken all the same, 10 to 2,000 letters.</param>
public sealed record DifferenceSignature(long DifferenceVnd, string Reason);

/// <summary>A signed difference and who stands for it.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="DifferenceVnd">What the closing balance has more than opening, credits and debits give.</param>
/// <param name="Reason">Why it is taken.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="ApprovedBy">Who approved; null until another person has.</param>
public sealed record DifferenceView(Guid StatementId, long DifferenceVnd, string Reason, Guid SignedBy, Guid? ApprovedBy);

/// <summary>POST /statements/{statementId}/difference: one person signs; nothing is posted before another approves.</summary>
internal static class SignDifference
{
    internal static readonly Refusal ReasonInvalid = new("reason_invalid", "Thiếu lý do.", "Lý do cần từ 10 đến 2.000 ký tự.");
    internal static readonly Refusal NothingToSign = new("nothing_to_sign", "Sao kê này không chờ ký nhận chênh lệch.", "Chỉ sao kê bị từ chối vì không khớp mới ký nhận được.");
    internal static readonly Refusal DifferenceDiffers = new("difference_differs", "Chênh lệch không đúng.", "differenceVnd phải bằng chênh lệch mà bản xem trước cho thấy.");

    private const string Sign = """
        insert into statement_difference (statement_id, difference_vnd, reason, signed_by, signed_at)
        select $1, $2, $3, $4, $5 from statement where statement_id = $1 and state = 'refused'
        on conflict (statement_id) do update set difference_vnd = $2, reason = $3, signed_by = $4, signed_at = $5 where statement_difference.approved_by is null
        """;

    internal static async Task<Results<Ok<DifferenceView>, ProblemHttpResult>> Handle(
        Guid statementId, DifferenceSignature body, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(database, statementId, cancellation) is not { } statement)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await campaigns.RefuseReadingAsync(statement.CampaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (body.Reason is not { Length: >= 10 and <= 2000 } || !Words.IsClean(body.Reason))
        {
            return ReasonInvalid.ToProblem();
        }

        if (await DifferenceOfAsync(database, statementId, statement, cancellation) is not { } difference)
        {
            return NothingToSign.ToProblem();
        }

        if (difference != body.DifferenceVnd)
        {
            return DifferenceDiffers.ToProblem();
        }

        await using var sign = database.CreateCommand(Sign);
        sign.Add(statementId).Add(difference).Add(body.Reason.Nfc()).Add(user.AccountId()).Add(clock.GetUtcNow().UtcDateTime);
        return await sign.ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok(new DifferenceView(statementId, difference, body.Reason.Nfc()!, user.AccountId(), null))
            : NothingToSign.ToProblem();
    }

    /// <summary>A refused statement's campaign and the year that was said for it.</summary>
    internal sealed record Refused(Guid CampaignId, int? Year, string State);

    internal static async Task<Refused?> FindAsync(NpgsqlDataSource database, Guid statementId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Refused>(
            new CommandDefinition("select campaign_id, year, state from statement where statement_id = @statementId", new { statementId }, cancellationToken: cancellation));
    }

    // From the kept file, not from what anybody says; null when there is nothing that a signature could mend.
    private static async Task<long?> DifferenceOfAsync(NpgsqlDataSource database, Guid statementId, Refused statement, CancellationToken cancellation)
    {
        if (statement.State != "refused")
        {
            return null;
        }

        await using var find = database.CreateCommand("select bytes from statement_file where statement_id = $1");
        var file = (byte[])(await find.Add(statementId).ExecuteScalarAsync(cancellation))!;
        try
        {
            var read = await StatementInputs.ReadAsync(database, statement.CampaignId, file, statement.Year, null, cancellation);
            return read.Objection is null ? null : read.DifferenceVnd;
        }
        catch (StatementRefusedException)
        {
            return null;
        }
    }
}
