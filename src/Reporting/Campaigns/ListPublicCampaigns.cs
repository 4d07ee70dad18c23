using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Campaigns;

/// <summary>GET /public/campaigns: all campaigns with their totals, newest first, for everybody.</summary>
internal static class ListPublicCampaigns
{
    private const string Read = $"""
        select {CampaignSummary.Columns} from campaign_read order by opened_at desc, campaign_id limit @PageSize offset @Offset;
        select count(*) from campaign where slug is not null
        """;

    internal static async Task<FileContentHttpResult> Handle(
        int? page, int? pageSize, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Read, new { wanted.PageSize, wanted.Offset }, cancellationToken: cancellation));
        var items = (await read.ReadAsync<CampaignSummary>()).AsList();
        return answer.Of(new PagedResult<CampaignSummary>(items, await read.ReadSingleAsync<long>(), wanted.Page, wanted.PageSize), http);
    }
}
