using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>
/// An account that several campaigns of one unit use has a fund of its own, "chưa phân loại": statements are posted to it, and its gifts move to a
/// campaign only by a code, a countersigned rule or a person's countersigned decision. It is public like any campaign, and asks nobody for anything.
/// </summary>
internal static class SharedAccount
{
    private const string InsertBucket = """
        insert into campaign_plan (campaign_id, slug, title, regime, unit_id, unit_name, opens_on, bank_name, bank_bin, account_number, state, origin, created_by, created_at)
        values ($1, $2, $3, 'other', $4, $5, '2000-01-01', $6, $7::text, $8, 'open', 'unclassified', $9, $10)
        on conflict (campaign_id) do nothing
        """;

    private const string FindUnit = "select unit_id from campaign_plan where campaign_id = $1";

    private const string InsertMember = "insert into account_member (campaign_id, bucket_id) values ($1, $2)";

    /// <returns>Null when the account's fund is there and this unit's; else why not.</returns>
    internal static async Task<Refusal?> EnsureAsync(NpgsqlDataSource database, PlanRow plan, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (plan.AccountNumber is not { } number)
        {
            return CampaignQr.AccountMissing;
        }

        var bucket = DerivedId.Unclassified(number);
        var slug = $"chua-phan-loai-{bucket.ToString("N")[^8..]}";
        var title = $"Chưa phân loại: tài khoản …{number[^4..]}";
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            try
            {
                await using var insert = new NpgsqlCommand(InsertBucket, connection);
                insert.Add(bucket).Add(slug).Add(title).Add(plan.UnitId).Add(plan.UnitName).Add(plan.BankName).Add(plan.BankBin).Add(number).Add(by).Add(now);
                await insert.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException clash) when (clash.IsClashOn("campaign_plan_account"))
            {
                return CampaignRefusal.AccountTaken;
            }

            await using var find = new NpgsqlCommand(FindUnit, connection);
            if ((Guid)(await find.Add(bucket).ExecuteScalarAsync(cancellation))! != plan.UnitId)
            {
                return CampaignRefusal.AccountTaken;
            }
        }

        var opened = new CampaignOpened(bucket, slug, title, FundraisingRegime.Other, plan.UnitId, plan.UnitName, null, null, new DateOnly(2000, 1, 1), null, now);
        var outcome = await OpenCampaign.AppendAsync(database, opened, new CampaignAccount(plan.BankName!, number), by, cancellation);
        return outcome == CampaignRefusal.AlreadyThere || outcome == CampaignRefusal.IdTaken ? null : outcome;
    }

    internal static void AddMember(this NpgsqlBatch batch, PlanRow plan) => batch.Add(InsertMember, plan.CampaignId, DerivedId.Unclassified(plan.AccountNumber!));
}
