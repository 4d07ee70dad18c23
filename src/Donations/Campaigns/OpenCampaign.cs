using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Campaigns;

/// <summary>The campaign's account at a bank.</summary>
/// <param name="BankName">The bank.</param>
/// <param name="AccountNumber">6 to 19 digits. Shown to staff by its last four digits only.</param>
/// <param name="Bin">The bank's six digits in transfer codes; found by the bank's name when it is left out.</param>
/// <param name="Shared">Several campaigns of the unit use it: what no code or person assigns stays publicly unclassified. Never under Decree 93/2021.</param>
public sealed record CampaignAccount(string BankName, string AccountNumber, string? Bin = null, bool Shared = false);

/// <summary>The campaign that stands in the ledger.</summary>
/// <param name="CampaignId">The campaign.</param>
public sealed record OpenCampaignResponse(Guid CampaignId);

/// <summary>Writes the campaign, its ledger accounts and the event. That its plan is approved is decided by the database in the same transaction.</summary>
internal static class OpenCampaign
{
    private const string InsertBankAccount = """
        insert into bank_account (bank_account_id, bank_name, account_number) values ($1, $2, $3) on conflict (bank_account_id) do nothing
        """;

    private const string InsertCampaign = """
        insert into campaign (campaign_id, slug, title, regime, unit_id, unit_name, beneficiary_unit_id, beneficiary_name, opens_on, closes_on, bank_account_id, opened_by, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7::uuid, $8::text, $9, $10::date, $11::uuid, $12::uuid, $13)
        """;

    private const string InsertAccounts = "insert into account (account_id, campaign_id, kind) select id, $2, kind from unnest($1::uuid[], $3::text[]) as a (id, kind)";

    /// <returns>Null when it was opened; else why not.</returns>
    internal static async Task<Refusal?> AppendAsync(
        NpgsqlDataSource database, CampaignOpened opened, CampaignAccount? account, Guid openedBy, CancellationToken cancellation, Action<NpgsqlBatch>? more = null)
    {
        Guid? bankAccountId = account is null ? null : DerivedId.BankAccount(account.AccountNumber, opened.CampaignId);
        await using var batch = database.CreateBatch();
        if (account is not null)
        {
            batch.Add(InsertBankAccount, bankAccountId, account.BankName.Nfc(), account.AccountNumber);
        }

        Add(batch, opened, bankAccountId, openedBy);
        more?.Invoke(batch);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_pkey"))
        {
            return await IsSameAsync(database, opened, bankAccountId, cancellation) ? CampaignRefusal.AlreadyThere : CampaignRefusal.IdTaken;
        }
        catch (PostgresException missing) when (missing is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: "campaign_needs_approval" })
        {
            return CampaignRefusal.PlanNotApproved;
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_slug_key"))
        {
            return CampaignRefusal.SlugTaken;
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_bank_account_key") || clash.IsClashOn("bank_account_number_key"))
        {
            return CampaignRefusal.AccountTaken;
        }
    }

    /// <summary>Campaign, ledger accounts and event as parts of a larger transaction.</summary>
    internal static void Add(NpgsqlBatch batch, CampaignOpened opened, Guid? bankAccountId, Guid openedBy)
    {
        batch.Add(
            InsertCampaign, opened.CampaignId, opened.Slug, opened.Title, Words.Of(opened.Regime), opened.UnitId, opened.UnitName,
            opened.BeneficiaryUnitId, opened.BeneficiaryName, opened.OpensOn, opened.ClosesOn, bankAccountId, openedBy, opened.OpenedAt);
        batch.Add(InsertAccounts, Array.ConvertAll(LedgerAccount.All, kind => DerivedId.LedgerAccount(opened.CampaignId, kind)), opened.CampaignId, LedgerAccount.All);
        batch.AddToOutbox(opened, opened.CampaignId.ToString());
    }

    // Names of units may have changed since; they are not the caller's.
    private const string Same = """
        select (slug, title, regime, unit_id, opens_on) = (@Slug, @Title, @regime, @UnitId, @OpensOn)
           and (beneficiary_unit_id, closes_on) is not distinct from (@BeneficiaryUnitId, @ClosesOn)
           and (@bankAccountId is null or bank_account_id = @bankAccountId)
        from campaign where campaign_id = @CampaignId
        """;

    private static async Task<bool> IsSameAsync(NpgsqlDataSource database, CampaignOpened opened, Guid? bankAccountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            Same,
            new { opened.Slug, opened.Title, regime = Words.Of(opened.Regime), opened.UnitId, opened.OpensOn, opened.BeneficiaryUnitId, opened.ClosesOn, bankAccountId, opened.CampaignId },
            cancellationToken: cancellation));
    }
}
