using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Campaigns;

/// <summary>GET /campaigns/totals: the campaigns of the caller's unit and of all units below it; the administrator sees all.</summary>
internal static class ListCampaignTotals
{
    // A unit whose registration has not been heard of yet counts as its own path: its own staff see its campaigns at once.
    private const string Read = $"""
        select coalesce(@unit = any(u.path), @unit = @within) from (values (1)) one left join unit_copy u on u.unit_id = @within;
        select {CampaignSummary.Columns} from campaign_read c
        where @within::uuid is null or c.unit_id = @within or exists (select from unit_copy u where u.unit_id = c.unit_id and @within = any(u.path))
        order by opened_at desc, campaign_id limit @PageSize offset @Offset;
        select count(*) from campaign c
        where slug is not null
          and (@within::uuid is null or c.unit_id = @within or exists (select from unit_copy u where u.unit_id = c.unit_id and @within = any(u.path)))
        """;

    internal static async Task<Results<Ok<PagedResult<CampaignSummary>>, ProblemHttpResult>> Handle(
        Guid? unitId, int? page, int? pageSize, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var everything = user.IsInRole(Roles.Administrator);
        var unit = user.ActingUnit();
        if (!everything && unit is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var within = unitId ?? (everything ? null : unit);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(
            new CommandDefinition(Read, new { unit, within, wanted.PageSize, wanted.Offset }, cancellationToken: cancellation));
        var inScope = await read.ReadSingleAsync<bool?>() ?? false;
        if (!everything && !inScope)
        {
            return Refusal.OutOfScope.ToProblem(("unitId", unitId));
        }

        var items = (await read.ReadAsync<CampaignSummary>()).AsList();
        return TypedResults.Ok(new PagedResult<CampaignSummary>(items, await read.ReadSingleAsync<long>(), wanted.Page, wanted.PageSize));
    }
}
