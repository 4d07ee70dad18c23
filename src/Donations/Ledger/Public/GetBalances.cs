using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>What stood on a ledger account.</summary>
public sealed record BalanceRow
{
    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Its campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The campaign's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>
    /// bank, in_transit, received or paid_out; of goods goods_received, goods_bought, in_shipment, written_off, and warehouse/… or delivered/… with the id of the warehouse or school.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>Currency or good.</summary>
    public required string Commodity { get; init; }

    /// <summary>Debits less credits, minor units.</summary>
    public required long Balance { get; init; }
}

/// <summary>
/// GET /ledgers/{ledgerId}/balances?at=&amp;known=: balances of any pair of times, of what had happened until the end of one day and had been learned until one moment.
/// Summed from the legs; accounts that nothing was booked on do not appear.
/// </summary>
internal static class GetBalances
{
    private const string Count = "select count(*) from account a join campaign c using (campaign_id) where c.ledger_id = @ledgerId and (@campaignId::uuid is null or c.campaign_id = @campaignId)";

    private const string Page = """
        select a.account_id, a.campaign_id, a.slug, a.account, sums.currency as commodity, sums.balance
        from (
            select a.account_id, a.campaign_id, concat_ws('/', a.kind, a.place_id::text) as account, c.slug
            from account a join campaign c using (campaign_id)
            where c.ledger_id = @ledgerId and (@campaignId::uuid is null or c.campaign_id = @campaignId)
            order by c.slug, account, a.account_id limit @size offset @offset) a
        cross join lateral (
            select l.currency, sum(l.amount_minor)::bigint as balance
            from leg l join entry e on e.sequence = l.entry_sequence
            where l.account_id = a.account_id and (@at::date is null or e.occurred_on <= @at) and (@known::timestamptz is null or e.recorded_at <= @known)
            group by l.currency) sums
        order by a.slug, a.account, a.account_id, sums.currency
        """;

    internal static async Task<Ok<PagedResult<BalanceRow>>> Handle(
        Guid ledgerId, HttpResponse answer, NpgsqlDataSource database, CancellationToken cancellation,
        DateOnly? at = null, DateTimeOffset? known = null, Guid? campaignId = null, int? page = null, int? pageSize = null)
    {
        SignedHeads.KeepForAMoment(answer);
        var wanted = PageRequest.Of(page, pageSize);
        var values = new { ledgerId, at, known = known?.ToUniversalTime(), campaignId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<BalanceRow>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<BalanceRow>(rows, total, wanted.Page, wanted.PageSize));
    }
}
