using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>What was lost and where.</summary>
internal sealed record Loss(Guid CampaignId, Guid? ShipmentId, Guid? WarehouseId, string ItemCode, long Quantity)
{
    internal GoodsAccount From => WarehouseId is { } warehouse ? new(CampaignId, GoodsAccount.Warehouse, warehouse) : new(CampaignId, GoodsAccount.InShipment);

    /// <summary>Is there so much to lose? Under way: what the school did not count. In a warehouse: what nothing holds.</summary>
    internal async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation)
    {
        if (WarehouseId is { } warehouse)
        {
            return GoodsBook.RefuseMissing([new(ItemCode, Quantity)], await GoodsBook.FreeAsync(connection, CampaignId, warehouse, [ItemCode], now, Guid.Empty, cancellation));
        }

        var shipment = await ShipmentView.FindAsync(connection, ShipmentId!.Value, cancellation);
        return shipment?.CampaignId == CampaignId && shipment.Lines.FirstOrDefault(line => line.ItemCode == ItemCode)?.Missing >= Quantity ? null : GoodsRefusals.NothingMissing;
    }
}

/// <summary>The second signature: lost goods leave their account.</summary>
internal sealed record BookLoss(Guid WriteOffId, Guid By) : LedgerAct
{
    private const string Lock = "select from write_off where write_off_id = $1 for update";

    private const string Confirm = "update write_off set state = 'confirmed', decided_by = $2, decided_at = $3, entry_sequence = $4 where write_off_id = $1";

    private const string Lose = "update shipment_line set lost = lost + $3 where shipment_id = $1 and item_code = $2";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using (var wait = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction))
        {
            await wait.Add(WriteOffId).ExecuteNonQueryAsync(cancellation);
        }

        var view = (await WriteOffView.FindAsync(turn.Connection, WriteOffId, cancellation))!;
        if (view.State != WriteOffState.Proposed || view.ProposedBy == By)
        {
            return view.ProposedBy == By ? GoodsRefusals.FourEyes : GoodsRefusals.AlreadyDecided;
        }

        var loss = new Loss(view.CampaignId, view.ShipmentId, view.WarehouseId, view.ItemCode, view.Quantity);
        if (await loss.RefuseAsync(turn.Connection, turn.Now, cancellation) is { } gone)
        {
            return gone;
        }

        await using var batch = turn.NewBatch();
        var sequence = await turn.AddGoodsAsync(batch, "goods_lost", loss.From, new GoodsAccount(view.CampaignId, GoodsAccount.WrittenOff), [new(view.ItemCode, view.Quantity)], cancellation);
        if (view.ShipmentId is { } shipment)
        {
            batch.Add(Lose, shipment, view.ItemCode, view.Quantity);
        }

        batch.Add(Confirm, WriteOffId, By, turn.Now, sequence);
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
