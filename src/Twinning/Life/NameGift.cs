using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /activities/{activityId}/gifts.</summary>
/// <param name="ReferenceId">Id in the donations ledger.</param>
/// <param name="Kind">campaign, shipment or gift.</param>
/// <param name="Note">A word on it, 1-300 characters.</param>
public sealed record NameGiftRequest(Guid ReferenceId, string Kind, string? Note = null);

/// <summary>
/// POST /activities/{activityId}/gifts: names what of the donations ledger belongs to an activity. Only the reference is kept: amounts and counts are the ledger's, and are
/// never counted a second time here.
/// </summary>
internal static class NameGift
{
    // The number is checked where it is written, under the activity's lock: ten at once do not slip past.
    private const string Insert = """
        insert into activity_gift (activity_id, reference_id, kind, note, added_by, added_at)
        select a.activity_id, $2, $3, $4::text, $5, $6 from (select activity_id from activity where activity_id = $1 for update) a
        where (select count(*) from activity_gift g where g.activity_id = $1) < 50
        on conflict (activity_id, reference_id) do update set kind = excluded.kind, note = excluded.note
        """;

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, NameGiftRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var unfit = request.ReferenceId == Guid.Empty ? LifeRefusals.IdMissing
            : request.Kind is not ("campaign" or "shipment" or "gift") ? LifeRefusals.GiftKindUnknown
            : Words.IsSaidOrNot(request.Note, 300) ? null
            : Words.TextInvalid("note", 300);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, pair, _, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is null)
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            var written = await insert.Add(activityId).Add(request.ReferenceId).Add(request.Kind).Add(request.Note?.Nfc()).Add(user.AccountId()).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
            refusal = written == 0 ? LifeRefusals.TooMany : null;
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }
}
