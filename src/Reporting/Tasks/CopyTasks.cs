using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Tasks;

/// <summary>
/// Keeps how every piece of work stands. Each event carries the whole state with its version and the higher version wins, so order and repetition
/// do not matter: progress may be heard of before the assignment.
/// </summary>
public sealed class CopyTasks(NpgsqlDataSource database) : IConsumer<TaskAssigned>, IConsumer<TaskProgressed>, IConsumer<TaskCompleted>
{
    private const string Head = """
        insert into task_head as h (task_id, plan_id, issuer_unit_id, group_section, group_title, section, title, assigned_at, products) values ($1, $2, $3, $4::text, $5::text, $6, $7, $8, $9::text[])
        on conflict (task_id) do update set plan_id = excluded.plan_id, issuer_unit_id = excluded.issuer_unit_id, group_section = excluded.group_section,
            group_title = excluded.group_title, section = excluded.section, title = excluded.title, assigned_at = excluded.assigned_at,
            products = excluded.products
        where h.assigned_at < excluded.assigned_at
        """;

    // The name is only in this event, and the newest assignment says it; everything else only moves forward.
    private const string Assigned = """
        insert into task_read as t (occurrence_id, task_id, plan_id, unit_id, unit_name, label, starts_on, due_on, state, percent, version, assigned_version)
        select id, $2, $3, $4::uuid, $5, label, starts_on, due_on, state, percent, version, version
        from unnest($1, $6, $7, $8, $9, $10, $11) as o (id, label, starts_on, due_on, state, percent, version) order by id
        on conflict (occurrence_id) do update set
            unit_name = case when t.assigned_version < excluded.assigned_version then excluded.unit_name else t.unit_name end,
            assigned_version = greatest(t.assigned_version, excluded.assigned_version),
            starts_on = case when t.version < excluded.version then excluded.starts_on else t.starts_on end,
            due_on = case when t.version < excluded.version then excluded.due_on else t.due_on end,
            state = case when t.version < excluded.version then excluded.state else t.state end,
            percent = case when t.version < excluded.version then excluded.percent else t.percent end,
            version = greatest(t.version, excluded.version)
        """;

    private const string Moved = """
        insert into task_read as t (occurrence_id, task_id, plan_id, unit_id, label, starts_on, due_on, state, percent, done_on, version, evidence)
        values ($1, $2, $3, $4::uuid, $5, $6::date, $7::date, $8, $9, $10::date, $11, $12::int)
        on conflict (occurrence_id) do update set starts_on = excluded.starts_on, due_on = excluded.due_on, state = excluded.state, percent = excluded.percent,
            done_on = excluded.done_on, version = excluded.version, evidence = excluded.evidence
        where t.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TaskAssigned> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TaskProgressed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TaskCompleted> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, TaskAssigned task)
    {
        var work = task.Occurrences;
        batch.Add(Head, task.TaskId, task.PlanId, task.IssuerUnitId, task.GroupSection, task.GroupTitle, task.Section, task.Title, task.AssignedAt, task.Products?.ToArray());
        batch.Add(
            Assigned, work.Select(one => one.OccurrenceId).ToArray(), task.TaskId, task.PlanId, task.UnitId, task.UnitName, work.Select(one => one.Label).ToArray(),
            Days(work.Select(one => one.StartsOn)), Days(work.Select(one => one.DueOn)), work.Select(one => WordOf(one.State)).ToArray(), work.Select(one => one.Percent).ToArray(),
            work.Select(one => one.Version).ToArray());
    }

    internal static void Add(NpgsqlBatch batch, TaskProgressed work) =>
        batch.Add(
            Moved, work.OccurrenceId, work.TaskId, work.PlanId, work.UnitId, work.Label, work.StartsOn, work.DueOn, WordOf(work.State), work.Percent, null, work.Version, work.EvidenceCount);

    internal static void Add(NpgsqlBatch batch, TaskCompleted work) =>
        batch.Add(
            Moved, work.OccurrenceId, work.TaskId, work.PlanId, work.UnitId, work.Label, work.StartsOn, work.DueOn, WordOf(TaskState.Accepted), 100, work.DoneOn, work.Version, work.EvidenceCount);

    private static NpgsqlParameter<DateOnly?[]> Days(IEnumerable<DateOnly?> days) => new() { TypedValue = [.. days] };

    private static string WordOf(TaskState state) => state switch
    {
        TaskState.Open => "open",
        TaskState.Waiting => "waiting",
        TaskState.Accepted => "accepted",
        _ => "cancelled",
    };
}

/// <summary>A plan of all wards comes as thousands of events at once.</summary>
public sealed class CopyTasksDefinition : ConsumerDefinition<CopyTasks>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyTasks> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 64;
        endpointConfigurator.ConcurrentMessageLimit = 8;
    }
}
