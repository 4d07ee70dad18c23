using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>One piece of work in a list: a task in one period for one unit. Without the piece while its plan is not issued or belongs to others.</summary>
public sealed record TaskItem
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The piece of work.</summary>
    public required Guid? OccurrenceId { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Number of the plan.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Title of the plan.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>Section in the document.</summary>
    public required string Section { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>Section of the group.</summary>
    public required string? GroupSection { get; init; }

    /// <summary>Heading of the group.</summary>
    public required string? GroupTitle { get; init; }

    /// <summary>The lead as the document writes it.</summary>
    public required string? LeadWritten { get; init; }

    /// <summary>The unit that leads this piece.</summary>
    public required Guid? LeadUnitId { get; init; }

    /// <summary>Its name.</summary>
    public required string? LeadUnitName { get; init; }

    /// <summary>Units of a group that leads.</summary>
    public required int LeadMembers { get; init; }

    /// <summary>The deadline as the document writes it.</summary>
    public required string? DeadlineText { get; init; }

    /// <summary>The period.</summary>
    public required string? Label { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Last day on which it is on time, as of the day that is asked for.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The last working day not after it.</summary>
    public required DateOnly? AdvisedOn { get; init; }

    /// <summary>How far it is.</summary>
    public required int Percent { get; init; }

    /// <summary>It was handed in and given back for more.</summary>
    public required bool Returned { get; init; }

    /// <summary>not_begun, open, undated, waiting, overdue, done_on_time, done_late, cancelled; planned while there is no piece of work.</summary>
    public required string Status { get; init; }

    /// <summary>Version of the piece of work.</summary>
    public required long? Version { get; init; }
}

/// <summary>What is asked for.</summary>
internal sealed record TaskFilter
{
    public Guid? PlanId { get; init; }

    public Guid? UnitId { get; init; }

    public string? Status { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? Query { get; init; }

    public required DateOnly Day { get; init; }

    public required bool IsPast { get; init; }
}

/// <summary>The statement behind every list of pieces of work.</summary>
internal static class TaskRows
{
    // On a day that is over the due date was the one before the first extension granted since.
    private const string DueThen = """
        coalesce((select e.old_due_on from extension e where e.occurrence_id = o.occurrence_id and e.state = 'granted'
                  and (e.decided_at at time zone 'Asia/Ho_Chi_Minh')::date > @Day order by e.decided_at limit 1), o.due_on)
        """;

    internal static string Due(bool isPast) => isPast ? DueThen : "o.due_on";

    internal static string Status(bool isPast) => $"""
        case when o.occurrence_id is null then case when t.state = 'withdrawn' then 'cancelled' else 'planned' end
             else status_on(o.state, o.starts_on, {Due(isPast)}, o.done_on, (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, @Day) end
        """;

    internal static string Columns(bool isPast) => $"""
        t.task_id, o.occurrence_id, t.plan_id, p.document_number, p.title as plan_title, t.section, t.title, g.section as group_section, g.title as group_title,
        r.written as lead_written, coalesce(o.unit_id, r.unit_id) as lead_unit_id, u.name as lead_unit_name, coalesce(r.members, 0) as lead_members,
        t.deadline_text, o.label, o.starts_on, {Due(isPast)} as due_on, o.advised_on, coalesce(o.percent, 0)::int as percent, coalesce(o.returned, false) as returned,
        {Status(isPast)} as status, o.version
        """;

    internal const string Joins = """
        join plan p on p.plan_id = t.plan_id
        left join task_group g on g.group_id = t.group_id
        left join (select task_id, written, unit_id, cardinality(member_ids) as members from task_role where role = 'lead') r on r.task_id = t.task_id
        left join unit_copy u on u.unit_id = coalesce(o.unit_id, r.unit_id)
        """;

    // Whoever acts for the issuer sees everybody's work; others what they or those below them lead or take part in. Each set is made once, not per row,
    // and so is what is asked of a lead's members: a group may have thousands.
    private const string Sets = $"""
        with readable as materialized (select p.plan_id from plan p where (@PlanId::uuid is null or p.plan_id = @PlanId) and {Scope.MayReadPlan}),
        mine as materialized (select unit_id from unit_copy where path @> array[@Unit]),
        judged as materialized (select plan_id from plan where issuer_unit_id in (select unit_id from mine)),
        part as materialized (select task_id from task_role where role <> 'lead' and unit_id in (select unit_id from mine)),
        lead as materialized (
            select l.task_id, l.written, l.unit_id, cardinality(l.member_ids) as members, @UnitId::uuid is not null and @UnitId = any (l.member_ids) as is_member
            from task_role l join task lt on lt.task_id = l.task_id
            where l.role = 'lead' and lt.plan_id in (select plan_id from readable) and (@Tasks::uuid[] is null or l.task_id = any (@Tasks)))
        """;

    private const string From = """
        from task t left join occurrence o on o.task_id = t.task_id and o.state <> 'cancelled'
            and (@Everything or o.plan_id in (select plan_id from judged) or o.unit_id in (select unit_id from mine) or o.task_id in (select task_id from part))
        join plan p on p.plan_id = t.plan_id
        left join lead r on r.task_id = t.task_id
        """;

    private static string Where(TaskFilter filter) => $"""
        where t.plan_id in (select plan_id from readable)
          and t.state = 'active' and (@Tasks::uuid[] is null or t.task_id = any (@Tasks))
          and (@UnitId::uuid is null or coalesce(o.unit_id, r.unit_id) = @UnitId or (o.unit_id is null and r.is_member))
          and (@DueFrom::date is null or o.due_on >= @DueFrom) and (@DueTo::date is null or o.due_on <= @DueTo)
          and (@Query::text is null or strpos(lower(t.section || ' ' || t.title || ' ' || coalesce(r.written, '')), lower(@Query)) > 0)
          and (@Status::text is null or {Status(filter.IsPast)} = @Status)
        """;

    /// <summary>All that is asked for: columns of <see cref="TaskItem"/> and what lists are ordered by.</summary>
    internal static string List(TaskFilter filter) => $"""
        {Sets}
        select {Columns(filter.IsPast)}, p.created_at, t.position
        {From} left join task_group g on g.group_id = t.group_id left join unit_copy u on u.unit_id = coalesce(o.unit_id, r.unit_id)
        {Where(filter)}
        """;

    // How many pieces each task has, and with it the few tasks that the page lies in: one look at the work, and no sort of it.
    private static string Places(TaskFilter filter) => $"""
        {Sets},
        counts as (select t.task_id, p.created_at, t.plan_id, t.position, count(*) as n {From} {Where(filter)} group by t.task_id, p.created_at),
        placed as (select task_id, n, sum(n) over (order by created_at desc, plan_id, position, task_id) as upto from counts)
        select coalesce(sum(n), 0)::bigint as total, coalesce(min(upto - n) filter (where upto > @offset), 0)::bigint as before,
               coalesce(array_agg(task_id) filter (where upto > @offset and upto - n < @offset + @size), '{"{}"}') as tasks
        from placed
        """;

    /// <summary>A page of the pieces of work, the newest plan first, each plan in the order of its document.</summary>
    internal static async Task<PagedResult<TaskItem>> PageAsync(NpgsqlConnection connection, TaskFilter filter, Scope scope, PageRequest wanted, CancellationToken cancellation)
    {
        object Values(Guid[]? tasks, long offset) => new
        {
            scope.Everything, scope.Unit, filter.PlanId, filter.UnitId, filter.Status, filter.DueFrom, filter.DueTo, filter.Query, filter.Day, Tasks = tasks, size = wanted.PageSize, offset,
        };
        var (total, before, found) = await connection.QuerySingleAsync<(long Total, long Before, Guid[] Tasks)>(
            new CommandDefinition(Places(filter), Values(null, wanted.Offset), cancellationToken: cancellation));
        var items = found.Length == 0
            ? []
            : (await connection.QueryAsync<TaskItem>(new CommandDefinition(
                $"select * from ({List(filter)}) x order by x.created_at desc, x.plan_id, x.position, x.task_id, x.due_on nulls last, x.lead_unit_name, x.occurrence_id limit @size offset @offset",
                Values(found, wanted.Offset - before), cancellationToken: cancellation))).AsList();
        return new(items, total, wanted.Page, wanted.PageSize);
    }
}
