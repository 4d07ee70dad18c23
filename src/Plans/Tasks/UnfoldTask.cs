using System.Text.Json;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Documents.Deadlines;
using EduCoop.Documents.Plans;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Makes one task's pieces of work: rules into rounds, rounds for each unit that leads. Ids follow from task, period and unit, so repeating changes nothing.</summary>
internal static class UnfoldTask
{
    private const string Find = """
        select t.task_id, t.plan_id, t.section, t.title, t.products, t.deadline_rules, t.state = 'active' and p.state in ('issued', 'amended') as is_live,
               p.issuer_unit_id, p.period_from, p.period_to, coalesce(p.document_date, current_date) as issued_on, g.section as group_section, g.title as group_title,
               r.written as lead, r.unit_id, coalesce(r.member_ids, '{}') as member_ids
        from task t join plan p on p.plan_id = t.plan_id left join task_group g on g.group_id = t.group_id
        left join task_role r on r.task_id = t.task_id and r.role = 'lead'
        where t.task_id = @taskId
        """;

    private const string Upsert = """
        insert into occurrence as o (occurrence_id, task_id, plan_id, unit_id, label, starts_on, due_on, first_due_on, advised_on, continuous, rule_number, place)
        select id, $2, $3, unit_id, label, starts_on, due_on, due_on, advised_on, continuous, rule_number, (select position from task where task_id = $2)
        from unnest($1, $4, $5, $6, $7, $8, $9, $10) as t (id, unit_id, label, starts_on, due_on, advised_on, continuous, rule_number)
        on conflict (occurrence_id) do update set
            starts_on = excluded.starts_on, advised_on = excluded.advised_on, continuous = excluded.continuous, rule_number = excluded.rule_number,
            -- An extension that somebody granted stays.
            due_on = case when o.due_on is not distinct from o.first_due_on then excluded.due_on else o.due_on end,
            first_due_on = excluded.first_due_on,
            overdue_said_at = case when o.due_on is distinct from excluded.due_on then null else o.overdue_said_at end,
            state = case when o.state = 'cancelled' then 'open' else o.state end, version = o.version + 1
        where (o.starts_on, o.first_due_on, o.advised_on) is distinct from (excluded.starts_on, excluded.first_due_on, excluded.advised_on) or o.state = 'cancelled'
        returning occurrence_id, unit_id, label, starts_on, due_on, state, percent, version
        """;

    // What is no longer asked for, or of another unit; what was handed in or accepted stays.
    private const string Cancel = """
        update occurrence set state = 'cancelled', version = version + 1 where task_id = $1 and state = 'open' and occurrence_id <> all ($2)
        returning occurrence_id, unit_id, label, starts_on, due_on, state, percent, version
        """;

    private const string Names = "select unit_id, name from unit_copy where unit_id = any (@ids)";

    internal static async Task RunAsync(NpgsqlDataSource database, UnfoldJob job, Func<int, int, Task<WorkingDays>> calendar, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var task = await connection.QuerySingleAsync<TaskToUnfold>(new CommandDefinition(Find, new { job.TaskId }, cancellationToken: cancellation));
        var rounds = task.IsLive && task.Lead is not null ? await RoundsAsync(task, calendar) : [];
        Guid?[] units = task.UnitId is { } one ? [one] : task.MemberIds.Length > 0 ? [.. task.MemberIds.Select(id => (Guid?)id)] : [null];
        var wanted = (from unit in units from round in rounds select (Id: DerivedId.Occurrence(task.TaskId, round.Label, unit), unit, round)).ToList();

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Add(
            Upsert, wanted.Select(row => row.Id).ToArray(), task.TaskId, task.PlanId, Column(wanted, row => row.unit), wanted.Select(row => row.round.Label).ToArray(),
            Column(wanted, row => row.round.StartsOn), Column(wanted, row => row.round.DueOn), Column(wanted, row => row.round.AdvisedOn),
            wanted.Select(row => row.round.Continuous).ToArray(), wanted.Select(row => row.round.Rule).ToArray());
        batch.Add(Cancel, task.TaskId, wanted.Select(row => row.Id).ToArray());
        var changed = await ReadAsync(batch, cancellation);
        await using var after = connection.CreateBatch();
        after.Transaction = transaction;
        var said = Events(task, changed, await NamesAsync(connection, changed, cancellation), clock.Now());
        if (said.Count > 0)
        {
            after.AddToOutbox(said, one => one.TaskId.ToString());
        }

        after.Add(UnfoldJob.Done, job.TaskId, job.Request);
        await after.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<IReadOnlyList<Round>> RoundsAsync(TaskToUnfold task, Func<int, int, Task<WorkingDays>> calendar)
    {
        var rules = JsonSerializer.Deserialize(task.DeadlineRules, PlanJson.Default.IReadOnlyListDeadlineRule)!;
        var years = rules.SelectMany(rule => new[] { rule.From, rule.LastDay() }).OfType<DateOnly>().Select(day => day.Year).Append(task.PeriodFrom ?? task.IssuedOn.Year).Append(task.PeriodTo ?? task.IssuedOn.Year + 5).ToList();
        return Unfolding.Of(rules, task.PeriodFrom, task.PeriodTo, task.IssuedOn, await calendar(years.Min(), years.Max()));
    }

    private static NpgsqlParameter<T?[]> Column<TRow, T>(List<TRow> rows, Func<TRow, T?> column)
        where T : struct => new NpgsqlParameter<T?[]> { TypedValue = [.. rows.Select(column)] };

    private static async Task<List<ChangedOccurrence>> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        var changed = new List<ChangedOccurrence>();
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        do
        {
            while (await reader.ReadAsync(cancellation))
            {
                changed.Add(new(
                    await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetGuid(1),
                    new(reader.GetGuid(0), reader.GetString(2), Day(reader, 3), Day(reader, 4), Enum.Parse<TaskState>(reader.GetString(5), ignoreCase: true), reader.GetInt16(6), reader.GetInt64(7))));
            }
        }
        while (await reader.NextResultAsync(cancellation));
        return changed;
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    private static async Task<Dictionary<Guid, string>> NamesAsync(NpgsqlConnection connection, List<ChangedOccurrence> changed, CancellationToken cancellation)
    {
        var ids = changed.Select(one => one.UnitId).OfType<Guid>().Distinct().ToArray();
        return (await connection.QueryAsync<(Guid UnitId, string Name)>(new CommandDefinition(Names, new { ids }, cancellationToken: cancellation))).ToDictionary(unit => unit.UnitId, unit => unit.Name);
    }

    private static List<TaskAssigned> Events(TaskToUnfold task, List<ChangedOccurrence> changed, Dictionary<Guid, string> names, DateTimeOffset now) =>
        [.. changed.GroupBy(one => one.UnitId).Select(unit => new TaskAssigned(
            task.TaskId, task.PlanId, task.IssuerUnitId, unit.Key, unit.Key is { } id ? names.GetValueOrDefault(id) ?? task.Lead ?? "" : task.Lead ?? "",
            task.GroupSection, task.GroupTitle, task.Section, task.Title, [.. unit.Select(one => one.Occurrence)], now, task.Products))];

    private sealed record ChangedOccurrence(Guid? UnitId, TaskOccurrence Occurrence);

    private sealed record TaskToUnfold
    {
        public required Guid TaskId { get; init; }

        public required Guid PlanId { get; init; }

        public required string Section { get; init; }

        public required string Title { get; init; }

        public required string[] Products { get; init; }

        public required string DeadlineRules { get; init; }

        public required bool IsLive { get; init; }

        public required Guid IssuerUnitId { get; init; }

        public required int? PeriodFrom { get; init; }

        public required int? PeriodTo { get; init; }

        public required DateOnly IssuedOn { get; init; }

        public required string? GroupSection { get; init; }

        public required string? GroupTitle { get; init; }

        public required string? Lead { get; init; }

        public required Guid? UnitId { get; init; }

        public required Guid[] MemberIds { get; init; }
    }
}
