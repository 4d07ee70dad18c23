using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>How many lines of the bank are in which state, and what they come to in đồng.</summary>
public sealed record BankBoard
{
    /// <summary>The campaign or fund whose account it is.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Several campaigns share the account.</summary>
    public required bool IsFund { get; init; }

    /// <summary>Statements that are wholly posted.</summary>
    public required long Statements { get; init; }

    /// <summary>Statements that were refused and wait for a decision.</summary>
    public required long Refused { get; init; }

    /// <summary>Lines of money that came in.</summary>
    public required long CreditCount { get; init; }

    /// <summary>Their sum.</summary>
    public required long CreditVnd { get; init; }

    /// <summary>Lines of money that left: paid out or returned.</summary>
    public required long ReturnedCount { get; init; }

    /// <summary>Their sum, not negative.</summary>
    public required long ReturnedVnd { get; init; }

    /// <summary>Gifts that were moved from the fund to their campaigns.</summary>
    public required long ClassifiedCount { get; init; }

    /// <summary>Their sum.</summary>
    public required long ClassifiedVnd { get; init; }

    /// <summary>Lines set aside while reading: without money, or not readable.</summary>
    public required long QuarantinedCount { get; init; }

    /// <summary>The bank's last closing balance; null without one.</summary>
    public required long? ClosingVnd { get; init; }

    /// <summary>The last day that a statement covers.</summary>
    public required DateOnly? ToDay { get; init; }
}

/// <summary>GET /reconciliation?campaignId=: where every line of the campaign's bank account is.</summary>
internal static class ReadBankBoard
{
    private const string Read = """
        select c.campaign_id, exists (select from account_member m where m.bucket_id = c.campaign_id) as is_fund,
            s.statements, s.refused, s.quarantined_count, s.closing_vnd, s.to_day,
            l.credit_count, l.credit_vnd, l.returned_count, l.returned_vnd,
            out.n - back.n as classified_count, out.vnd - back.vnd as classified_vnd
        from campaign c
        cross join lateral (
            select count(*) filter (where x.state = 'posted') as statements, count(*) filter (where x.state = 'refused') as refused,
                coalesce(sum(jsonb_array_length(x.quarantined)) filter (where x.state = 'posted'), 0)::bigint as quarantined_count,
                (array_agg(x.closing_vnd order by x.to_day desc, x.finished_at desc) filter (where x.state = 'posted'))[1] as closing_vnd,
                max(x.to_day) filter (where x.state = 'posted') as to_day
            from statement x where x.campaign_id = c.campaign_id
        ) s
        cross join lateral (
            select count(*) filter (where amount_vnd > 0) as credit_count, coalesce(sum(amount_vnd) filter (where amount_vnd > 0), 0)::bigint as credit_vnd,
                count(*) filter (where amount_vnd < 0) as returned_count, coalesce(-sum(amount_vnd) filter (where amount_vnd < 0), 0)::bigint as returned_vnd
            from statement_line where bank_account_id = c.bank_account_id
        ) l
        cross join lateral (select count(*) as n, coalesce(sum(amount_vnd), 0)::bigint as vnd from classification where from_campaign = c.campaign_id and exists (select from account_member m where m.bucket_id = c.campaign_id)) out
        cross join lateral (select count(*) as n, coalesce(sum(amount_vnd), 0)::bigint as vnd from classification where to_campaign = c.campaign_id and exists (select from account_member m where m.bucket_id = c.campaign_id)) back
        where c.campaign_id = @campaignId
        """;

    internal static async Task<Results<Ok<BankBoard>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await connection.QuerySingleAsync<BankBoard>(new CommandDefinition(Read, new { campaignId }, cancellationToken: cancellation)));
    }
}
