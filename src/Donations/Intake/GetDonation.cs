using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Intake;

/// <summary>GET /donations/{donationId}.</summary>
internal static class GetDonation
{
    internal static async Task<Results<Ok<DonationView>, ProblemHttpResult>> Handle(
        Guid donationId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var donation = await connection.QuerySingleOrDefaultAsync<DonationView>(
            new CommandDefinition($"{DonationView.Select} where d.donation_id = @donationId", new { donationId }, cancellationToken: cancellation));
        if (donation is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        return await campaigns.RefuseReadingAsync(donation.CampaignId, user, cancellation) is { } refusal ? refusal.ToProblem() : TypedResults.Ok(donation);
    }
}
