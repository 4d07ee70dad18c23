using System.Security.Claims;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/shipments/{shipmentId}/send.</summary>
/// <param name="Carrier">Who takes it along, 2-200 characters.</param>
public sealed record SendShipmentRequest(string Carrier);

/// <summary>POST /goods/shipments/{shipmentId}/send: another person than who prepared hands the goods over; they leave the warehouse.</summary>
internal static class SendShipment
{
    internal static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Handle(
        Guid shipmentId, SendShipmentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (shipment, refusal) = await ShipmentView.ReachAsSenderAsync(connection, shipmentId, user, cancellation);
        refusal ??= PlanRefusals.Text("carrier", request.Carrier, 2, 200) ?? (shipment!.PreparedBy == user.AccountId() ? GoodsRefusals.FourEyes : null);
        refusal ??= await writer.DoAsync(new BookSending(shipmentId, user.AccountId(), request.Carrier.Nfc()!), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await ShipmentView.FindAsync(connection, shipmentId, cancellation))!);
    }
}

/// <summary>Goods leave a warehouse's account for the campaign's goods under way.</summary>
internal sealed record BookSending(Guid ShipmentId, Guid By, string Carrier) : LedgerAct
{
    private const string Send = "update shipment set state = 'sent', sent_by = $2, sent_at = $3, carrier = $4, sent_entry = $5 where shipment_id = $1";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        var shipment = await ShipmentView.LockAsync(turn, ShipmentId, cancellation);
        if (shipment.State == ShipmentState.Expired || (shipment.State == ShipmentState.Prepared && shipment.ExpiresAt <= turn.Now))
        {
            return GoodsRefusals.Expired;
        }

        if (shipment.State != ShipmentState.Prepared || shipment.PreparedBy == By)
        {
            return shipment.PreparedBy == By ? GoodsRefusals.FourEyes : GoodsRefusals.AlreadyDecided;
        }

        // A restriction may have been written down since it was prepared.
        if (await new RestrictedUse(shipment.CampaignId, VietnamTime.DayOf(turn.Now), shipment.SchoolId).RefuseAsync(turn.Connection, cancellation) is { } restricted)
        {
            return restricted;
        }

        var lines = shipment.Lines.Select(line => new GoodsQuantity(line.ItemCode, line.Quantity)).ToList();
        // Its own goods are held for it; a loss in the warehouse since then may still have taken them.
        var free = await GoodsBook.FreeAsync(turn.Connection, shipment.CampaignId, shipment.WarehouseId, lines.Select(line => line.ItemCode), turn.Now, ShipmentId, cancellation);
        if (GoodsBook.RefuseMissing(lines, free) is { } missing)
        {
            return missing;
        }

        await using var batch = turn.NewBatch();
        var sequence = await turn.AddGoodsAsync(
            batch, "goods_sent", new GoodsAccount(shipment.CampaignId, GoodsAccount.Warehouse, shipment.WarehouseId), new GoodsAccount(shipment.CampaignId, GoodsAccount.InShipment), lines, cancellation);
        batch.Add(Send, ShipmentId, By, turn.Now, Carrier, sequence);
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
