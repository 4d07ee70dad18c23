using System.Security.Claims;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>Body of POST /gift-conditions/{conditionId}/drop.</summary>
/// <param name="Reason">1-500 characters: how the giver agreed, or what was written down wrongly.</param>
public sealed record DropConditionRequest(string Reason);

/// <summary>POST /gift-conditions/{conditionId}/drop: by another person than the one who wrote it down. A gift that was placed goes back to where it was given.</summary>
internal static class DropCondition
{
    internal static async Task<Results<Ok<GiftConditionView>, ProblemHttpResult>> Handle(
        Guid conditionId, DropConditionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await GiftConditionRefusals.ReachAsync(connection, conditionId, user, cancellation);
        refusal ??= PlanRefusals.Text("reason", request.Reason, 1, 500);
        refusal ??= await writer.DoAsync(new FreeGift(conditionId, user.AccountId(), request.Reason.Nfc()!), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await GiftConditionView.FindAsync(connection, conditionId, cancellation))!);
    }
}

/// <summary>The second person's word that a condition binds no more.</summary>
internal sealed record FreeGift(Guid ConditionId, Guid By, string Reason) : LedgerAct
{
    private const string Drop = """
        update gift_condition set state = 'dropped', dropped_by = $2, dropped_at = $3, drop_reason = $4 where condition_id = $1 and state <> 'dropped' and made_by <> $2
        """;

    private const string Cite = "update gift_condition k set dropped_entry = c.entry_sequence from classification c where k.condition_id = $1 and c.classification_id = $2";

    private const string FindOrigin = "select from_campaign from gift_condition where condition_id = $1";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand(PlaceGift.Lock, turn.Connection, turn.Transaction);
        await take.Add(ConditionId).ExecuteScalarAsync(cancellation);
        var condition = (await GiftConditionView.FindAsync(turn.Connection, ConditionId, cancellation))!;
        await using var drop = new NpgsqlCommand(Drop, turn.Connection, turn.Transaction);
        if (await drop.Add(ConditionId).Add(By).Add(turn.Now).Add(Reason).ExecuteNonQueryAsync(cancellation) != 1)
        {
            return condition.MadeBy == By ? GiftConditionRefusals.FourEyes : GiftConditionRefusals.AlreadyDecided;
        }

        if (condition.State == GiftConditionState.Open)
        {
            return null;
        }

        var gift = (await GiftPlace.FindAsync(turn.Connection, condition.DonationId, cancellation))!;
        await using var origin = new NpgsqlCommand(FindOrigin, turn.Connection, turn.Transaction);
        var back = (Guid)(await origin.Add(ConditionId).ExecuteScalarAsync(cancellation))!;
        var (fund, parent) = ((await PlanAccess.FindAsync(turn.Connection, gift.StandsIn, cancellation))!, (await PlanAccess.FindAsync(turn.Connection, back, cancellation))!);
        if (fund.State == CampaignStage.Settled || parent.State == CampaignStage.Settled)
        {
            return GiftConditionRefusals.Settled;
        }

        // What was spent from the fund was spent under the condition: only what is left goes back.
        if (await CampaignMoney.FreeAsync(turn.Connection, fund.CampaignId, null, cancellation) < gift.AmountVnd)
        {
            return GiftConditionRefusals.MoneySpent;
        }

        await using var batch = turn.NewBatch();
        var move = gift.MoveTo(back);
        await turn.AddMovesAsync(batch, [move], cancellation);
        batch.Add(Cite, ConditionId, move.Id);
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
