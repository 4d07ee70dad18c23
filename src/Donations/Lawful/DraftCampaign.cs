using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using EduCoop.Banking.VietQr;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Part in the team that receives gifts (Circular 16/2018, Article 6).</summary>
public enum TeamRole
{
    /// <summary>Người đứng đầu đơn vị.</summary>
    HeadOfUnit,

    /// <summary>Kế toán trưởng.</summary>
    ChiefAccountant,

    /// <summary>Ban đại diện cha mẹ học sinh.</summary>
    ParentsBoard,

    /// <summary>Đoàn thanh niên or another body of the learners.</summary>
    StudentBody,

    /// <summary>Đại diện cộng đồng.</summary>
    Community,

    /// <summary>Anybody else.</summary>
    Member,
}

/// <summary>One person of the receiving team.</summary>
/// <param name="Role">Part in the team.</param>
/// <param name="Name">Full name, 2-100 characters.</param>
/// <param name="AccountId">Her account here, when she has one; needed for counting cash.</param>
public sealed record TeamMember(TeamRole Role, string Name, Guid? AccountId = null);

/// <summary>One line of the budget.</summary>
/// <param name="Purpose">A code of GET /purposes.</param>
/// <param name="What">What is to be bought or built, 3-300 characters.</param>
/// <param name="CostVnd">What it is expected to cost, whole đồng.</param>
public sealed record BudgetLine(string Purpose, string What, long CostVnd);

/// <summary>What Circular 16/2018, Article 5, wants a plan to say.</summary>
/// <param name="Content">What is asked for, 10-4000 characters.</param>
/// <param name="Beneficiaries">Who benefits, 3-1000 characters.</param>
/// <param name="Method">How gifts are asked for and received, 3-2000 characters.</param>
/// <param name="Budget">1-100 lines.</param>
/// <param name="Team">1-20 people.</param>
public sealed record CampaignPlanBody(string Content, string Beneficiaries, string Method, IReadOnlyList<BudgetLine> Budget, IReadOnlyList<TeamMember> Team);

/// <summary>Body of POST /campaigns and PUT /campaigns/{id}/plan. There is no smallest, usual or per-person amount: Circular 16/2018 forbids it.</summary>
/// <param name="CampaignId">Made by the caller.</param>
/// <param name="Slug">Name in public addresses: 3-60 of a-z, 0-9, hyphen.</param>
/// <param name="Title">Public title.</param>
/// <param name="Regime">The law it collects under.</param>
/// <param name="UnitId">Who runs it.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day, when it is known.</param>
/// <param name="BeneficiaryUnitId">Who the gifts are for, when it is one unit.</param>
/// <param name="Account">Its bank account. When it is left out, the first statement that names a number gives it.</param>
/// <param name="Plan">What the law wants said; a draft may still lack it.</param>
public sealed record DraftCampaignRequest(
    Guid CampaignId,
    string Slug,
    string Title,
    FundraisingRegime Regime,
    Guid UnitId,
    DateOnly OpensOn,
    DateOnly? ClosesOn = null,
    Guid? BeneficiaryUnitId = null,
    CampaignAccount? Account = null,
    CampaignPlanBody? Plan = null);

/// <summary>POST /campaigns: a draft. It asks nobody for anything: no page, no code, no event before it is approved and opened.</summary>
internal static class DraftCampaign
{
    private const string Insert = """
        insert into campaign_plan (
            campaign_id, slug, title, regime, unit_id, unit_name, beneficiary_unit_id, beneficiary_name, opens_on, closes_on,
            bank_name, bank_bin, account_number, account_shared, content, beneficiaries, method, budget, team, state, created_by, created_at, created_as)
        values ($1, $2, $3, $4, $5, $6, $7::uuid, $8::text, $9, $10::date, $11::text, $12::text, $13::text, $14, $15::text, $16::text, $17::text, $18::jsonb, $19::jsonb, 'draft', $20, $21, $22)
        """;

    private const string Change = """
        update campaign_plan
        set slug = $2, title = $3, regime = $4, unit_id = $5, unit_name = $6, beneficiary_unit_id = $7::uuid, beneficiary_name = $8::text, opens_on = $9, closes_on = $10::date,
            bank_name = $11::text, bank_bin = $12::text, account_number = $13::text, account_shared = $14, content = $15::text, beneficiaries = $16::text, method = $17::text,
            budget = $18::jsonb, team = $19::jsonb, revision = revision + 1
        where campaign_id = $1 and state = 'draft' and revision = $20
        """;

    private const string FindSame = "select created_as = $2 from campaign_plan where campaign_id = $1";

    internal static async Task<Results<Created<CampaignPlanView>, Ok<CampaignPlanView>, ProblemHttpResult>> Handle(
        DraftCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (units, refusal) = await JudgeAsync(request, user, database, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var insert = new NpgsqlCommand(Insert, connection);
        AddValues(insert, request, units);
        var sha = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ContractJson.Options)));
        insert.Add(user.AccountId()).Add(VietnamTime.ToMicroseconds(clock.GetUtcNow())).Add(sha);
        try
        {
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_plan_pkey"))
        {
            await using var same = new NpgsqlCommand(FindSame, connection);
            return await same.Add(request.CampaignId).Add(sha).ExecuteScalarAsync(cancellation) is true
                ? TypedResults.Ok((await CampaignPlanView.FindAsync(connection, request.CampaignId, cancellation))!)
                : CampaignRefusal.IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (ClashOf(clash) is { } taken)
        {
            return taken.ToProblem();
        }

        return TypedResults.Created($"/campaigns/{request.CampaignId}/plan", (await CampaignPlanView.FindAsync(connection, request.CampaignId, cancellation))!);
    }

    /// <summary>PUT /campaigns/{campaignId}/plan, while it is a draft.</summary>
    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> HandleChange(
        Guid campaignId, DraftCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, unreachable) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return unreachable!.ToProblem();
        }

        if (plan.State != CampaignStage.Draft)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        var (units, refusal) = await JudgeAsync(request with { CampaignId = campaignId }, user, database, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var change = new NpgsqlCommand(Change, connection);
        AddValues(change, request with { CampaignId = campaignId }, units);
        try
        {
            return await change.Add(plan.Revision).ExecuteNonQueryAsync(cancellation) == 1
                ? TypedResults.Ok((await CampaignPlanView.FindAsync(connection, campaignId, cancellation))!)
                : PlanRefusals.Changed.ToProblem();
        }
        catch (PostgresException clash) when (ClashOf(clash) is { } taken)
        {
            return taken.ToProblem();
        }
    }

    private static Refusal? ClashOf(PostgresException clash) =>
        clash.IsClashOn("campaign_plan_slug_key") ? CampaignRefusal.SlugTaken : clash.IsClashOn("campaign_plan_account") ? CampaignRefusal.AccountTaken : null;

    private static async Task<(Dictionary<Guid, KnownUnit> Units, Refusal? Refusal)> JudgeAsync(
        DraftCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if ((CampaignRefusal.Refuse(request) ?? PlanRefusals.Refuse(request)) is { } unfit)
        {
            return ([], unfit);
        }

        var units = await FindUnitsAsync(database, request, cancellation);
        return (units, CampaignRefusal.Refuse(request, user, units));
    }

    private static void AddValues(NpgsqlCommand command, DraftCampaignRequest request, Dictionary<Guid, KnownUnit> units)
    {
        var (account, plan) = (request.Account, request.Plan);
        command.Add(request.CampaignId).Add(request.Slug).Add(request.Title.Nfc()).Add(Words.Of(request.Regime)).Add(request.UnitId).Add(units[request.UnitId].Name)
            .Add(request.BeneficiaryUnitId).Add(request.BeneficiaryUnitId is { } beneficiary ? units[beneficiary].Name : null).Add(request.OpensOn).Add(request.ClosesOn)
            .Add(account?.BankName.Nfc()).Add(account is null ? null : account.Bin ?? Banks.Find(account.BankName)?.Bin).Add(account?.AccountNumber).Add(account is { Shared: true })
            .Add(plan?.Content.Nfc()).Add(plan?.Beneficiaries.Nfc()).Add(plan?.Method.Nfc())
            .Add(JsonSerializer.Serialize(plan?.Budget ?? [], ContractJson.Options)).Add(JsonSerializer.Serialize(plan?.Team ?? [], ContractJson.Options));
    }

    private const string SelectUnits = "select unit_id, name, path from unit_copy where unit_id = any(@ids)";

    private static async Task<Dictionary<Guid, KnownUnit>> FindUnitsAsync(NpgsqlDataSource database, DraftCampaignRequest request, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<KnownUnit>(new CommandDefinition(
            SelectUnits, new { ids = new[] { request.UnitId, request.BeneficiaryUnitId ?? request.UnitId } }, cancellationToken: cancellation));
        return found.ToDictionary(unit => unit.UnitId);
    }
}
