using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>One good of a campaign: where it is now, in its own unit. Given + bought = in warehouses + under way + delivered + written off.</summary>
public sealed record GoodsStockRow
{
    /// <summary>The good.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted.</summary>
    public required string UnitName { get; init; }

    /// <summary>Given in kind.</summary>
    public required long Given { get; init; }

    /// <summary>Bought.</summary>
    public required long Bought { get; init; }

    /// <summary>Lies in warehouses.</summary>
    public required long InWarehouses { get; init; }

    /// <summary>Of these held for prepared shipments.</summary>
    public required long Held { get; init; }

    /// <summary>Under way, or not accounted for after the school's count.</summary>
    public required long InShipment { get; init; }

    /// <summary>Counted by schools.</summary>
    public required long Delivered { get; init; }

    /// <summary>Lost, by two signatures.</summary>
    public required long WrittenOff { get; init; }
}

/// <summary>GET /goods/stock?campaignId=&amp;warehouseId=: summed from the ledger's legs.</summary>
internal static class GoodsStock
{
    private const int Most = 500;

    // A campaign has at most a few hundred goods; the warehouse narrows only what lies there and what is held.
    private const string Sum = """
        with moved as (
            select l.currency as item_code, a.kind, sum(l.amount_minor)::bigint as quantity
            from account a join leg l using (account_id)
            where a.campaign_id = @campaignId and l.currency <> 'VND' and (a.kind <> 'warehouse' or @warehouseId::uuid is null or a.place_id = @warehouseId)
            group by l.currency, a.kind),
        held as (
            select l.item_code, sum(l.quantity)::bigint as quantity
            from shipment s join shipment_line l using (shipment_id)
            where s.campaign_id = @campaignId and s.state = 'prepared' and s.expires_at > @now and (@warehouseId::uuid is null or s.warehouse_id = @warehouseId)
            group by l.item_code)
        select g.item_code, g.name, g.unit_name,
               coalesce(-sum(m.quantity) filter (where m.kind = 'goods_received'), 0)::bigint as given,
               coalesce(-sum(m.quantity) filter (where m.kind = 'goods_bought'), 0)::bigint as bought,
               coalesce(sum(m.quantity) filter (where m.kind = 'warehouse'), 0)::bigint as in_warehouses,
               coalesce(max(h.quantity), 0)::bigint as held,
               coalesce(sum(m.quantity) filter (where m.kind = 'in_shipment'), 0)::bigint as in_shipment,
               coalesce(sum(m.quantity) filter (where m.kind = 'delivered'), 0)::bigint as delivered,
               coalesce(sum(m.quantity) filter (where m.kind = 'written_off'), 0)::bigint as written_off
        from moved m join goods_item g using (item_code) left join held h using (item_code)
        group by g.item_code, g.name, g.unit_name
        order by g.name, g.item_code
        limit @most
        """;

    internal static async Task<Results<Ok<IReadOnlyList<GoodsStockRow>>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? warehouseId = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        return plan is null
            ? refusal!.ToProblem()
            : TypedResults.Ok<IReadOnlyList<GoodsStockRow>>(
                (await connection.QueryAsync<GoodsStockRow>(new CommandDefinition(Sum, new { campaignId, warehouseId, now = clock.GetUtcNow(), most = Most }, cancellationToken: cancellation))).AsList());
    }
}
