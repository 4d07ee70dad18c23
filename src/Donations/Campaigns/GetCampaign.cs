using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Campaigns;

/// <summary>GET /campaigns/{campaignId}.</summary>
internal static class GetCampaign
{
    internal static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await connection.QuerySingleAsync<CampaignView>(
            new CommandDefinition($"{CampaignView.Select} where c.campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellation)));
    }
}
