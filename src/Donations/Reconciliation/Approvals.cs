using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>What waits for a second person.</summary>
public enum ApprovalKind
{
    /// <summary>A campaign's plan.</summary>
    Plan,

    /// <summary>How received gifts are to be used.</summary>
    UsagePlan,

    /// <summary>A settlement to publish.</summary>
    Settlement,

    /// <summary>A statement that does not tie, signed for by another.</summary>
    Difference,

    /// <summary>Where a gift of a shared account belongs.</summary>
    Assignment,

    /// <summary>A rule for memos.</summary>
    Rule,

    /// <summary>Cash that another has counted.</summary>
    Cash,

    /// <summary>A reversal or an entry by hand.</summary>
    Correction,

    /// <summary>Goods that came and are to be counted.</summary>
    GoodsIntake,

    /// <summary>Goods that are lost.</summary>
    WriteOff,

    /// <summary>A service or work that a donor offers.</summary>
    DescribedGift,

    /// <summary>What the giver of one gift wants.</summary>
    GiftCondition,

    /// <summary>A period of a ledger that is to be closed.</summary>
    PeriodClosing,
}

/// <summary>Something that waits for the caller, because another person has proposed it.</summary>
public sealed record Approval
{
    /// <summary>What it is.</summary>
    public required ApprovalKind Kind { get; init; }

    /// <summary>The plan's or settlement's campaign, the statement, assignment, rule, cash, correction, intake, loss, offer, condition or period.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign, or the fund of the shared account; null for what concerns a whole ledger.</summary>
    public required Guid? CampaignId { get; init; }

    /// <summary>Its title.</summary>
    public required string? CampaignTitle { get; init; }

    /// <summary>The ledger of which a period is to be closed.</summary>
    public Guid? LedgerId { get; init; }

    /// <summary>What is proposed, in its proposer's words; for a period its last day, 31/10/2026.</summary>
    public required string? What { get; init; }

    /// <summary>Where a gift, goods or work are to go.</summary>
    public required string? ToTitle { get; init; }

    /// <summary>The money in question, whole đồng. Never for cash: the second person counts for herself.</summary>
    public required long? AmountVnd { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset AskedAt { get; init; }
}

/// <summary>GET /approvals: what the caller may decide, oldest first; never what she proposed herself.</summary>
internal static class ListApprovals
{
    private static readonly string Waiting = EmbeddedSql.Read("EduCoop.Donations.Reconciliation.Approvals.sql");

    // A campaign's by its unit; a ledger's only from a unit above all whose campaigns stand in it, as PeriodRefusals has it.
    private const string InScope = """
        left join campaign_plan owner on owner.campaign_id = w.campaign_id left join unit_copy u on u.unit_id = owner.unit_id
        where @everything
           or w.ledger_id is null and @unit = any (coalesce(u.path, array[owner.unit_id]))
           or w.ledger_id is not null and @acts and not exists (
                select from campaign c left join unit_copy k on k.unit_id = c.unit_id
                where c.ledger_id = w.ledger_id and not (coalesce(k.path, array[c.unit_id]) @> array[@unit]::uuid[]))
        """;

    internal static async Task<Ok<PagedResult<Approval>>> Handle(ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new
        {
            everything, unit, acts = user.ActingUnit() is not null, now = clock.GetUtcNow(), me = user.AccountId(), approver = user.IsInRole(Roles.Approver), accountant = user.IsInRole(Roles.Accountant),
            team = user.IsInRole(Roles.Accountant) || user.IsInRole(Roles.ProgrammeOfficer) || user.IsInRole(Roles.UnitOfficer) || user.IsInRole(Roles.SchoolOfficer),
            size = wanted.PageSize, offset = wanted.Offset,
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from ({Waiting}) w {InScope}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<Approval>(new CommandDefinition(
            $"select w.* from ({Waiting}) w {InScope} order by w.asked_at, w.id limit @size offset @offset", values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<Approval>(items, total, wanted.Page, wanted.PageSize));
    }
}
