using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>One campaign's totals in the ledger and at its bank, whole đồng.</summary>
public sealed record LedgerTotal
{
    /// <summary>The campaign, or the fund of a shared account.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Gifts that stand in its ledger.</summary>
    public required long ReceivedVnd { get; init; }

    /// <summary>What the ledger says of its bank account; for a fund together with the campaigns that share it.</summary>
    public required long BankLedgerVnd { get; init; }

    /// <summary>What the bank's statements say moved: the last closing balance less the first opening one. Null without a statement of its own.</summary>
    public required long? BankVnd { get; init; }
}

/// <summary>GET /public/ledger-totals: what the ledger says, for whoever compares it with the bank and with the public page. Summed from the legs each time.</summary>
internal static class ReadLedgerTotals
{
    private const string Count = "select count(*) from campaign";

    private const string Page = """
        with wanted as (
            select campaign_id, bank_account_id from campaign order by campaign_id limit @size offset @offset
        )
        select w.campaign_id,
            coalesce((select -sum(l.amount_minor) from account a join leg l using (account_id) where a.campaign_id = w.campaign_id and a.kind = 'received' and l.currency = 'VND'), 0)::bigint as received_vnd,
            coalesce((
                select sum(l.amount_minor) from account a join leg l using (account_id)
                where a.kind = 'bank' and l.currency = 'VND'
                  and (a.campaign_id = w.campaign_id or a.campaign_id in (select m.campaign_id from account_member m where m.bucket_id = w.campaign_id))), 0)::bigint as bank_ledger_vnd,
            (select (array_agg(s.closing_vnd order by s.to_day desc, s.finished_at desc))[1] - (array_agg(s.opening_vnd order by s.from_day, s.finished_at))[1]
             from statement s
             where s.campaign_id = w.campaign_id and s.state = 'posted' and s.opening_vnd is not null and s.closing_vnd is not null) as bank_vnd
        from wanted w order by w.campaign_id
        """;

    internal static async Task<Ok<PagedResult<LedgerTotal>>> Handle(NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<LedgerTotal>(new CommandDefinition(Page, new { size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<LedgerTotal>(items, total, wanted.Page, wanted.PageSize));
    }
}
