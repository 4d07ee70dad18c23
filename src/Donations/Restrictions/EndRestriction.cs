using System.Security.Claims;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>Body of POST /restrictions/{restrictionId}/end.</summary>
/// <param name="Reason">1-500 characters: who of the givers agreed, and how.</param>
public sealed record EndRestrictionRequest(string Reason);

/// <summary>POST /restrictions/{restrictionId}/end: never by the person who wrote it down.</summary>
internal static class EndRestriction
{
    private static readonly Refusal FourEyes = new("four_eyes", "Người ghi điều kiện không được tự kết thúc.", "Người kết thúc phải là một tài khoản khác.", StatusCodes.Status403Forbidden);
    private static readonly Refusal AlreadyEnded = new("already_ended", "Điều kiện này đã kết thúc.", "Tải lại danh sách.", StatusCodes.Status409Conflict);

    private const string End = """
        update fund_restriction set ended_by = $2, ended_at = $3, end_reason = $4 where restriction_id = $1 and ended_at is null and made_by <> $2
        """;

    internal static async Task<Results<Ok<RestrictionView>, ProblemHttpResult>> Handle(
        Guid restrictionId, EndRestrictionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RestrictionView.FindAsync(connection, restrictionId, cancellation) is not { } restriction)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (_, refusal) = await PlanAccess.FindAsync(connection, restriction.CampaignId, user, cancellation);
        refusal ??= PlanRefusals.Text("reason", request.Reason, 1, 500)
            ?? (restriction.EndedAt is not null ? AlreadyEnded : restriction.MadeBy == user.AccountId() ? FourEyes : null);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var end = new NpgsqlCommand(End, connection);
        return await end.Add(restrictionId).Add(user.AccountId()).Add(clock.GetUtcNow()).Add(request.Reason.Nfc()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await RestrictionView.FindAsync(connection, restrictionId, cancellation))!)
            : AlreadyEnded.ToProblem();
    }
}
