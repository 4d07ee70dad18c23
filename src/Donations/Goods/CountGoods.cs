using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/intakes/{intakeId}/count.</summary>
/// <param name="Counts">What the receiver counted: every good of the paper, 0 when it did not come.</param>
/// <param name="Place">Where the minutes are made, as Decree 30/2020 writes it before the date, 2-100 characters.</param>
/// <param name="Note">At most 500 characters, for example why the count differs.</param>
public sealed record CountGoodsRequest(IReadOnlyList<GoodsQuantity> Counts, string Place, string? Note = null);

/// <summary>Body of POST /goods/intakes/{intakeId}/refuse.</summary>
/// <param name="Reason">1-500 characters; Circular 16/2018 article 2 has unfit and dangerous goods refused.</param>
public sealed record RefuseGoodsRequest(string Reason);

/// <summary>POST /goods/intakes/{intakeId}/count and /refuse: another person than who declared counts what came; what she counted enters the ledger.</summary>
internal static class CountGoods
{
    private const string Refuse = """
        update goods_intake set state = 'refused', decided_by = $2, decided_at = $3, decision_note = $4 where intake_id = $1 and state = 'declared' and declared_by <> $2
        """;

    internal static async Task<Results<Ok<GoodsIntakeView>, ProblemHttpResult>> Handle(
        Guid intakeId, CountGoodsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (intake, refusal) = await ReachAsync(connection, intakeId, user, cancellation);
        refusal ??= GoodsRefusals.RefuseCounts(request.Counts, intake!.Lines.Select(line => line.ItemCode))
            ?? (request.Counts.All(count => count.Quantity == 0) ? GoodsRefusals.NothingCounted : null)
            ?? (IssueReceipt.IsSaid(request.Place) ? null : PlanRefusals.TextInvalid("place", 2, 100))
            ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null);
        refusal ??= await writer.DoAsync(new BookGoods(intakeId, user.AccountId(), request.Counts, request.Place.Nfc()!, request.Note.Nfc()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await GoodsIntakeView.FindAsync(connection, intakeId, cancellation))!);
    }

    internal static async Task<Results<Ok<GoodsIntakeView>, ProblemHttpResult>> HandleRefuse(
        Guid intakeId, RefuseGoodsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await ReachAsync(connection, intakeId, user, cancellation);
        refusal ??= PlanRefusals.Text("reason", request.Reason, 1, 500);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(Refuse, connection);
        return await refuse.Add(intakeId).Add(user.AccountId()).Add(clock.GetUtcNow()).Add(request.Reason.Nfc()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await GoodsIntakeView.FindAsync(connection, intakeId, cancellation))!)
            : GoodsRefusals.AlreadyDecided.ToProblem();
    }

    private static async Task<(GoodsIntakeView? Intake, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid intakeId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await GoodsIntakeView.FindAsync(connection, intakeId, cancellation) is not { } intake)
        {
            return (null, Refusal.NotFound);
        }

        var refusal = (await WarehouseView.ReachAsync(connection, intake.WarehouseId, user, cancellation)).Refusal
            ?? (intake.State != GoodsIntakeState.Declared ? GoodsRefusals.AlreadyDecided : intake.DeclaredBy == user.AccountId() ? GoodsRefusals.FourEyes : null);
        return (intake, refusal);
    }
}

/// <summary>The second person's count: goods enter the warehouse's account, the minutes get their number.</summary>
internal sealed record BookGoods(Guid IntakeId, Guid By, IReadOnlyList<GoodsQuantity> Counts, string Place, string? Note) : LedgerAct
{
    private const string Lock = "select state, declared_by from goods_intake where intake_id = $1 for update";

    private const string Book = """
        update goods_intake set state = 'counted', decided_by = $2, decided_at = $3, decision_note = $4::text, entry_sequence = $5,
            minutes_unit_id = $6, minutes_year = $7, minutes_number = $8, document_number = $9, place = $10
        where intake_id = $1
        """;

    private const string CountLines = "update goods_intake_line l set counted = c.counted from unnest($2::text[], $3::bigint[]) as c (item_code, counted) where l.intake_id = $1 and l.item_code = c.item_code";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        if (!await IsWaitingAsync(turn, cancellation))
        {
            return GoodsRefusals.AlreadyDecided;
        }

        var intake = (await GoodsIntakeView.FindAsync(turn.Connection, IntakeId, cancellation))!;
        var plan = (await PlanAccess.FindAsync(turn.Connection, intake.CampaignId, cancellation))!;
        if (plan.State == CampaignStage.Settled)
        {
            return GoodsRefusals.CampaignSettled;
        }

        if (intake.Origin == GoodsOrigin.Purchase && await new RestrictedUse(intake.CampaignId, VietnamTime.DayOf(turn.Now)).RefuseAsync(turn.Connection, cancellation) is { } restricted)
        {
            return restricted;
        }

        if (intake.Origin == GoodsOrigin.Purchase && await DeclareGoods.RefuseMoneyAsync(turn.Connection, intake.CampaignId, IntakeId, intake.CostVnd!.Value, cancellation) is { } poor)
        {
            return poor;
        }

        await using var batch = turn.NewBatch();
        var from = new GoodsAccount(intake.CampaignId, intake.Origin == GoodsOrigin.Gift ? GoodsAccount.Received : GoodsAccount.Bought);
        var came = Counts.Where(count => count.Quantity > 0).ToList();
        var sequence = await turn.AddGoodsAsync(batch, "goods_in", from, new GoodsAccount(intake.CampaignId, GoodsAccount.Warehouse, intake.WarehouseId), came, cancellation);
        var today = VietnamTime.DayOf(turn.Now);
        var (number, documentNumber) = await ReceiptBook.TakeNumberAsync(turn.Transaction, plan, ReceiptKind.Acknowledgement, today.Year, cancellation);
        batch.Add(Book, IntakeId, By, turn.Now, Note, sequence, plan.UnitId, today.Year, number, documentNumber, Place);
        batch.Add(CountLines, IntakeId, Counts.Select(count => count.ItemCode).ToArray(), Counts.Select(count => count.Quantity).ToArray());
        if (intake.Origin == GoodsOrigin.Purchase)
        {
            batch.AddToOutbox(
                new FundsAllocated(IntakeId, intake.CampaignId, intake.CostVnd!.Value, intake.Supplier!, [.. came.Select(intake.ToLine)], sequence, today, turn.Now),
                IntakeId.ToString());
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }

    private async Task<bool> IsWaitingAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var look = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction);
        await using var reader = await look.Add(IntakeId).ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && reader.GetString(0) == "declared" && reader.GetGuid(1) != By;
    }
}
