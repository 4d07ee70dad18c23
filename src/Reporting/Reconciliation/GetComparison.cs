using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Reconciliation;

/// <summary>Bank, ledger and page as they were compared last, whole đồng.</summary>
public sealed record ComparisonView
{
    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>What its bank account has more than before its first statement; null without a statement of its own.</summary>
    public required long? BankVnd { get; init; }

    /// <summary>What the ledger says of the same account.</summary>
    public required long LedgerBankVnd { get; init; }

    /// <summary>Gifts that stand in the ledger.</summary>
    public required long LedgerVnd { get; init; }

    /// <summary>What the public page shows.</summary>
    public required long PageVnd { get; init; }

    /// <summary>0 only when all agree.</summary>
    public required long DifferenceVnd { get; init; }

    /// <summary>When they were compared.</summary>
    public required DateTimeOffset ComputedAt { get; init; }
}

/// <summary>GET /campaigns/{campaignId}/comparison: for staff in the unit scope; 404 before the first comparison.</summary>
internal static class GetComparison
{
    private const string Read = """
        select c.unit_id = @unit or coalesce(@unit = any(u.path), false) from campaign c left join unit_copy u on u.unit_id = c.unit_id where c.campaign_id = @campaignId;
        select campaign_id, bank_vnd, ledger_bank_vnd, ledger_vnd, page_vnd, difference_vnd, computed_at from reconciliation_read where campaign_id = @campaignId
        """;

    internal static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> Handle(Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Read, new { campaignId, unit = user.ActingUnit() }, cancellationToken: cancellation));
        var inScope = await read.ReadSingleOrDefaultAsync<bool?>();
        if (inScope is not true && !user.IsInRole(Roles.Administrator))
        {
            return (inScope is null ? Refusal.NotFound : Refusal.OutOfScope).ToProblem();
        }

        return await read.ReadSingleOrDefaultAsync<ComparisonView>() is { } found ? TypedResults.Ok(found) : Refusal.NotFound.ToProblem();
    }
}
