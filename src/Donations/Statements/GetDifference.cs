using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>GET /statements/{statementId}/difference: who signed for a statement that does not tie, and who approved.</summary>
internal static class GetDifference
{
    private const string Find = "select statement_id, difference_vnd, reason, signed_by, approved_by from statement_difference where statement_id = @statementId";

    internal static async Task<Results<Ok<DifferenceView>, ProblemHttpResult>> Handle(
        Guid statementId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (await SignDifference.FindAsync(database, statementId, cancellation) is not { } statement)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await campaigns.RefuseReadingAsync(statement.CampaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<DifferenceView>(new CommandDefinition(Find, new { statementId }, cancellationToken: cancellation)) is { } signed
            ? TypedResults.Ok(signed)
            : Refusal.NotFound.ToProblem();
    }
}
