using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>GET /statements/{statementId}: how far the job is and what it found.</summary>
internal static class GetStatement
{
    internal static async Task<Results<Ok<StatementView>, ProblemHttpResult>> Handle(
        Guid statementId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var row = await FindAsync(database, statementId, cancellation);
        if (row is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        return await campaigns.RefuseReadingAsync(row.CampaignId, user, cancellation) is { } refusal ? refusal.ToProblem() : TypedResults.Ok(row.ToView());
    }

    internal static async Task<StatementRow?> FindAsync(NpgsqlDataSource database, Guid statementId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<StatementRow>(
            new CommandDefinition($"{StatementRow.Select} where s.statement_id = @statementId", new { statementId }, cancellationToken: cancellation));
    }
}
