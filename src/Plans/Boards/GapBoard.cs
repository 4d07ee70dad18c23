using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>What a task or an indicator lacks.</summary>
public enum Gap
{
    /// <summary>Tasks that nobody leads.</summary>
    TasksWithoutLead,

    /// <summary>Tasks whose lead is a name that is no unit yet.</summary>
    TasksWithUnknownLead,

    /// <summary>Tasks that serve no indicator.</summary>
    TasksWithoutIndicator,

    /// <summary>Tasks without any due date.</summary>
    TasksWithoutDueDate,

    /// <summary>Indicators that nobody has measured.</summary>
    IndicatorsWithoutData,

    /// <summary>Indicators of which nobody has said where figures come from.</summary>
    IndicatorsWithoutSource,
}

/// <summary>One thing that lacks something.</summary>
public sealed record GapItem
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Its number, or symbol.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>The task or the indicator.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required string? Section { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The lead as written, where there is one.</summary>
    public required string? Lead { get; init; }
}

/// <summary>How many lack what.</summary>
/// <param name="Counts">Per gap.</param>
/// <param name="Tasks">All tasks looked at.</param>
/// <param name="Indicators">All indicators looked at.</param>
public sealed record GapCounts(IReadOnlyDictionary<string, int> Counts, int Tasks, int Indicators);

/// <summary>GET /boards/gaps and /boards/gaps/{gap}: what a leader should ask for before anybody can be late.</summary>
internal static class GapBoard
{
    private const string Plans = $"""
        with mine as materialized (
            select p.plan_id, coalesce(p.document_number, p.symbol) as document_number from plan p
            where p.state <> 'closed' and (@planId::uuid is null or p.plan_id = @planId) and {Scope.MayReadPlan}
        )
        """;

    private const string Tasks = """
        select m.plan_id, m.document_number, t.task_id as id, t.section, t.title as text, l.written as lead, l.unit_id is null and cardinality(coalesce(l.member_ids, '{}')) = 0 as nobody,
               l.task_id is null and not t.accepted_without_lead as no_lead,
               not exists (select from task_indicator k where k.task_id = t.task_id) and not exists (select from indicator i where i.task_id = t.task_id and i.state = 'active') as no_indicator,
               not exists (select from jsonb_array_elements(t.deadline_rules)) as no_rule, t.position
        from mine m join task t on t.plan_id = m.plan_id and t.state = 'active' left join task_role l on l.task_id = t.task_id and l.role = 'lead'
        """;

    private const string Indicators = """
        select m.plan_id, m.document_number, i.indicator_id as id, i.section, i.text, null::text as lead, i.position,
               s.formula is null and not exists (select from measurement d where d.indicator_id = i.indicator_id and d.withdrawn_at is null) as no_data,
               s.formula is null and s.source is null as no_source
        from mine m join indicator i on i.plan_id = m.plan_id and i.state = 'active' left join indicator_setting s on s.indicator_id = i.indicator_id
        """;

    private const string Counts = $"""
        {Plans}, t as materialized ({Tasks}), i as materialized ({Indicators})
        select (select count(*) from t where no_lead)::int as tasks_without_lead, (select count(*) from t where lead is not null and nobody)::int as tasks_with_unknown_lead,
               (select count(*) from t where no_indicator)::int as tasks_without_indicator, (select count(*) from t where no_rule)::int as tasks_without_due_date,
               (select count(*) from i where no_data)::int as indicators_without_data, (select count(*) from i where no_source)::int as indicators_without_source,
               (select count(*) from t)::int as tasks, (select count(*) from i)::int as indicators
        """;

    internal static async Task<Ok<GapCounts>> Handle(ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? planId = null)
    {
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = (IDictionary<string, object>)await connection.QuerySingleAsync(new CommandDefinition(
            Counts, new { everything = scope.Everything, unit = scope.Unit, planId }, cancellationToken: cancellation));
        var counts = row.Where(count => count.Key is not ("tasks" or "indicators")).ToDictionary(count => count.Key, count => (int)count.Value, StringComparer.Ordinal);
        return TypedResults.Ok(new GapCounts(counts, (int)row["tasks"], (int)row["indicators"]));
    }

    internal static async Task<Results<Ok<PagedResult<GapItem>>, ProblemHttpResult>> HandleItems(
        string gap, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? planId = null, int? page = null, int? pageSize = null)
    {
        if (!SnakeWord.TryRead<Gap>(gap, "gap", out var wantedGap, out var unknown) || wantedGap is null)
        {
            return (unknown ?? Refusal.NotFound).ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var (source, lacks) = wantedGap switch
        {
            Gap.TasksWithoutLead => (Tasks, "no_lead"),
            Gap.TasksWithUnknownLead => (Tasks, "lead is not null and nobody"),
            Gap.TasksWithoutIndicator => (Tasks, "no_indicator"),
            Gap.TasksWithoutDueDate => (Tasks, "no_rule"),
            Gap.IndicatorsWithoutData => (Indicators, "no_data"),
            _ => (Indicators, "no_source"),
        };
        var values = new { everything = scope.Everything, unit = scope.Unit, planId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Plans} select count(*) from ({source}) x where {lacks}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<GapItem>(new CommandDefinition(
            $"{Plans} select plan_id, document_number, id, section, text, lead from ({source}) x where {lacks} order by document_number, plan_id, position limit @size offset @offset",
            values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<GapItem>(items, total, wanted.Page, wanted.PageSize));
    }
}
