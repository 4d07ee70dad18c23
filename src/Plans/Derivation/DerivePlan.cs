using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Derivation;

/// <summary>What becomes of a parent's task.</summary>
public enum CoverageOutcome
{
    /// <summary>Taken over as it is.</summary>
    Carried,

    /// <summary>Taken over otherwise, with a reason.</summary>
    Adapted,

    /// <summary>Not in the plan. With a reason when somebody left it out on purpose.</summary>
    Missing,
}

/// <summary>A decision about one task of a parent.</summary>
/// <param name="TaskId">The parent's task.</param>
/// <param name="Outcome">Carried, adapted or missing (left out).</param>
/// <param name="Title">The new title when adapted, at most 1000 characters.</param>
/// <param name="Reason">Why adapted or left out, 1-1000 characters.</param>
public sealed record DerivedTask(Guid TaskId, CoverageOutcome Outcome, string? Title = null, string? Reason = null);

/// <summary>Body of POST /plans/{planId}/derive.</summary>
/// <param name="PlanId">Id of the new plan, made by the caller (UUIDv7).</param>
/// <param name="UnitId">Who will issue it.</param>
/// <param name="Symbol">Symbol until it has a number, for example KH-UBND.</param>
/// <param name="Title">Its title; the parent's when null.</param>
/// <param name="OtherParentIds">Further parents (State and Party), at most 10; their tasks are taken over too.</param>
/// <param name="Tasks">Decisions that differ from "carried"; at most 2000.</param>
public sealed record DerivePlanRequest(
    Guid PlanId, Guid UnitId, string Symbol, string? Title = null, IReadOnlyList<Guid>? OtherParentIds = null, IReadOnlyList<DerivedTask>? Tasks = null);

/// <summary>POST /plans/{planId}/derive: begins a unit's plan from the plan above it. The result is a draft, and each of the parent's tasks is accounted for.</summary>
internal static class DerivePlan
{
    internal static readonly Refusal ParentNotIssued = new("parent_not_issued", "Kế hoạch cấp trên chưa ban hành.", "Chỉ xây dựng kế hoạch từ văn bản đã ban hành.");
    internal static readonly Refusal TooManyParents = new("too_many_parents", "Quá nhiều kế hoạch cấp trên.", "Chọn tối đa 10 kế hoạch.");
    internal static readonly Refusal DecisionInvalid = new(
        "decision_invalid", "Quyết định về nhiệm vụ chưa đúng.", "Mỗi nhiệm vụ của kế hoạch cấp trên ghi một lần; điều chỉnh hoặc bỏ qua phải có reason, tối đa 1000 ký tự.");

    private const string ParentTasks = """
        select t.task_id from task t where t.plan_id = any (@parents) and t.state = 'active' order by array_position(@parents, t.plan_id), t.position, t.task_id limit @most
        """;

    private const string InsertBases = """
        insert into plan_basis (plan_id, position, relation, number, document_date, issuer, title, written, bound_plan_id, bound_by, bound_at)
        select $1, b.place - 1, 'parent', p.document_number, p.document_date, p.issuer_name, p.title,
               'Kế hoạch số ' || coalesce(p.document_number, p.symbol) || ' của ' || p.issuer_name, p.plan_id, $3, $4
        from unnest($2) with ordinality as b (parent_id, place) join plan p on p.plan_id = b.parent_id
        """;

    // Where the parent names this unit in any part, the unit leads in its own plan; elsewhere its people decide.
    private const string InsertLeads = """
        insert into task_role (task_id, role, position, written, unit_id)
        select new.id, 'lead', 0, $3, $4
        from unnest($1, $2) as new (from_id, id)
        where exists (select from task_role r where r.task_id = new.from_id and (r.unit_id = $4 or $4 = any (r.member_ids)))
        """;

    private const string InsertCoverage = """
        insert into coverage (child_plan_id, parent_task_id, parent_plan_id, outcome, child_task_id, reason, parent_print, decided_by, decided_at)
        select $1, d.parent_id, t.plan_id, d.outcome, d.child_id, d.reason, task_print(t.task_id), $6, $7
        from unnest($2, $3, $4::uuid[], $5::text[]) as d (parent_id, outcome, child_id, reason) join task t on t.task_id = d.parent_id
        """;

    internal static async Task<Results<Created<BegunPlan>, Ok<BegunPlan>, ProblemHttpResult>> Handle(
        Guid planId, DerivePlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        Guid[] parents = [planId, .. (request.OtherParentIds ?? []).Where(id => id != planId).Distinct()];
        var (first, refusal) = await FindParentsAsync(connection, parents, user, cancellation);
        refusal ??= await connection.RefuseActingAsync(user, request.UnitId, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var unit = (await UnitLookup.FindAsync(connection, [request.UnitId], cancellation))[request.UnitId];
        var start = new PlanStart(
            request.PlanId, "derived", planId, 0, unit, first!.DocumentType, request.Symbol.TrimStart('/'), (request.Title ?? first.Title).Nfc(), first.PeriodFrom, first.PeriodTo,
            user.AccountId(), clock.Now());
        return await WriteAsync(connection, start, parents, request.Tasks ?? [], cancellation) switch
        {
            (_, _, { } no) => no.ToProblem(),
            (var plan, true, _) => TypedResults.Created($"/plans/{request.PlanId}", plan!),
            (var plan, false, _) => TypedResults.Ok(plan!),
        };
    }

    private static Refusal? Refuse(DerivePlanRequest request) => request switch
    {
        { PlanId: var id } when id == Guid.Empty => NewPlan.IdMissing,
        { Symbol: var symbol } when !Words.IsSaid(symbol, 40) || symbol.Any(char.IsWhiteSpace) => NewPlan.SymbolInvalid,
        { Title: { } title } when !Words.IsSaid(title, 1000) => Words.TextInvalid("title", 1000),
        { OtherParentIds.Count: > 10 } => TooManyParents,
        { Tasks: { } tasks } when tasks.Count > NewPlan.MostTasks || tasks.DistinctBy(task => task.TaskId).Count() != tasks.Count || !tasks.All(IsFit) => DecisionInvalid,
        _ => null,
    };

    private static bool IsFit(DerivedTask task) =>
        (task.Outcome == CoverageOutcome.Carried || Words.IsSaid(task.Reason, 1000))
        && (task.Title is null || (task.Outcome == CoverageOutcome.Adapted && Words.IsSaid(task.Title, 1000)));

    private static async Task<(VisiblePlan? First, Refusal? Refusal)> FindParentsAsync(
        NpgsqlConnection connection, Guid[] parents, ClaimsPrincipal user, CancellationToken cancellation)
    {
        VisiblePlan? first = null;
        foreach (var parent in parents)
        {
            var (plan, refusal) = await connection.FindPlanAsync(parent, user, cancellation);
            refusal ??= plan!.DocumentNumber is null ? ParentNotIssued : null;
            if (refusal is not null)
            {
                return (null, refusal);
            }

            first ??= plan;
        }

        return (first, null);
    }

    private static async Task<(BegunPlan? Plan, bool IsNew, Refusal? Refusal)> WriteAsync(
        NpgsqlConnection connection, PlanStart start, Guid[] parents, IReadOnlyList<DerivedTask> decisions, CancellationToken cancellation)
    {
        var ids = (await connection.QueryAsync<Guid>(new CommandDefinition(ParentTasks, new { parents, most = NewPlan.MostTasks + 1 }, cancellationToken: cancellation))).AsList();
        var decided = decisions.ToDictionary(decision => decision.TaskId);
        if (ids.Count > NewPlan.MostTasks || decided.Keys.Except(ids).Any())
        {
            return (null, false, ids.Count > NewPlan.MostTasks ? NewPlan.TooManyTasks : DecisionInvalid);
        }

        var all = ids.ConvertAll(id => decided.GetValueOrDefault(id) ?? new DerivedTask(id, CoverageOutcome.Carried));
        var taken = all.Where(task => task.Outcome != CoverageOutcome.Missing).Select(task => new TakenTask(task.TaskId, task.Title?.Nfc())).ToList();
        await using var batch = new NpgsqlBatch(connection);
        var own = batch.AddPlan(start, taken, await NewPlan.ReadAsync(connection, taken, cancellation));
        batch.Add(InsertBases, start.PlanId, parents, start.By, start.Now);
        batch.Add(InsertLeads, own.Keys.ToArray(), own.Values.ToArray(), start.Issuer.Name, start.Issuer.UnitId);
        batch.Add(
            InsertCoverage, start.PlanId, all.Select(task => task.TaskId).ToArray(), all.Select(task => Word(task.Outcome)).ToArray(),
            all.Select(task => own.TryGetValue(task.TaskId, out var child) ? child : (Guid?)null).ToArray(), all.Select(task => task.Reason?.Nfc()).ToArray(), start.By, start.Now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (new BegunPlan(start.PlanId, start.Title, taken.Count), true, null);
        }
        catch (PostgresException clash) when (clash.IsClashOn("plan_pkey"))
        {
            var (same, refusal) = await NewPlan.FindSameAsync(connection, start, cancellation);
            return (same, false, refusal);
        }
    }

    internal static string Word(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Carried => "carried",
        CoverageOutcome.Adapted => "adapted",
        _ => "left_out",
    };
}
