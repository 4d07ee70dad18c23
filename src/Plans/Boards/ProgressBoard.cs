using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>How far a plan is, and how far it should be by today if work went evenly from first to last day.</summary>
public sealed record PlanProgress
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The day of the figures.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Pieces of work with a due date.</summary>
    public required int Occurrences { get; init; }

    /// <summary>Done and accepted.</summary>
    public required int Done { get; init; }

    /// <summary>Past their day and not done.</summary>
    public required int Overdue { get; init; }

    /// <summary>Mean of what is reported, done counting 100.</summary>
    public required decimal ActualPercent { get; init; }

    /// <summary>Mean of what an even pace would give.</summary>
    public required decimal ExpectedPercent { get; init; }
}

/// <summary>A piece of work that will slip if nothing happens.</summary>
public sealed record EarlyWarning
{
    /// <summary>The piece of work.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>Its task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required string Section { get; init; }

    /// <summary>What it says.</summary>
    public required string Title { get; init; }

    /// <summary>The period.</summary>
    public required string Label { get; init; }

    /// <summary>Who leads.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Days left.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Reported.</summary>
    public required int Percent { get; init; }

    /// <summary>What an even pace would give by today.</summary>
    public required int ExpectedPercent { get; init; }
}

/// <summary>GET /plans/{planId}/progress and /boards/warnings.</summary>
internal static class ProgressBoard
{
    // Without a first day, work is thought to begin 90 days before the last one.
    private const string Expected = """
        case when o.due_on <= @day then 100
             when coalesce(o.starts_on, o.due_on - 90) >= @day then 0
             else 100 * (@day - coalesce(o.starts_on, o.due_on - 90)) / greatest(1, o.due_on - coalesce(o.starts_on, o.due_on - 90)) end
        """;

    private const string Progress = $"""
        select @planId as plan_id, @day as day, coalesce(sum(o.pieces), 0)::int as occurrences,
               coalesce(sum(o.pieces) filter (where o.state = 'accepted'), 0)::int as done,
               coalesce(sum(o.pieces) filter (where o.state in ('open', 'waiting') and o.due_on < @day), 0)::int as overdue,
               coalesce(round(sum(case when o.state = 'accepted' then 100 * o.pieces else o.percents end) / nullif(sum(o.pieces), 0), 1), 0) as actual_percent,
               coalesce(round(sum(({Expected}) * o.pieces) / nullif(sum(o.pieces), 0)::numeric, 1), 0) as expected_percent
        from standing o where o.plan_id = @planId and o.state <> 'cancelled' and o.due_on is not null
        """;

    private const string Where = """
        from occurrence o
        join task t on t.task_id = o.task_id
        join plan p on p.plan_id = o.plan_id and p.state in ('issued', 'amended')
        left join unit_copy u on u.unit_id = o.unit_id
        where o.state = 'open' and o.due_on between @day and @day + 30 and t.state = 'active' and (@planId::uuid is null or o.plan_id = @planId)
          and (@everything
               or o.unit_id in (select s.unit_id from unit_copy s where s.path @> array[@unit])
               or p.issuer_unit_id in (select s.unit_id from unit_copy s where s.path @> array[@unit]))
        """;

    private const string Warnings = $"""
        select o.occurrence_id, o.task_id, o.plan_id, t.section, t.title, o.label, o.unit_id, u.name as unit_name, o.due_on, o.due_on - @day as days_left, o.percent::int as percent,
               {Expected} as expected_percent
        {Where} and o.percent < {Expected}
        order by o.due_on, t.section, o.occurrence_id limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PlanProgress>, ProblemHttpResult>> HandleProgress(
        Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.FindPlanAsync(planId, user, cancellation) is (null, { } refusal)
            ? refusal.ToProblem()
            : TypedResults.Ok(await connection.QuerySingleAsync<PlanProgress>(new CommandDefinition(Progress, new { planId, day = clock.Today() }, cancellationToken: cancellation)));
    }

    internal static async Task<Ok<PagedResult<EarlyWarning>>> HandleWarnings(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? planId = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var values = new { everything = scope.Everything, unit = scope.Unit, day = clock.Today(), planId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Where} and o.percent < {Expected}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<EarlyWarning>(new CommandDefinition(Warnings, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<EarlyWarning>(items, total, wanted.Page, wanted.PageSize));
    }
}
