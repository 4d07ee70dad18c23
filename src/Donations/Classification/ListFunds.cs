using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>The fund of a shared account.</summary>
public sealed record FundView
{
    /// <summary>The fund; statements of the account are sent to it.</summary>
    public required Guid BucketId { get; init; }

    /// <summary>Its public title.</summary>
    public required string Title { get; init; }

    /// <summary>Its name in public addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Campaigns that use the account.</summary>
    public required Guid[] Campaigns { get; init; }
}

/// <summary>GET /classification/funds: funds of shared accounts in the caller's scope.</summary>
internal static class ListFunds
{
    private const string Where = "p.origin = 'unclassified' and (@everything or @unit = any (coalesce(u.path, array[p.unit_id])))";

    private const string Count = $"select count(*) from campaign_plan p left join unit_copy u on u.unit_id = p.unit_id where {Where}";

    private const string Page = $"""
        select p.campaign_id as bucket_id, p.title, p.slug, array(select m.campaign_id from account_member m where m.bucket_id = p.campaign_id order by m.campaign_id) as campaigns
        from campaign_plan p left join unit_copy u on u.unit_id = p.unit_id where {Where}
        order by p.created_at desc, p.campaign_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<FundView>>> Handle(ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<FundView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<FundView>(items, total, wanted.Page, wanted.PageSize));
    }
}
