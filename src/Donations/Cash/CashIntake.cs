using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Cash;

/// <summary>Body of POST /cash.</summary>
/// <param name="CashId">Made by the caller; the gift gets the same id.</param>
/// <param name="CampaignId">An open campaign.</param>
/// <param name="AmountVnd">What was counted, whole đồng.</param>
/// <param name="DonorDisplay">How the donor wants to be shown.</param>
/// <param name="DonorName">1-200 characters; needed unless the donor stays anonymous.</param>
/// <param name="Note">At most 500 characters.</param>
public sealed record CountCashRequest(Guid CashId, Guid CampaignId, long AmountVnd, DonorDisplay DonorDisplay, string? DonorName = null, string? Note = null);

/// <summary>Body of POST /cash/{cashId}/confirm: the second person counts for herself.</summary>
/// <param name="AmountVnd">What she counted.</param>
public sealed record RecountCashRequest(long AmountVnd);

/// <summary>POST /cash and /cash/{cashId}/confirm: one of the receiving team counts, another counts again; when both agree it becomes a gift in the ledger.</summary>
internal static class CashIntake
{
    private const string Insert = """
        insert into cash_intake (cash_id, campaign_id, amount_vnd, donor_name, donor_display, note, state, counted_by, counted_at)
        values ($1, $2, $3, $4::text, $5, $6::text, 'counted', $7, $8)
        """;

    internal static async Task<Results<Created<CashView>, Ok<CashView>, ProblemHttpResult>> HandleCount(
        CountCashRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        // The same bounds as for any gift.
        if (DonationRefusal.Refuse(new RecordDonationRequest(request.CashId, request.CampaignId, request.AmountVnd, now, request.DonorDisplay, request.DonorName, null, request.Note), now) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        refusal ??= CashRefusals.RefuseTeam(plan!, user.AccountId());
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await CashView.FindAsync(connection, request.CashId, cancellation) is { } there)
        {
            return there.IsSameAs(request) ? TypedResults.Ok(there) : CashRefusals.IdTaken.ToProblem();
        }

        if (plan!.State != CampaignStage.Open)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.CashId).Add(request.CampaignId).Add(request.AmountVnd).Add(request.DonorName.Nfc()).Add(Words.Of(request.DonorDisplay)).Add(request.Note.Nfc()).Add(user.AccountId()).Add(now);
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("cash_intake_pkey"))
        {
            return CashRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/cash/{request.CashId}", (await CashView.FindAsync(connection, request.CashId, cancellation))!);
    }

    internal static async Task<Results<Ok<CashView>, ProblemHttpResult>> HandleConfirm(
        Guid cashId, RecountCashRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (cash, plan, refusal) = await CashRefusals.ReachAsync(connection, cashId, user, cancellation);
        refusal ??= CashRefusals.RefuseDecision(cash!, plan!, user.AccountId()) ?? (request.AmountVnd != cash!.AmountVnd ? CashRefusals.CountDiffers : null);
        refusal ??= await writer.DoAsync(new ConfirmCash(cashId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await CashView.FindAsync(connection, cashId, cancellation))!);
    }
}

/// <summary>The second person's yes: the cash becomes a gift.</summary>
internal sealed record ConfirmCash(Guid CashId, Guid By) : LedgerAct
{
    private const string Confirm = "update cash_intake set state = 'confirmed', decided_by = $2, decided_at = $3 where cash_id = $1 and state = 'counted' and counted_by <> $2";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var confirm = new NpgsqlCommand(Confirm, turn.Connection, turn.Transaction);
        if (await confirm.Add(CashId).Add(By).Add(turn.Now).ExecuteNonQueryAsync(cancellation) != 1)
        {
            return CashRefusals.AlreadyDecided;
        }

        var cash = (await CashView.FindAsync(turn.Connection, CashId, cancellation))!;
        var gift = new Gift(
            CashId, cash.CampaignId, cash.AmountVnd, VietnamTime.DayOf(cash.CountedAt), cash.CountedAt, cash.DonorName, cash.DonorDisplay, null, cash.Note, GiftSource.Http, null, cash.CountedBy);
        await using var batch = turn.NewBatch();
        turn.Append.Add(batch, [gift], [LedgerEntry.ForGift((await turn.Numbers.TakeAsync(1, cancellation))[0], gift, turn.Now)], turn.Now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException missing) when (missing is { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: "entry_donation_fkey" })
        {
            return DonationRefusal.CampaignClosed;
        }
        catch (PostgresException clash) when (clash.IsClashOn("donation_pkey"))
        {
            return CashRefusals.IdTaken;
        }
    }
}
