using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Aid;

/// <summary>What the campaign's money bought.</summary>
/// <param name="AllocatedOn">Day of the count in Asia/Ho_Chi_Minh.</param>
/// <param name="AmountVnd">Cost in đồng.</param>
/// <param name="Supplier">Who sold it.</param>
/// <param name="LedgerSequence">Entry in the ledger.</param>
/// <param name="Goods">What was counted.</param>
public sealed record AidBought(DateOnly AllocatedOn, long AmountVnd, string Supplier, long LedgerSequence, IReadOnlyList<GoodsLine> Goods);

/// <summary>What a school has counted.</summary>
/// <param name="DeliveredOn">Day of the count in Asia/Ho_Chi_Minh.</param>
/// <param name="SchoolName">The school's name on that day.</param>
/// <param name="DocumentNumber">Number of the handover minutes.</param>
/// <param name="LedgerSequence">Entry in the ledger.</param>
/// <param name="Goods">What was counted.</param>
public sealed record AidGiven(DateOnly DeliveredOn, string SchoolName, string DocumentNumber, long? LedgerSequence, IReadOnlyList<GoodsLine> Goods);

/// <summary>What became of a campaign's gifts, newest first.</summary>
/// <param name="BoughtVnd">Cost of all purchases in đồng.</param>
/// <param name="BoughtCount">Number of purchases.</param>
/// <param name="DeliveredCount">Number of deliveries.</param>
/// <param name="SchoolCount">Number of schools that received something.</param>
/// <param name="Bought">The newest purchases.</param>
/// <param name="Delivered">One page of deliveries.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="PageSize">Deliveries per page.</param>
public sealed record PublicAid(
    long BoughtVnd, long BoughtCount, long DeliveredCount, long SchoolCount, IReadOnlyList<AidBought> Bought, IReadOnlyList<AidGiven> Delivered, int Page, int PageSize);

/// <summary>GET /public/campaigns/{slug}/aid: what was bought and which school received what, for everybody.</summary>
internal static class GetPublicAid
{
    private const string Read = """
        select coalesce(sum(b.amount_vnd), 0)::bigint as bought_vnd, count(b.allocation_id) as bought_count
        from campaign c left join aid_bought b using (campaign_id) where c.slug = @slug group by c.campaign_id;
        select count(*) as deliveries, count(distinct d.school_id) as schools from campaign c join aid_delivered d using (campaign_id) where c.slug = @slug;
        select b.allocated_on, b.amount_vnd, b.supplier, b.ledger_sequence, b.goods::text as goods
        from campaign c join aid_bought b using (campaign_id) where c.slug = @slug order by b.allocated_at desc, b.allocation_id limit @size offset @offset;
        select d.delivered_on, d.school_name, d.document_number, d.ledger_sequence, d.goods::text as goods
        from campaign c join aid_delivered d using (campaign_id) where c.slug = @slug order by d.delivered_at desc, d.shipment_id limit @size offset @offset
        """;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string slug, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Read, new { slug, size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation));
        if (await read.ReadSingleOrDefaultAsync<BoughtSum>() is not { } bought)
        {
            return GetPublicCampaign.NoSuchCampaign.ToProblem(("slug", slug));
        }

        var reach = await read.ReadSingleAsync<Reach>();
        var purchases = (await read.ReadAsync<BoughtRow>()).Select(row => new AidBought(row.AllocatedOn, row.AmountVnd, row.Supplier, row.LedgerSequence, Lines(row.Goods))).ToList();
        var given = (await read.ReadAsync<GivenRow>()).Select(row => new AidGiven(row.DeliveredOn, row.SchoolName, row.DocumentNumber, row.LedgerSequence, Lines(row.Goods))).ToList();
        return answer.Of(new PublicAid(bought.BoughtVnd, bought.BoughtCount, reach.Deliveries, reach.Schools, purchases, given, wanted.Page, wanted.PageSize), http);
    }

    private static List<GoodsLine> Lines(string goods) => JsonSerializer.Deserialize<List<GoodsLine>>(goods, ContractJson.Options)!;

    private sealed record BoughtSum
    {
        public required long BoughtVnd { get; init; }

        public required long BoughtCount { get; init; }
    }

    private sealed record Reach
    {
        public required long Deliveries { get; init; }

        public required long Schools { get; init; }
    }

    private sealed record BoughtRow
    {
        public required DateOnly AllocatedOn { get; init; }

        public required long AmountVnd { get; init; }

        public required string Supplier { get; init; }

        public required long LedgerSequence { get; init; }

        public required string Goods { get; init; }
    }

    private sealed record GivenRow
    {
        public required DateOnly DeliveredOn { get; init; }

        public required string SchoolName { get; init; }

        public required string DocumentNumber { get; init; }

        public long? LedgerSequence { get; init; }

        public required string Goods { get; init; }
    }
}
