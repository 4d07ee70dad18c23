using System.Security.Claims;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/shipments/{shipmentId}/return.</summary>
/// <param name="Counts">What the warehouse counted of what the school had not; goods that did not come back are left out.</param>
public sealed record ReturnGoodsRequest(IReadOnlyList<GoodsQuantity> Counts);

/// <summary>POST /goods/shipments/{shipmentId}/return: what the school did not count came back and lies in the warehouse again.</summary>
internal static class ReturnGoods
{
    internal static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Handle(
        Guid shipmentId, ReturnGoodsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (shipment, refusal) = await ShipmentView.ReachAsSenderAsync(connection, shipmentId, user, cancellation);
        refusal ??= GoodsRefusals.Refuse(request.Counts) ?? (shipment!.ReceivedBy == user.AccountId() ? GoodsRefusals.FourEyes : null);
        refusal ??= await writer.DoAsync(new BookReturn(shipmentId, user.AccountId(), request.Counts), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await ShipmentView.FindAsync(connection, shipmentId, cancellation))!);
    }
}

/// <summary>Goods under way lie in the warehouse again.</summary>
internal sealed record BookReturn(Guid ShipmentId, Guid By, IReadOnlyList<GoodsQuantity> Counts) : LedgerAct
{
    private const string Return = "update shipment_line l set returned = l.returned + c.counted from unnest($2::text[], $3::bigint[]) as c (item_code, counted) where l.shipment_id = $1 and l.item_code = c.item_code";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        var shipment = await ShipmentView.LockAsync(turn, ShipmentId, cancellation);
        if (shipment.State != ShipmentState.Received || Counts.Any(count => (shipment.Lines.FirstOrDefault(line => line.ItemCode == count.ItemCode)?.Missing ?? 0) < count.Quantity))
        {
            return GoodsRefusals.NothingMissing;
        }

        await using var batch = turn.NewBatch();
        await turn.AddGoodsAsync(
            batch, "goods_returned", new GoodsAccount(shipment.CampaignId, GoodsAccount.InShipment), new GoodsAccount(shipment.CampaignId, GoodsAccount.Warehouse, shipment.WarehouseId), Counts, cancellation);
        batch.Add(Return, ShipmentId, Counts.Select(count => count.ItemCode).ToArray(), Counts.Select(count => count.Quantity).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
