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
        r.written as lead_written, coalesce(o.unit_id, r.unit_id) as lead_unit_id, u.name as lead_unit_name, cardinality(coalesce(r.member_ids, '{"{}"}')) as lead_members,
        t.deadline_text, o.label, o.starts_on, {Due(isPast)} as due_on, o.advised_on, coalesce(o.percent, 0)::int as percent, coalesce(o.returned, false) as returned,
        {Status(isPast)} as status, o.version
        """;

    internal const string Joins = """
        join plan p on p.plan_id = t.plan_id
        left join task_group g on g.group_id = t.group_id
        left join task_role r on r.task_id = t.task_id and r.role = 'lead'
        left join unit_copy u on u.unit_id = coalesce(o.unit_id, r.unit_id)
        """;

    // Whoever acts for the issuer sees everybody's work; others what they or those below them lead or take part in. Each set is made once, not per row.
    internal static string List(TaskFilter filter) => $"""
        with readable as materialized (select p.plan_id from plan p where (@PlanId::uuid is null or p.plan_id = @PlanId) and {Scope.MayReadPlan}),
        mine as materialized (select unit_id from unit_copy where path @> array[@Unit]),
        judged as materialized (select plan_id from plan where issuer_unit_id in (select unit_id from mine)),
        part as materialized (select task_id from task_role where role <> 'lead' and unit_id in (select unit_id from mine))
        select {Columns(filter.IsPast)}, p.created_at, t.position
        from task t left join occurrence o on o.task_id = t.task_id and o.state <> 'cancelled'
            and (@Everything or o.plan_id in (select plan_id from judged) or o.unit_id in (select unit_id from mine) or o.task_id in (select task_id from part)) {Joins}
        where t.plan_id in (select plan_id from readable)
          and t.state = 'active'
          and (@UnitId::uuid is null or coalesce(o.unit_id, r.unit_id) = @UnitId or @UnitId = any (r.member_ids))
          and (@DueFrom::date is null or o.due_on >= @DueFrom) and (@DueTo::date is null or o.due_on <= @DueTo)
          and (@Query::text is null or strpos(lower(t.section || ' ' || t.title || ' ' || coalesce(r.written, '')), lower(@Query)) > 0)
        """;

    internal static async Task<PagedResult<TaskItem>> PageAsync(
        NpgsqlConnection connection, string list, string order, object values, PageRequest wanted, CancellationToken cancellation)
    {
        var sql = $"select count(*) from ({list}) x where (@Status::text is null or x.status = @Status)";
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, values, cancellationToken: cancellation));
        sql = $"select * from ({list}) x where (@Status::text is null or x.status = @Status) order by {order} limit {wanted.PageSize} offset {wanted.Offset}";
        var items = (await connection.QueryAsync<TaskItem>(new CommandDefinition(sql, values, cancellationToken: cancellation))).AsList();
        return new(items, total, wanted.Page, wanted.PageSize);
    }
}
