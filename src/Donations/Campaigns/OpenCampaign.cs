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

/// <summary>The campaign's own account at a bank.</summary>
/// <param name="BankName">The bank.</param>
/// <param name="AccountNumber">6 to 19 digits. Shown to staff by its last four digits only.</param>
public sealed record CampaignAccount(string BankName, string AccountNumber);

/// <summary>Body of POST /campaigns. There is no minimum or suggested amount: Circular 16/2018 forbids it.</summary>
/// <param name="CampaignId">Made by the caller.</param>
/// <param name="Slug">Name in public addresses: 3-60 of a-z, 0-9, hyphen.</param>
/// <param name="Title">Public title.</param>
/// <param name="Regime">The law it collects under.</param>
/// <param name="UnitId">Who runs it.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day, when it is known.</param>
/// <param name="BeneficiaryUnitId">Who the gifts are for, when it is one unit.</param>
/// <param name="Account">Its bank account. When it is left out, the first statement that names a number gives it.</param>
public sealed record OpenCampaignRequest(
    Guid CampaignId,
    string Slug,
    string Title,
    FundraisingRegime Regime,
    Guid UnitId,
    DateOnly OpensOn,
    DateOnly? ClosesOn = null,
    Guid? BeneficiaryUnitId = null,
    CampaignAccount? Account = null);

/// <summary>The campaign that stands in the ledger.</summary>
/// <param name="CampaignId">The campaign.</param>
public sealed record OpenCampaignResponse(Guid CampaignId);

/// <summary>POST /campaigns.</summary>
internal static class OpenCampaign
{
    internal static async Task<Results<Created<OpenCampaignResponse>, Ok<OpenCampaignResponse>, ProblemHttpResult>> Handle(
        OpenCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (CampaignRefusal.Refuse(request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var units = await FindUnitsAsync(database, request, cancellation);
        if (CampaignRefusal.Refuse(request, user, units) is { } second)
        {
            return second.ToProblem();
        }

        var opened = new CampaignOpened(
            request.CampaignId, request.Slug, request.Title.Nfc()!, request.Regime, request.UnitId, units[request.UnitId].Name,
            request.BeneficiaryUnitId, request.BeneficiaryUnitId is { } beneficiary ? units[beneficiary].Name : null,
            request.OpensOn, request.ClosesOn, VietnamTime.ToMicroseconds(clock.GetUtcNow()));
        return await AppendAsync(database, opened, request.Account, user.AccountId(), cancellation) switch
        {
            null => TypedResults.Created($"/campaigns/{request.CampaignId}", new OpenCampaignResponse(request.CampaignId)),
            { } clash when clash == CampaignRefusal.AlreadyThere => TypedResults.Ok(new OpenCampaignResponse(request.CampaignId)),
            var clash => clash.ToProblem(),
        };
    }

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
        NpgsqlDataSource database, CampaignOpened opened, CampaignAccount? account, Guid openedBy, CancellationToken cancellation)
    {
        Guid? bankAccountId = account is null ? null : DerivedId.BankAccount(account.AccountNumber, opened.CampaignId);
        await using var batch = database.CreateBatch();
        if (account is not null)
        {
            batch.Add(InsertBankAccount, bankAccountId, account.BankName.Nfc(), account.AccountNumber);
        }

        batch.Add(
            InsertCampaign, opened.CampaignId, opened.Slug, opened.Title, Words.Of(opened.Regime), opened.UnitId, opened.UnitName,
            opened.BeneficiaryUnitId, opened.BeneficiaryName, opened.OpensOn, opened.ClosesOn, bankAccountId, openedBy, opened.OpenedAt);
        batch.Add(InsertAccounts, Array.ConvertAll(LedgerAccount.All, kind => DerivedId.LedgerAccount(opened.CampaignId, kind)), opened.CampaignId, LedgerAccount.All);
        batch.AddToOutbox(opened, opened.CampaignId.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_pkey"))
        {
            return await IsSameAsync(database, opened, bankAccountId, cancellation) ? CampaignRefusal.AlreadyThere : CampaignRefusal.IdTaken;
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

    private const string SelectUnits = "select unit_id, name, path from unit_copy where unit_id = any(@ids)";

    private static async Task<Dictionary<Guid, KnownUnit>> FindUnitsAsync(NpgsqlDataSource database, OpenCampaignRequest request, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<KnownUnit>(new CommandDefinition(
            SelectUnits, new { ids = new[] { request.UnitId, request.BeneficiaryUnitId ?? request.UnitId } }, cancellationToken: cancellation));
        return found.ToDictionary(unit => unit.UnitId);
    }
}
