using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>GET /campaigns/{campaignId}/settlement/draft: the settlement as staff see it, before it is published too; whoever publishes it must have read it.</summary>
internal static class SettlementDraft
{
    private const string Find = "select lines::text as lines, received_vnd, spent_vnd, audit_note, published_on from settlement where campaign_id = @campaignId";

    internal static async Task<Results<Ok<SettlementView>, ProblemHttpResult>> Handle(Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        return await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { campaignId }, cancellationToken: cancellation)) is { } row
            ? TypedResults.Ok(new SettlementView(
                campaignId, row.ReceivedVnd, row.SpentVnd, row.ReceivedVnd - row.SpentVnd, JsonSerializer.Deserialize<List<BudgetLine>>(row.Lines, ContractJson.Options)!, row.AuditNote, row.PublishedOn))
            : Refusal.NotFound.ToProblem();
    }

    private sealed record Row
    {
        public required string Lines { get; init; }

        public required long ReceivedVnd { get; init; }

        public required long SpentVnd { get; init; }

        public string? AuditNote { get; init; }

        public DateOnly? PublishedOn { get; init; }
    }
}
