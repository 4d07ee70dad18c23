using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>GET /statements?campaignId=: newest first.</summary>
internal static class ListStatements
{
    private const string Count = "select count(*) from statement where campaign_id = @campaignId";

    private const string Page = $"""
        {StatementRow.Select} where s.campaign_id = @campaignId order by s.received_at desc, s.statement_id limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<StatementView>>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { campaignId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<StatementRow>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<StatementView>([.. rows.Select(row => row.ToView())], total, wanted.Page, wanted.PageSize));
    }
}
