using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Campaigns;

/// <summary>GET /campaigns: those in the caller's scope, newest first.</summary>
internal static class ListCampaigns
{
    private const string Count = $"""
        select count(*) from campaign c left join unit_copy u on u.unit_id = c.unit_id where {CampaignView.InScope}
        """;

    private const string Page = $"""
        {CampaignView.Select} where {CampaignView.InScope} order by c.opened_at desc, c.campaign_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<CampaignView>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<CampaignView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<CampaignView>(items, total, wanted.Page, wanted.PageSize));
    }
}
