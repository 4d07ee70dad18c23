using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>A campaign's ledger account of goods; a warehouse's and a school's have a place.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Kind">One of the constants here.</param>
/// <param name="PlaceId">The warehouse or the school.</param>
internal readonly record struct GoodsAccount(Guid CampaignId, string Kind, Guid? PlaceId = null)
{
    internal const string Received = "goods_received";
    internal const string Bought = "goods_bought";
    internal const string Warehouse = "warehouse";
    internal const string InShipment = "in_shipment";
    internal const string Delivered = "delivered";
    internal const string WrittenOff = "written_off";

    internal Guid Id => DerivedId.LedgerAccount(CampaignId, PlaceId is { } place ? $"{Kind}/{place:D}" : Kind);
}

/// <summary>Books movements of goods: quantities leave one account and enter another, each good in its own unit. Nothing else writes goods into the ledger.</summary>
internal static class GoodsBook
{
    private const string InsertAccount = "insert into account (account_id, campaign_id, kind, place_id) values ($1, $2, $3, $4::uuid) on conflict do nothing";

    private const string OnHand = """
        select l.currency as item_code, sum(l.amount_minor)::bigint as quantity from leg l where l.account_id = @account and l.currency = any(@items) group by l.currency
        """;

    // Prepared and not yet sent: held until its day has passed.
    private const string Held = """
        select l.item_code, sum(l.quantity)::bigint as quantity
        from shipment s join shipment_line l using (shipment_id)
        where s.warehouse_id = @warehouse and s.campaign_id = @campaign and s.state = 'prepared' and s.expires_at > @now and s.shipment_id <> @but and l.item_code = any(@items)
        group by l.item_code
        """;

    /// <summary>Adds one entry to the batch, and the accounts that it is the first to use.</summary>
    /// <returns>Its sequence.</returns>
    internal static async Task<long> AddGoodsAsync(
        this LedgerTurn turn, NpgsqlBatch batch, string kind, GoodsAccount from, GoodsAccount to, IReadOnlyList<GoodsQuantity> lines, CancellationToken cancellation)
    {
        foreach (var account in (ReadOnlySpan<GoodsAccount>)[from, to])
        {
            batch.Add(InsertAccount, account.Id, account.CampaignId, account.Kind, account.PlaceId);
        }

        var sequence = (await turn.Numbers.TakeAsync(1, cancellation))[0];
        var legs = lines.SelectMany(line => (Leg[])[new(to.Id, line.Quantity, line.ItemCode), new(from.Id, -line.Quantity, line.ItemCode)]).ToArray();
        turn.Append.Add(batch, [], [new LedgerEntry(sequence, kind, null, GiftSource.Http, VietnamTime.DayOf(turn.Now), turn.Now, turn.Now, legs) { CampaignId = from.CampaignId }], turn.Now);
        return sequence;
    }

    /// <summary>What of the wanted goods is free in a warehouse: what lies there less what other prepared shipments hold.</summary>
    internal static async Task<Dictionary<string, long>> FreeAsync(
        NpgsqlConnection connection, Guid campaignId, Guid warehouseId, IEnumerable<string> items, DateTimeOffset now, Guid but, CancellationToken cancellation)
    {
        var codes = items.ToArray();
        var account = new GoodsAccount(campaignId, GoodsAccount.Warehouse, warehouseId).Id;
        var free = (await connection.QueryAsync<GoodsQuantityRow>(new CommandDefinition(OnHand, new { account, items = codes }, cancellationToken: cancellation)))
            .ToDictionary(row => row.ItemCode, row => row.Quantity);
        var held = await connection.QueryAsync<GoodsQuantityRow>(
            new CommandDefinition(Held, new { warehouse = warehouseId, campaign = campaignId, now, but, items = codes }, cancellationToken: cancellation));
        foreach (var row in held)
        {
            free[row.ItemCode] = free.GetValueOrDefault(row.ItemCode) - row.Quantity;
        }

        return free;
    }

    /// <returns>A refusal that names the first good of which there is not enough.</returns>
    internal static ServiceDefaults.Refusal? RefuseMissing(IReadOnlyList<GoodsQuantity> wanted, Dictionary<string, long> free) =>
        wanted.FirstOrDefault(line => free.GetValueOrDefault(line.ItemCode) < line.Quantity) is { } short_
            ? GoodsRefusals.NotEnough(short_.ItemCode, Math.Max(0, free.GetValueOrDefault(short_.ItemCode)))
            : null;

    internal sealed record GoodsQuantityRow
    {
        public required string ItemCode { get; init; }

        public required long Quantity { get; init; }
    }
}
