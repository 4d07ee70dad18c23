using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Derivation;

/// <summary>A plan that was begun from another.</summary>
/// <param name="PlanId">The new plan, a draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="TaskCount">Tasks taken over.</param>
public sealed record BegunPlan(Guid PlanId, string Title, int TaskCount);

/// <summary>One task on its way into a new plan.</summary>
/// <param name="FromId">The task it is taken from.</param>
/// <param name="Title">Its new title; null = as it was.</param>
internal sealed record TakenTask(Guid FromId, string? Title = null);

/// <summary>Writes a new plan with tasks of others: the one way for deriving, copying and templates.</summary>
internal static class NewPlan
{
    internal const int MostTasks = 2000;

    internal static readonly Refusal IdMissing = new("plan_id_missing", "Thiếu mã kế hoạch mới.", "planId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho kế hoạch khác.", "Tạo planId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TooManyTasks = new("too_many_tasks", "Quá nhiều nhiệm vụ.", "Một kế hoạch nhận tối đa 2000 nhiệm vụ; chọn bớt.");
    internal static readonly Refusal SymbolInvalid = new("symbol_invalid", "Ký hiệu chưa đúng.", "Ký hiệu dạng KH-UBND, tối đa 40 ký tự.");

    private const string InsertPlan = """
        insert into plan (plan_id, issuer_unit_id, issuer_name, document_type, symbol, title, period_from, period_to, state, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7::int, $8::int, 'draft', $9, $10)
        """;

    private const string InsertGroups = """
        insert into task_group (group_id, plan_id, position, section, title)
        select new.id, $1, g.position, g.section, g.title from unnest($2, $3) as new (from_id, id) join task_group g on g.group_id = new.from_id
        """;

    private const string InsertTasks = """
        insert into task (task_id, plan_id, group_id, position, section, title, content, products, deadline_text, deadline_rules, deadline_note, kind)
        select new.id, $1, new.group_id, new.position, t.section, coalesce(new.title, t.title), t.content, t.products, new.deadline_text, new.rules::jsonb, t.deadline_note, t.kind
        from unnest($2, $3, $4::uuid[], $5, $6::text[], $7::text[], $8::text[]) as new (from_id, id, group_id, position, title, deadline_text, rules)
        join task t on t.task_id = new.from_id
        """;

    internal const string InsertRoles = """
        insert into task_role (task_id, role, position, written, unit_id, member_ids)
        select new.id, r.role, r.position, r.written, r.unit_id, r.member_ids from unnest($1, $2) as new (from_id, id) join task_role r on r.task_id = new.from_id
        """;

    private const string InsertOrigin = "insert into plan_origin (plan_id, kind, from_plan_id, years, made_at) values ($1, $2, $3, $4, $5)";

    private const string Sources = """
        select task_id, group_id, title, deadline_text, deadline_rules::text as rules from task where task_id = any (@ids) and state = 'active'
        """;

    internal static async Task<Dictionary<Guid, SourceTask>> ReadAsync(NpgsqlConnection connection, IEnumerable<TakenTask> tasks, CancellationToken cancellation) =>
        (await connection.QueryAsync<SourceTask>(new CommandDefinition(Sources, new { ids = tasks.Select(task => task.FromId).ToArray() }, cancellationToken: cancellation)))
        .ToDictionary(task => task.TaskId);

    /// <summary>Adds plan, groups and tasks to the batch; roles are the caller's business.</summary>
    /// <returns>The new id of each task.</returns>
    internal static Dictionary<Guid, Guid> AddPlan(
        this NpgsqlBatch batch, PlanStart start, IReadOnlyList<TakenTask> tasks, IReadOnlyDictionary<Guid, SourceTask> sources)
    {
        batch.Add(
            InsertPlan, start.PlanId, start.Issuer.UnitId, start.Issuer.Name, start.DocumentType, start.Symbol, start.Title, start.PeriodFrom, start.PeriodTo, start.By, start.Now);
        batch.Add(InsertOrigin, start.PlanId, start.Kind, start.FromPlanId, start.Years, start.Now);
        var groups = tasks.Select(task => sources[task.FromId].GroupId).OfType<Guid>().Distinct().Select((id, place) => (id, Own: DerivedId.Group(start.PlanId, place))).ToDictionary(group => group.id, group => group.Own);
        batch.Add(InsertGroups, start.PlanId, groups.Keys.ToArray(), groups.Values.ToArray());
        var own = tasks.Select((task, place) => (task.FromId, Id: DerivedId.Task(start.PlanId, place))).ToDictionary(task => task.FromId, task => task.Id);
        batch.Add(
            InsertTasks, start.PlanId, own.Keys.ToArray(), own.Values.ToArray(),
            tasks.Select(task => sources[task.FromId].GroupId is { } group ? groups[group] : (Guid?)null).ToArray(),
            Enumerable.Range(0, tasks.Count).ToArray(),
            tasks.Select(task => task.Title ?? Shift.Text(sources[task.FromId].Title, start.Years)).ToArray(),
            tasks.Select(task => Shift.Text(sources[task.FromId].DeadlineText, start.Years)).ToArray(),
            tasks.Select(task => Shift.Rules(sources[task.FromId].Rules, start.Years)).ToArray());
        return own;
    }

    private const string Existing = "select issuer_unit_id, title, (select o.kind from plan_origin o where o.plan_id = p.plan_id) as kind, (select o.from_plan_id from plan_origin o where o.plan_id = p.plan_id) as from_plan_id, (select count(*) from task t where t.plan_id = p.plan_id)::int as task_count from plan p where plan_id = @planId";

    /// <summary>The same request again finds its plan; another request with the id is refused.</summary>
    internal static async Task<(BegunPlan? Plan, Refusal? Refusal)> FindSameAsync(NpgsqlConnection connection, PlanStart start, CancellationToken cancellation)
    {
        var there = await connection.QuerySingleAsync<ExistingPlan>(new CommandDefinition(Existing, new { start.PlanId }, cancellationToken: cancellation));
        return there.IssuerUnitId == start.Issuer.UnitId && there.Kind == start.Kind && there.FromPlanId == start.FromPlanId
            ? (new BegunPlan(start.PlanId, there.Title, there.TaskCount), null)
            : (null, IdTaken);
    }

    private sealed record ExistingPlan
    {
        public required Guid IssuerUnitId { get; init; }

        public required string Title { get; init; }

        public required string? Kind { get; init; }

        public required Guid? FromPlanId { get; init; }

        public required int TaskCount { get; init; }
    }
}

/// <summary>A task as it is read to be taken over.</summary>
internal sealed record SourceTask
{
    public required Guid TaskId { get; init; }

    public required Guid? GroupId { get; init; }

    public required string Title { get; init; }

    public required string? DeadlineText { get; init; }

    public required string Rules { get; init; }
}

/// <summary>The head of a new plan.</summary>
internal sealed record PlanStart(
    Guid PlanId, string Kind, Guid FromPlanId, int Years, KnownUnit Issuer, string DocumentType, string Symbol, string Title, int? PeriodFrom, int? PeriodTo, Guid By, DateTimeOffset Now);
