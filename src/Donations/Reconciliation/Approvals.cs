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
    // Each part names the roles that may decide it, as its own route does. Kinds stand as the enum spells them, in small letters.
    private const string Waiting = """
        select 'plan' as kind, p.campaign_id as id, p.campaign_id, p.title as campaign_title, p.content as what, null::text as to_title, null::bigint as amount_vnd, p.submitted_at as asked_at, null::uuid as ledger_id
        from campaign_plan p where p.state = 'submitted' and @approver and p.submitted_by <> @me and p.created_by <> @me
        union all
        select 'usageplan', u.campaign_id, u.campaign_id, p.title, null, null, null, u.posted_at, null
        from usage_plan u join campaign_plan p using (campaign_id) where u.adopted_at is null and @approver and u.posted_by <> @me
        union all
        select 'settlement', s.campaign_id, s.campaign_id, p.title, s.audit_note, null, s.spent_vnd, s.prepared_at, null
        from settlement s join campaign_plan p using (campaign_id) where s.published_at is null and @approver and s.prepared_by <> @me
        union all
        select 'difference', f.statement_id, s.campaign_id, p.title, f.reason, null, f.difference_vnd, f.signed_at, null
        from statement_difference f join statement s using (statement_id) join campaign_plan p using (campaign_id)
        where f.approved_at is null and (@approver or @accountant) and f.signed_by <> @me
        union all
        select 'assignment', a.assignment_id, a.bucket_id, p.title, a.reason, t.title, d.amount_vnd, a.proposed_at, null
        from assignment a join campaign_plan p on p.campaign_id = a.bucket_id join campaign_plan t on t.campaign_id = a.to_campaign join donation d using (donation_id)
        where a.state = 'proposed' and (@approver or @accountant) and a.proposed_by <> @me
        union all
        select 'rule', r.rule_id, r.bucket_id, p.title, r.words, t.title, null, r.made_at, null
        from classification_rule r join campaign_plan p on p.campaign_id = r.bucket_id join campaign_plan t on t.campaign_id = r.to_campaign
        where r.approved_at is null and r.ended_at is null and (@approver or @accountant) and r.made_by <> @me
        union all
        select 'cash', c.cash_id, c.campaign_id, p.title, c.note, null, null, c.counted_at, null
        from cash_intake c join campaign_plan p using (campaign_id) where c.state = 'counted' and @team and c.counted_by <> @me
        union all
        select 'correction', c.correction_id, c.campaign_id, p.title, c.reason, null, (select max((leg ->> 'amountVnd')::bigint) from jsonb_array_elements(c.legs) leg), c.proposed_at, null
        from ledger_correction c join campaign_plan p using (campaign_id) where c.state = 'proposed' and (@approver or @accountant) and c.proposed_by <> @me
        union all
        select 'goodsintake', i.intake_id, i.campaign_id, p.title, i.note, w.name, null, i.declared_at, null
        from goods_intake i join campaign_plan p using (campaign_id) join warehouse w using (warehouse_id) where i.state = 'declared' and @team and i.declared_by <> @me
        union all
        select 'writeoff', l.write_off_id, l.campaign_id, p.title, concat(g.name, ': ', l.quantity, ' ', g.unit_name, '. ', l.reason), null, null, l.proposed_at, null
        from write_off l join campaign_plan p using (campaign_id) join goods_item g using (item_code)
        where l.state = 'proposed' and (@approver or @accountant) and l.proposed_by <> @me
        union all
        select 'describedgift', o.gift_id, o.campaign_id, p.title, concat(o.description, ': ', o.quantity, ' ', o.unit_name), o.school_name, null, o.offered_at, null
        from described_gift o join campaign_plan p using (campaign_id) where o.state = 'offered' and o.expires_at > @now and @team and o.offered_by <> @me
        union all
        select 'giftcondition', k.condition_id, g.campaign_id, p.title, k.said, k.place_name, g.amount_vnd, k.made_at, null
        from gift_condition k join gift_place g using (donation_id) join campaign_plan p on p.campaign_id = g.campaign_id
        where k.state = 'open' and not g.is_reversed and p.origin <> 'unclassified' and (@approver or @accountant) and k.made_by <> @me
        union all
        select 'periodclosing', k.period_id, null, null, to_char(k.ends_on, 'DD/MM/YYYY'), null, null, k.proposed_at, k.ledger_id
        from ledger_period k where k.state = 'proposed' and (@approver or @accountant) and k.proposed_by <> @me
        """;

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
