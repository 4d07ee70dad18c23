using EduCoop.Donations.Ledger;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>A campaign from before plans were kept, straight in the tables, for tests that have no service yet.</summary>
internal static class OldCampaign
{
    internal static async Task AddOldCampaignAsync(this DonationsDatabase database, Guid campaign)
    {
        await database.ExecuteAsync(
            """
            insert into campaign_plan (campaign_id, slug, title, regime, unit_id, unit_name, opens_on, state, origin, created_by, created_at)
            values ($1, $2, 'mẫu', 'other', $3, 'mẫu', '2020-01-01', 'open', 'before_plans', $3, now())
            """,
            campaign, $"d-{campaign:N}", Tree.HaNoi);
        await database.ExecuteAsync(
            "insert into campaign (campaign_id, slug, title, regime, unit_id, unit_name, opens_on, opened_at) values ($1, $2, 'mẫu', 'other', $3, 'mẫu', '2020-01-01', now())",
            campaign, $"d-{campaign:N}", Tree.HaNoi);
        foreach (var kind in LedgerAccount.All)
        {
            await database.ExecuteAsync("insert into account (account_id, campaign_id, kind) values ($1, $2, $3)", DerivedId.LedgerAccount(campaign, kind), campaign, kind);
        }
    }
}
