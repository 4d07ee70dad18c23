using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>A bar of a Gantt chart, or a day in a calendar.</summary>
public sealed record TimelineBar
{
    /// <summary>The piece of work.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>Its task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Its group.</summary>
    public required string? GroupTitle { get; init; }

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

    /// <summary>First day, when the document gives one.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Day on which it was handed in and accepted.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>Reported.</summary>
    public required int Percent { get; init; }

    /// <summary>As on every board: done_on_time, done_late, overdue, waiting, not_begun, open, cancelled.</summary>
    public required string Status { get; init; }
}

/// <summary>GET /plans/{planId}/timeline?from=&amp;to=: bars of a plan for a span of days.</summary>
internal static class Timeline
{
    internal static readonly Refusal SpanInvalid = new("span_invalid", "Khoảng ngày chưa đúng.", "to không trước from, tối đa 6 năm.");

    private const int LongestDays = (6 * 366) + 1;

    private const string Where = """
        where o.plan_id = @planId and o.due_on >= @from and coalesce(o.starts_on, o.due_on) <= @to and (@unitId::uuid is null or o.unit_id = @unitId)
        """;

    // How many bars each task has, and with it the few tasks that the page lies in: a plan of all wards has a million bars, and none of the others is looked up or sorted.
    private const string Places = $"""
        with bars as (select o.task_id, count(*) as n from occurrence o {Where} group by o.task_id),
        placed as (
            select t.task_id, bars.n, sum(bars.n) over (order by g.position nulls first, t.position, t.task_id) as upto
            from bars join task t on t.task_id = bars.task_id left join task_group g on g.group_id = t.group_id)
        select coalesce(sum(n), 0)::bigint as total, coalesce(min(upto - n) filter (where upto > @offset), 0)::bigint as before,
               coalesce(array_agg(task_id) filter (where upto > @offset and upto - n < @offset + @size), '{"{}"}') as tasks
        from placed
        """;

    private const string Page = $"""
        select o.occurrence_id, o.task_id, g.title as group_title, t.section, t.title, o.label, o.unit_id, u.name as unit_name, o.starts_on, o.due_on, o.done_on, o.percent::int as percent,
               status_on(o.state, o.starts_on, o.due_on, o.done_on, (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, @day) as status
        from occurrence o
        join task t on t.task_id = o.task_id
        left join task_group g on g.group_id = t.group_id
        left join unit_copy u on u.unit_id = o.unit_id
        {Where} and o.task_id = any (@tasks)
        order by g.position nulls first, t.position, t.task_id, o.due_on, o.occurrence_id limit @size offset @offset - @before
        """;

    internal static async Task<Results<Ok<PagedResult<TimelineBar>>, ProblemHttpResult>> Handle(
        Guid planId, DateOnly from, DateOnly to, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? unitId = null, int? page = null, int? pageSize = null)
    {
        if (to < from || to.DayNumber - from.DayNumber > LongestDays)
        {
            return SpanInvalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindPlanAsync(planId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var (day, size, offset) = (clock.Today(), wanted.PageSize, wanted.Offset);
        var (total, before, tasks) = await connection.QuerySingleAsync<(long Total, long Before, Guid[] Tasks)>(
            new CommandDefinition(Places, new { planId, from, to, unitId, size, offset }, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<TimelineBar>(
            new CommandDefinition(Page, new { planId, from, to, unitId, day, size, offset, before, tasks }, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<TimelineBar>(items, total, wanted.Page, wanted.PageSize));
    }
}
