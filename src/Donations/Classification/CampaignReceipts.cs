using Dapper;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>What a campaign has received: gifts booked to it, with those moved to it and without those moved away.</summary>
internal static class CampaignReceipts
{
    private const string Sum = """
        select (coalesce((select sum(d.amount_vnd) from donation d where d.campaign_id = @campaignId), 0)
              - coalesce((select sum(d.amount_vnd) from donation d join reversed_donation r using (donation_id) where d.campaign_id = @campaignId), 0)
              + coalesce((select sum(c.amount_vnd) from classification c where c.to_campaign = @campaignId), 0)
              - coalesce((select sum(c.amount_vnd) from classification c where c.from_campaign = @campaignId), 0))::bigint
        """;

    internal static Task<long> SumAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(Sum, new { campaignId }, cancellationToken: cancellation));
}
