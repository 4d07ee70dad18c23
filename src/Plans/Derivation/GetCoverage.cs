using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Derivation;

/// <summary>A parent with what became of its tasks.</summary>
public sealed record CoveredParent
{
    /// <summary>The parent; null when the cited document is not in this deployment.</summary>
    public required Guid? PlanId { get; init; }

    /// <summary>Number and symbol.</summary>
    public required string? Number { get; init; }

    /// <summary>Who issued it.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Its title.</summary>
    public required string? Title { get; init; }

    /// <summary>All its tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>Taken over as they are.</summary>
    public required int Carried { get; init; }

    /// <summary>Taken over otherwise.</summary>
    public required int Adapted { get; init; }

    /// <summary>Not taken over.</summary>
    public required int Missing { get; init; }

    /// <summary>Changed by the parent since somebody decided.</summary>
    public required int Changed { get; init; }
}

/// <summary>One task of a parent and what became of it.</summary>
public sealed record CoverageRow
{
    /// <summary>The parent.</summary>
    public required Guid ParentPlanId { get; init; }

    /// <summary>Number and symbol of the parent.</summary>
    public required string? ParentNumber { get; init; }

    /// <summary>The parent's task.</summary>
    public required Guid ParentTaskId { get; init; }

    /// <summary>Where it stands there.</summary>
    public required string ParentSection { get; init; }

    /// <summary>What it says there.</summary>
    public required string ParentTitle { get; init; }

    /// <summary>Who leads it there, as written.</summary>
    public required string? ParentLead { get; init; }

    /// <summary>Its deadline there.</summary>
    public required string? ParentDeadline { get; init; }

    /// <summary>Carried, adapted or missing.</summary>
    public required CoverageOutcome Outcome { get; init; }

    /// <summary>Why it was adapted or left out; null on a missing task = nobody has decided.</summary>
    public required string? Reason { get; init; }

    /// <summary>The own task.</summary>
    public required Guid? ChildTaskId { get; init; }

    /// <summary>Where it stands here.</summary>
    public required string? ChildSection { get; init; }

    /// <summary>What it says here.</summary>
    public required string? ChildTitle { get; init; }

    /// <summary>Who leads it here, as written.</summary>
    public required string? ChildLead { get; init; }

    /// <summary>The parent has changed or withdrawn it since somebody decided.</summary>
    public required bool ParentChanged { get; init; }

    /// <summary>It is said to be carried over, but its words differ by now.</summary>
    public required bool Differs { get; init; }

    /// <summary>An own task that sounds alike, for a missing one; a person decides.</summary>
    public CoverageProposal? Proposal { get; init; }
}

/// <summary>An own task that may be meant.</summary>
/// <param name="ChildTaskId">The own task.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Title">What it says.</param>
/// <param name="Likeness">0 to 1.</param>
public sealed record CoverageProposal(Guid ChildTaskId, string Section, string Title, decimal Likeness);

/// <summary>The table of coverage.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Parents">Its parents.</param>
/// <param name="OwnTasks">Own tasks that go back to no parent.</param>
/// <param name="Rows">A page of the parents' tasks.</param>
public sealed record CoverageTable(Guid PlanId, IReadOnlyList<CoveredParent> Parents, int OwnTasks, PagedResult<CoverageRow> Rows);

/// <summary>GET /plans/{planId}/coverage: each task of each parent in one table.</summary>
internal static class GetCoverage
{
    private const string Parents = """
        select b.bound_plan_id as plan_id, coalesce(p.document_number, b.number) as number, coalesce(p.issuer_name, b.issuer) as issuer, coalesce(p.title, b.title) as title,
               count(t.task_id)::int as tasks,
               (count(t.task_id) filter (where c.outcome = 'carried'))::int as carried,
               (count(t.task_id) filter (where c.outcome = 'adapted'))::int as adapted,
               (count(t.task_id) filter (where c.child_task_id is null))::int as missing,
               (count(t.task_id) filter (where c.parent_print <> task_print(t.task_id)))::int as changed
        from plan_basis b
        left join plan p on p.plan_id = b.bound_plan_id
        left join task t on t.plan_id = b.bound_plan_id and (t.state = 'active' or exists (select from coverage k where k.child_plan_id = b.plan_id and k.parent_task_id = t.task_id))
        left join coverage c on c.child_plan_id = b.plan_id and c.parent_task_id = t.task_id
        where b.plan_id = @planId and b.relation = 'parent'
        group by b.position, b.bound_plan_id, p.document_number, b.number, p.issuer_name, b.issuer, p.title, b.title
        order by b.position
        """;

    private const string FromWhere = """
        from plan_basis b
        join plan p on p.plan_id = b.bound_plan_id
        join task t on t.plan_id = p.plan_id
        left join coverage c on c.child_plan_id = b.plan_id and c.parent_task_id = t.task_id
        left join task own on own.task_id = c.child_task_id
        where b.plan_id = @planId and b.relation = 'parent' and (t.state = 'active' or c.parent_task_id is not null)
          and (@outcome::text is null or coalesce(nullif(c.outcome, 'left_out'), 'missing') = @outcome)
        """;

    private const string Rows = $"""
        select p.plan_id as parent_plan_id, coalesce(p.document_number, p.symbol) as parent_number, t.task_id as parent_task_id, t.section as parent_section,
               t.title as parent_title, (select r.written from task_role r where r.task_id = t.task_id and r.role = 'lead') as parent_lead, t.deadline_text as parent_deadline,
               coalesce(nullif(c.outcome, 'left_out'), 'missing') as outcome, c.reason, own.task_id as child_task_id, own.section as child_section, own.title as child_title,
               (select r.written from task_role r where r.task_id = own.task_id and r.role = 'lead') as child_lead,
               coalesce(c.parent_print <> task_print(t.task_id), false) as parent_changed,
               coalesce(c.outcome = 'carried' and row (own.title, own.content, own.products) is distinct from row (t.title, t.content, t.products), false) as differs
        {FromWhere}
        order by b.position, t.position, t.task_id
        limit @size offset @offset
        """;

    private const string Own = """
        select task_id, section, title, not exists (select from coverage c where c.child_plan_id = @planId and c.child_task_id = t.task_id) as is_free
        from task t where t.plan_id = @planId and t.state = 'active' order by t.position limit 2000
        """;

    internal static async Task<Results<Ok<CoverageTable>, ProblemHttpResult>> Handle(
        Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string? outcome = null, int? page = null, int? pageSize = null)
    {
        if (!SnakeWord.TryRead<CoverageOutcome>(outcome, "outcome", out _, out var unknown))
        {
            return unknown!.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindPlanAsync(planId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { planId, outcome = string.IsNullOrEmpty(outcome) ? null : outcome, size = wanted.PageSize, offset = wanted.Offset };
        var parents = (await connection.QueryAsync<CoveredParent>(new CommandDefinition(Parents, values, cancellationToken: cancellation))).AsList();
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {FromWhere}", values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<CoverageRow>(new CommandDefinition(Rows, values, cancellationToken: cancellation))).AsList();
        var own = (await connection.QueryAsync<(Guid Id, string Section, string Title, bool IsFree)>(new CommandDefinition(Own, values, cancellationToken: cancellation))).AsList();
        var free = own.FindAll(task => task.IsFree);
        var proposed = rows.ConvertAll(row => row.Outcome == CoverageOutcome.Missing && row.Reason is null
            ? row with { Proposal = Likeness.Best(row.ParentTitle, free.ConvertAll(task => (task.Id, task.Section, task.Title))) }
            : row);
        return TypedResults.Ok(new CoverageTable(planId, parents, free.Count, new(proposed, total, wanted.Page, wanted.PageSize)));
    }
}
