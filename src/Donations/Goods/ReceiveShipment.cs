using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/shipments/{shipmentId}/receive.</summary>
/// <param name="Counts">What the school counted: every good of the shipment, 0 when it did not come.</param>
/// <param name="ReceiverName">Who signs for the school, 2-100 characters.</param>
/// <param name="Place">Where the minutes are made, as Decree 30/2020 writes it before the date, 2-100 characters.</param>
/// <param name="Note">At most 500 characters, for example what was broken.</param>
public sealed record ReceiveShipmentRequest(IReadOnlyList<GoodsQuantity> Counts, string ReceiverName, string Place, string? Note = null);

/// <summary>POST /goods/shipments/{shipmentId}/receive: someone of the school counts; what was counted is the school's, the minutes get their number, the public hears.</summary>
internal static class ReceiveShipment
{
    internal static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Handle(
        Guid shipmentId, ReceiveShipmentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (shipment, refusal) = await ShipmentView.ReachAsReceiverAsync(connection, shipmentId, user, cancellation);
        refusal ??= GoodsRefusals.RefuseCounts(request.Counts, shipment!.Lines.Select(line => line.ItemCode))
            ?? (IssueReceipt.IsSaid(request.ReceiverName) ? null : PlanRefusals.TextInvalid("receiverName", 2, 100))
            ?? (IssueReceipt.IsSaid(request.Place) ? null : PlanRefusals.TextInvalid("place", 2, 100))
            ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null);
        refusal ??= await writer.DoAsync(new BookDelivery(shipmentId, user.AccountId(), request.Counts, request.ReceiverName.Nfc()!, request.Place.Nfc()!, request.Note.Nfc()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await ShipmentView.FindAsync(connection, shipmentId, cancellation))!);
    }
}

/// <summary>Goods under way become a school's. What it did not count stays under way until it is returned or written off.</summary>
internal sealed record BookDelivery(Guid ShipmentId, Guid By, IReadOnlyList<GoodsQuantity> Counts, string ReceiverName, string Place, string? Note) : LedgerAct
{
    private const string CountLines = "update shipment_line l set received = c.counted from unnest($2::text[], $3::bigint[]) as c (item_code, counted) where l.shipment_id = $1 and l.item_code = c.item_code";

    private const string Receive = """
        update shipment
        set state = 'received', received_by = $2, received_at = $3, receiver_name = $4, received_note = $5::text, received_entry = $6::bigint,
            minutes_unit_id = $7, minutes_year = $8, minutes_number = $9, document_number = $10, place = $11
        where shipment_id = $1
        """;

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        var shipment = await ShipmentView.LockAsync(turn, ShipmentId, cancellation);
        if (shipment.State != ShipmentState.Sent)
        {
            return GoodsRefusals.AlreadyDecided;
        }

        if (shipment.SentBy == By || shipment.PreparedBy == By)
        {
            return GoodsRefusals.FourEyes;
        }

        if (Counts.Any(count => count.Quantity > shipment.Lines.Single(line => line.ItemCode == count.ItemCode).Quantity))
        {
            return GoodsRefusals.MoreThanSent;
        }

        var plan = (await PlanAccess.FindAsync(turn.Connection, shipment.CampaignId, cancellation))!;
        var came = Counts.Where(count => count.Quantity > 0).ToList();
        var today = VietnamTime.DayOf(turn.Now);
        await using var batch = turn.NewBatch();
        long? sequence = came.Count == 0 ? null : await turn.AddGoodsAsync(
            batch, "goods_delivered", new GoodsAccount(shipment.CampaignId, GoodsAccount.InShipment), new GoodsAccount(shipment.CampaignId, GoodsAccount.Delivered, shipment.SchoolId), came, cancellation);
        batch.Add(CountLines, ShipmentId, Counts.Select(count => count.ItemCode).ToArray(), Counts.Select(count => count.Quantity).ToArray());
        var (number, documentNumber) = await ReceiptBook.TakeNumberAsync(turn.Transaction, plan, ReceiptKind.Handover, today.Year, cancellation);
        batch.Add(Receive, ShipmentId, By, turn.Now, ReceiverName, Note, sequence, plan.UnitId, today.Year, number, documentNumber, Place);
        batch.AddToOutbox(
            new AidDelivered(
                ShipmentId, shipment.CampaignId, shipment.SchoolId, shipment.SchoolName, documentNumber, [.. came.Select(shipment.ToLine)], sequence, today, turn.Now),
            ShipmentId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
