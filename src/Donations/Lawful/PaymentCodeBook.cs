using EduCoop.Banking.Codes;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Gives out payment codes. The table's key decides whether a code is new; its trigger, whether the campaign may have one.</summary>
internal static class PaymentCodeBook
{
    private const string Insert = "insert into payment_code (code, campaign_id, pledge_id, issued_at) values ($1, $2, $3::uuid, $4)";

    private const string Find = "select code from payment_code where campaign_id = $1 and pledge_id is not distinct from $2::uuid";

    internal static void AddPaymentCode(this NpgsqlBatch batch, Guid campaignId, Guid? pledgeId, DateTimeOffset now) =>
        batch.Add(Insert, PaymentCodes.Random(), campaignId, pledgeId, now);

    /// <summary>The campaign's code; made now for a campaign that was opened before codes were.</summary>
    internal static async Task<string?> OfCampaignAsync(NpgsqlDataSource database, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await FindAsync(database, campaignId, cancellation) is { } code)
            {
                return code;
            }

            try
            {
                await using var batch = database.CreateBatch();
                batch.AddPaymentCode(campaignId, null, now);
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException clash) when (clash.IsClashOn("payment_code_pkey") || clash.IsClashOn("payment_code_campaign"))
            {
                // Another made it at the same moment, or the dice fell twice the same: look again.
            }
            catch (PostgresException closed) when (closed.ConstraintName == "payment_code_needs_open_campaign")
            {
                return null;
            }
        }

        return await FindAsync(database, campaignId, cancellation);
    }

    private static async Task<string?> FindAsync(NpgsqlDataSource database, Guid campaignId, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand(Find);
        return (string?)await find.Add(campaignId).Add(null).ExecuteScalarAsync(cancellation);
    }
}
