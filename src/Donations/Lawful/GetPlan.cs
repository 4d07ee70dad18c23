using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>GET /campaigns/{campaignId}/plan and GET /campaign-plans?state=: plans in the caller's scope, drafts with them.</summary>
internal static class GetPlan
{
    private const string InScope = "p.origin <> 'unclassified' and (@everything or @unit = any (coalesce(u.path, array[p.unit_id]))) and (@state is null or p.state = @state)";

    private const string Count = $"select count(*) from campaign_plan p left join unit_copy u on u.unit_id = p.unit_id where {InScope}";

    private const string Page = $"{PlanRow.Select} where {InScope} order by p.created_at desc, p.campaign_id limit @size offset @offset";

    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> Handle(Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        return plan is null ? refusal!.ToProblem() : TypedResults.Ok(plan.ToView());
    }

    internal static async Task<Ok<PagedResult<CampaignPlanView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string? state = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { everything, unit, state = Words.Read<CampaignStage>(state)?.ToString().ToLowerInvariant(), size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<PlanRow>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<CampaignPlanView>([.. rows.Select(row => row.ToView())], total, wanted.Page, wanted.PageSize));
    }
}
