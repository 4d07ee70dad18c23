using Dapper;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Promises;

/// <summary>What an organisation, or a person who let herself be named, has promised.</summary>
public sealed record PublicPromise
{
    /// <summary>As she chose to be shown; null: all who stay anonymous together.</summary>
    public required string? Donor { get; init; }

    /// <summary>Whole đồng. A promise is no money and stands in no total.</summary>
    public required long PromisedVnd { get; init; }

    /// <summary>What arrived for it, whole đồng.</summary>
    public required long ReceivedVnd { get; init; }
}

/// <summary>Promised and received in a campaign.</summary>
/// <param name="PromisedVnd">Sum of all promises that stand.</param>
/// <param name="ReceivedVnd">What arrived for them.</param>
/// <param name="Items">One page, the largest promise first, the anonymous last.</param>
/// <param name="Total">Number of rows.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="PageSize">Rows per page.</param>
public sealed record PublicPromises(long PromisedVnd, long ReceivedVnd, IReadOnlyList<PublicPromise> Items, long Total, int Page, int PageSize);

/// <summary>GET /public/campaigns/{slug}/promises: promised and received per organisation, for everybody.</summary>
internal static class GetPublicPromises
{
    private const string Read = """
        select coalesce(sum(p.promised_vnd), 0)::bigint as promised_vnd, coalesce(sum(p.received_vnd), 0)::bigint as received_vnd,
            count(distinct p.donor) + (count(*) filter (where p.pledge_id is not null and p.donor is null) > 0)::int as total
        from campaign c left join promise_read p using (campaign_id) where c.slug = @slug group by c.campaign_id;
        select p.donor, sum(p.promised_vnd)::bigint as promised_vnd, sum(p.received_vnd)::bigint as received_vnd
        from campaign c join promise_read p using (campaign_id) where c.slug = @slug
        group by p.donor order by p.donor is null, sum(p.promised_vnd) desc, p.donor limit @size offset @offset
        """;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string slug, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Read, new { slug, size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation));
        if (await read.ReadSingleOrDefaultAsync<Sums>() is not { } sums)
        {
            return GetPublicCampaign.NoSuchCampaign.ToProblem(("slug", slug));
        }

        var items = (await read.ReadAsync<PublicPromise>()).AsList();
        return answer.Of(new PublicPromises(sums.PromisedVnd, sums.ReceivedVnd, items, sums.Total, wanted.Page, wanted.PageSize), http);
    }

    private sealed record Sums
    {
        public required long PromisedVnd { get; init; }

        public required long ReceivedVnd { get; init; }

        public required long Total { get; init; }
    }
}
