using System.Globalization;
using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Documents.Deadlines;
using EduCoop.Plans.Life;
using EduCoop.Plans.Progress;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>A role with its name and units, ready to be written.</summary>
internal sealed record RoleWanted(string Role, int Position, string Written, Guid? UnitId, Guid[] MemberIds);

/// <summary>A task as it is before an edit.</summary>
internal sealed record TaskBefore
{
    public required Guid TaskId { get; init; }

    public required Guid PlanId { get; init; }

    public required string Section { get; init; }

    public required string Title { get; init; }

    public required string[] Content { get; init; }

    public required string[] Products { get; init; }

    public required string? DeadlineText { get; init; }

    public required string State { get; init; }

    public required string? Lead { get; init; }

    public required string? Coordinating { get; init; }

    public required string? Advising { get; init; }

    public required string[] EditedFields { get; init; }
}

/// <summary>
/// Changes to the tasks of one plan, gathered and then saved in one transaction. In a plan that is being written they are just changes; in an issued one they
/// are an amendment: the next version with its reason, told to everybody.
/// </summary>
internal sealed class PlanEdit
{
    internal static readonly Refusal InBetween = new("plan_in_approval", "Kế hoạch đang trình duyệt.", "Trả lại kế hoạch rồi mới sửa được.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IsClosed = new("plan_closed", "Kế hoạch đã kết thúc.", "Kế hoạch đã kết thúc không sửa được nữa.", StatusCodes.Status409Conflict);

    private const string Tasks = """
        select t.task_id, t.plan_id, t.section, t.title, t.content, t.products, t.deadline_text, t.state, t.edited_fields,
               (select r.written from task_role r where r.task_id = t.task_id and r.role = 'lead') as lead,
               (select string_agg(r.written, '; ' order by r.position) from task_role r where r.task_id = t.task_id and r.role = 'coordinate') as coordinating,
               (select string_agg(r.written, '; ' order by r.position) from task_role r where r.task_id = t.task_id and r.role = 'advise') as advising
        from task t where t.task_id = any (@taskIds)
        """;

    private const string Update = """
        update task set title = coalesce($2::text, title), content = coalesce($3::text[], content), products = coalesce($4::text[], products),
            deadline_text = coalesce($5::text, deadline_text), deadline_rules = coalesce($6::jsonb, deadline_rules), deadline_note = coalesce($7::text, deadline_note),
            linked_plan_id = coalesce($8::uuid, linked_plan_id), edited_fields = (select array_agg(distinct f) from unnest(edited_fields || $9::text[]) f), version = version + 1
        where task_id = $1
        """;

    private const string ForgetRoles = "delete from task_role where task_id = $1 and role = any ($2)";

    private const string InsertRole = "insert into task_role (task_id, role, position, written, unit_id, member_ids) values ($1, $2, $3, $4, $5::uuid, $6)";

    private const string MarkWithdrawn = "update task set state = 'withdrawn', version = version + 1 where task_id = $1";

    private const string UpdatePlan = """
        update plan set title = coalesce($2::text, title), period_from = coalesce($3::int, period_from), period_to = coalesce($4::int, period_to) where plan_id = $1
        """;

    // The plan's row first: two edits at once wait here, and the second one is told.
    private const string Touch = """
        update plan set revision = revision + 1, version = version + case when state = 'draft' then 0 else 1 end, state = case when state = 'draft' then 'draft' else 'amended' end
        where plan_id = $1 and revision = $2
        returning version
        """;

    private readonly PlanHead plan;
    private readonly string? reason;
    private readonly Dictionary<Guid, TaskBefore> tasks;
    private readonly List<Action<NpgsqlBatch>> writes = [];
    private readonly List<PlanChange> changes = [];
    private readonly HashSet<Guid> unfold = [];
    private string title;

    private PlanEdit(PlanHead plan, string? reason, Dictionary<Guid, TaskBefore> tasks)
    {
        this.plan = plan;
        this.reason = reason;
        this.tasks = tasks;
        title = plan.Title;
    }

    internal PlanHead Plan => plan;

    internal int ChangedTasks => changes.Select(change => change.TaskId).OfType<Guid>().Distinct().Count();

    internal int VersionAfter { get; private set; }

    internal IReadOnlyList<PlanChange> Changes => changes;

    /// <summary>For tasks that are all of one plan, whose issuer the caller acts for.</summary>
    internal static async Task<(PlanEdit? Edit, Refusal? Refusal)> OfTasksAsync(
        NpgsqlConnection connection, Guid[] taskIds, string? reason, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var found = (await connection.QueryAsync<TaskBefore>(new CommandDefinition(Tasks, new { taskIds }, cancellationToken: cancellation))).ToDictionary(task => task.TaskId);
        if (found.Count < taskIds.Length)
        {
            return (null, Refusal.NotFound);
        }

        return found.Values.Select(task => task.PlanId).Distinct().ToList() is [var planId]
            ? await OfPlanAsync(connection, planId, found, reason, user, cancellation)
            : (null, ChangeTask.SeveralPlans);
    }

    internal static async Task<(PlanEdit? Edit, Refusal? Refusal)> OfPlanAsync(
        NpgsqlConnection connection, Guid planId, Dictionary<Guid, TaskBefore> tasks, string? reason, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        return plan switch
        {
            null => (null, refusal),
            { State: PlanState.Submitted or PlanState.Approved } => (null, InBetween),
            { State: PlanState.Closed } => (null, IsClosed),
            { IsLive: true } when !Words.IsSaid(reason, 2000) => (null, LifeRefusals.ReasonMissing),
            _ => (new(plan, reason?.Nfc(), tasks), null),
        };
    }

    /// <summary>The same for all active tasks of a plan, of which there may be none.</summary>
    internal static async Task<(Dictionary<Guid, TaskBefore>? Tasks, PlanEdit? Edit, Refusal? Refusal)> OfWholePlanAsync(
        NpgsqlConnection connection, Guid planId, Guid[] taskIds, string? reason, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var found = (await connection.QueryAsync<TaskBefore>(new CommandDefinition(Tasks, new { taskIds }, cancellationToken: cancellation))).ToDictionary(task => task.TaskId);
        var (edit, refusal) = await OfPlanAsync(connection, planId, found, reason, user, cancellation);
        return (found, edit, refusal);
    }

    /// <summary>Names and units of the roles that a patch sets.</summary>
    internal static async Task<(List<RoleWanted>? Roles, Refusal? Refusal)> ResolveAsync(NpgsqlConnection connection, TaskPatch patch, CancellationToken cancellation)
    {
        var wanted = patch.Roles().SelectMany(role => (role.Who.MemberIds ?? []).Concat(role.Who.UnitId is { } one ? [one] : [])).ToHashSet();
        var units = await UnitLookup.FindAsync(connection, wanted, cancellation);
        return wanted.Any(id => !units.ContainsKey(id))
            ? (null, UnitLookup.UnitUnknown)
            : ([.. patch.Roles().Select(role => new RoleWanted(
                role.Role, role.Position, role.Who.Written?.Nfc() ?? (role.Who.UnitId is { } id ? units[id].Name : $"Nhóm {role.Who.MemberIds!.Count} đơn vị"), role.Who.UnitId,
                [.. (role.Who.MemberIds ?? []).Distinct()]))], null);
    }

    internal void Change(Guid taskId, TaskPatch patch, IReadOnlyList<RoleWanted> roles)
    {
        var before = tasks[taskId];
        var count = changes.Count;
        Note(before, "title", before.Title, patch.Title);
        Note(before, "content", string.Join('\n', before.Content), patch.Content is null ? null : string.Join('\n', patch.Content));
        Note(before, "products", string.Join('\n', before.Products), patch.Products is null ? null : string.Join('\n', patch.Products));
        Note(before, "deadlineText", before.DeadlineText, patch.DeadlineText);
        NoteRoles(before, "lead", before.Lead, roles);
        NoteRoles(before, "coordinate", before.Coordinating, roles, patch.Coordinating is not null);
        NoteRoles(before, "advise", before.Advising, roles, patch.Advising is not null);
        var rules = patch.DeadlineText is null ? null : DeadlineReader.Read(patch.DeadlineText, new() { FromYear = plan.PeriodFrom, ToYear = plan.PeriodTo, IssuedOn = plan.DocumentDate }).Rules;
        var edited = changes.Skip(count).Select(change => change.Field).ToArray();
        writes.Add(batch =>
        {
            batch.Add(
                Update, taskId, patch.Title?.Nfc(), patch.Content?.ToArray(), patch.Products?.ToArray(), patch.DeadlineText?.Nfc(), rules is null ? null : PlanWrites.Rules(rules),
                patch.DeadlineNote?.Nfc(), patch.LinkedPlanId, edited);
            if (patch.RoleKinds() is { Length: > 0 } kinds)
            {
                batch.Add(ForgetRoles, taskId, kinds);
            }

            foreach (var role in roles)
            {
                batch.Add(InsertRole, taskId, role.Role, role.Position, role.Written, role.UnitId, role.MemberIds);
            }
        });
        if (rules is not null || patch.Lead is not null)
        {
            unfold.Add(taskId);
        }
    }

    internal void Withdraw(Guid taskId)
    {
        var before = tasks[taskId];
        changes.Add(new(taskId, before.Section, "task", before.Title, null));
        writes.Add(batch => batch.Add(MarkWithdrawn, taskId));
        unfold.Add(taskId);
    }

    /// <summary>New tasks with their roles.</summary>
    internal void Add(TaskSeed task, IReadOnlyList<RoleSeed> roles)
    {
        changes.Add(new(task.TaskId, task.Section, "task", null, task.Title));
        writes.Add(batch =>
        {
            batch.AddTasks(plan.PlanId, [task]);
            batch.AddRoles(roles);
        });
        unfold.Add(task.TaskId);
    }

    /// <summary>What the plan itself says; with other years its work is made anew.</summary>
    internal void ChangePlan(string? newTitle, int? from, int? to)
    {
        void Say(string field, string? was, string? now)
        {
            if (now is not null && now != was)
            {
                changes.Add(new(null, null, field, was, now));
            }
        }

        Say("title", plan.Title, newTitle);
        Say("periodFrom", plan.PeriodFrom?.ToString(CultureInfo.InvariantCulture), from?.ToString(CultureInfo.InvariantCulture));
        Say("periodTo", plan.PeriodTo?.ToString(CultureInfo.InvariantCulture), to?.ToString(CultureInfo.InvariantCulture));
        title = newTitle ?? plan.Title;
        writes.Add(batch => batch.Add(UpdatePlan, plan.PlanId, newTitle, from, to));
        if (plan.IsLive && (from is not null || to is not null))
        {
            writes.Add(batch => batch.AddUnfoldingOfPlan(plan.PlanId));
        }
    }

    /// <summary>More to be written in the same transaction.</summary>
    internal void Also(Action<NpgsqlBatch> write, PlanChange? change = null)
    {
        writes.Add(write);
        changes.AddRange(change is null ? [] : [change]);
    }

    internal async Task<Refusal?> SaveAsync(NpgsqlConnection connection, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Add(Touch, plan.PlanId, plan.Revision);
        writes.ForEach(write => write(batch));
        foreach (var task in changes.Where(change => change.TaskId is not null && plan.IsLive).GroupBy(change => change.TaskId!.Value))
        {
            batch.AddHistory(Guid.CreateVersion7(now), task.Key, null, "changed", null, reason, user, now);
        }

        if (plan.IsLive)
        {
            batch.AddPlanVersion(plan.PlanId, reason!, changes, user.AccountId(), now);
            batch.AddUnfolding(unfold);
            batch.AddToOutbox(
                new PlanAmended(plan.PlanId, plan.IssuerUnitId, plan.DocumentNumber!, title, plan.Version + 1, reason!, changes, now), plan.PlanId.ToString());
        }

        if (await batch.ExecuteScalarAsync(cancellation) is not int version)
        {
            return PlanAccess.PlanChanged;
        }

        VersionAfter = version;
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private void Note(TaskBefore before, string field, string? was, string? now)
    {
        if (now is not null && now != (was ?? ""))
        {
            changes.Add(new(before.TaskId, before.Section, field, was, now));
        }
    }

    private void NoteRoles(TaskBefore before, string role, string? was, IReadOnlyList<RoleWanted> roles, bool isSet = false)
    {
        var now = roles.Where(one => one.Role == role).Select(one => one.Written).ToList();
        if (now.Count > 0 || isSet)
        {
            Note(before, role, was, string.Join("; ", now));
        }
    }
}
