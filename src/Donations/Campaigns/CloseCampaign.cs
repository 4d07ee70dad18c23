using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Campaigns;

/// <summary>The campaign's last day.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ClosedOn">Day on which it was closed.</param>
public sealed record CampaignClosedView(Guid CampaignId, DateOnly ClosedOn);

/// <summary>POST /campaigns/{campaignId}/close: no more gifts by hand or by partners. What banks still show is booked when its statement comes.</summary>
internal static class CloseCampaign
{
    // The row lock decides between two who close at once; only the first writes an event.
    private const string Close = "update campaign set closed_on = $2, closed_at = $3 where campaign_id = $1 and closed_at is null";

    internal static async Task<Results<Ok<CampaignClosedView>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        campaigns.Forget(campaignId);
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var now = clock.GetUtcNow();
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await using var close = new NpgsqlCommand(Close, connection, transaction);
            if (await close.Add(campaignId).Add(VietnamTime.DayOf(now)).Add(now.UtcDateTime).ExecuteNonQueryAsync(cancellation) == 1)
            {
                await using var batch = new NpgsqlBatch(connection, transaction);
                batch.AddToOutbox(new CampaignClosed(campaignId, VietnamTime.DayOf(now), now), campaignId.ToString());
                await batch.ExecuteNonQueryAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        campaigns.Forget(campaignId);
        var closed = await campaigns.FindAsync(campaignId, cancellation);
        return TypedResults.Ok(new CampaignClosedView(campaignId, closed!.ClosedOn!.Value));
    }
}
