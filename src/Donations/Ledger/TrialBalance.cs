using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger;

/// <summary>One ledger account's sums, in đồng.</summary>
public sealed record TrialBalanceRow
{
    /// <summary>bank, in_transit, received or paid_out.</summary>
    public required string Account { get; init; }

    /// <summary>Sum of the debits.</summary>
    public required long DebitVnd { get; init; }

    /// <summary>Sum of the credits, not negative.</summary>
    public required long CreditVnd { get; init; }

    /// <summary>Debits less credits.</summary>
    public required long BalanceVnd { get; init; }
}

/// <summary>The accounts of one campaign's ledger at one moment.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="AsOf">When the rows were summed.</param>
/// <param name="EntryCount">Entries so far.</param>
/// <param name="Accounts">Every account.</param>
/// <param name="Balanced">Debits equal credits.</param>
public sealed record TrialBalanceView(Guid CampaignId, DateTimeOffset AsOf, long EntryCount, IReadOnlyList<TrialBalanceRow> Accounts, bool Balanced);

/// <summary>GET /ledger/trial-balance: summed from the legs each time; there is no balance row that could drift.</summary>
internal static class TrialBalance
{
    private const string Sum = """
        select a.kind as account,
               coalesce(sum(l.amount_minor) filter (where l.amount_minor > 0), 0)::bigint as debit_vnd,
               coalesce(-sum(l.amount_minor) filter (where l.amount_minor < 0), 0)::bigint as credit_vnd,
               coalesce(sum(l.amount_minor), 0)::bigint as balance_vnd
        from account a left join leg l on l.account_id = a.account_id and l.currency = 'VND'
        where a.campaign_id = @campaignId
        group by a.kind
        order by array_position(array['bank', 'in_transit', 'received', 'paid_out'], a.kind)
        """;

    private const string Count = """
        select count(distinct l.entry_sequence) from leg l join account a using (account_id) where a.campaign_id = @campaignId
        """;

    internal static async Task<Results<Ok<TrialBalanceView>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        // One snapshot for both figures.
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var rows = (await connection.QueryAsync<TrialBalanceRow>(new CommandDefinition(Sum, new { campaignId }, snapshot, cancellationToken: cancellation))).AsList();
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, new { campaignId }, snapshot, cancellationToken: cancellation));
        return TypedResults.Ok(new TrialBalanceView(campaignId, clock.GetUtcNow(), count, rows, rows.Sum(row => row.BalanceVnd) == 0));
    }
}
