using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Intake;

/// <summary>GET /donations?campaignId=: a campaign's gifts, last recorded first.</summary>
internal static class ListDonations
{
    private const string Count = "select count(*) from donation where campaign_id = @campaignId";

    private const string Page = $"""
        {DonationView.Select} where d.campaign_id = @campaignId order by d.recorded_at desc, d.donation_id limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<DonationView>>, ProblemHttpResult>> Handle(
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
        var items = (await connection.QueryAsync<DonationView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<DonationView>(items, total, wanted.Page, wanted.PageSize));
    }
}
