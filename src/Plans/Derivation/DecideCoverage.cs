using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Derivation;

/// <summary>Body of PUT /plans/{planId}/coverage/{parentTaskId}.</summary>
/// <param name="Outcome">Carried, adapted or missing (left out).</param>
/// <param name="ChildTaskId">The own task; null when left out.</param>
/// <param name="Reason">Why adapted or left out, 1-1000 characters.</param>
public sealed record DecideCoverageRequest(CoverageOutcome Outcome, Guid? ChildTaskId = null, string? Reason = null);

/// <summary>What was decided.</summary>
/// <param name="ParentTaskId">The parent's task.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ChildTaskId">The own task.</param>
/// <param name="Reason">Why.</param>
public sealed record CoverageDecision(Guid ParentTaskId, CoverageOutcome Outcome, Guid? ChildTaskId, string? Reason);

/// <summary>PUT /plans/{planId}/coverage/{parentTaskId}: a person says what became of a parent's task, also after the parent has changed it.</summary>
internal static class DecideCoverage
{
    internal static readonly Refusal ReasonMissing = new("reason_missing", "Thiếu lý do.", "Điều chỉnh hoặc bỏ qua nhiệm vụ của cấp trên cần lý do, 1 đến 1000 ký tự.");
    internal static readonly Refusal ChildTaskInvalid = new("child_task_invalid", "Nhiệm vụ tương ứng chưa đúng.", "Chọn một nhiệm vụ của chính kế hoạch này; để trống khi bỏ qua.");
    internal static readonly Refusal NotAParentsTask = new("not_a_parents_task", "Nhiệm vụ này không thuộc kế hoạch cấp trên đã gắn.", "Gắn kế hoạch cấp trên trước.");

    private const string Facts = """
        select (select t.plan_id from task t join plan_basis b on b.bound_plan_id = t.plan_id and b.relation = 'parent' and b.plan_id = @planId where t.task_id = @parentTaskId limit 1) as parent_plan_id,
               (@child::uuid is null or exists (select from task where task_id = @child and plan_id = @planId and state = 'active')) as child_fits
        """;

    private const string Upsert = """
        insert into coverage (child_plan_id, parent_task_id, parent_plan_id, outcome, child_task_id, reason, parent_print, decided_by, decided_at)
        values ($1, $2, $3, $4, $5::uuid, $6, task_print($2), $7, $8)
        on conflict (child_plan_id, parent_task_id) do update set outcome = excluded.outcome, child_task_id = excluded.child_task_id, reason = excluded.reason,
            parent_print = excluded.parent_print, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """;

    internal static async Task<Results<Ok<CoverageDecision>, ProblemHttpResult>> Handle(
        Guid planId, Guid parentTaskId, DecideCoverageRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Outcome != CoverageOutcome.Carried && !Words.IsSaid(request.Reason, 1000))
        {
            return ReasonMissing.ToProblem();
        }

        if ((request.Outcome == CoverageOutcome.Missing) != (request.ChildTaskId is null))
        {
            return ChildTaskInvalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindOwnPlanAsync(planId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var facts = await connection.QuerySingleAsync<FactsRow>(new CommandDefinition(Facts, new { planId, parentTaskId, child = request.ChildTaskId }, cancellationToken: cancellation));
        if (facts.ParentPlanId is not { } parentPlanId || !facts.ChildFits)
        {
            return (facts.ParentPlanId is null ? NotAParentsTask : ChildTaskInvalid).ToProblem();
        }

        var reason = request.Outcome == CoverageOutcome.Carried ? null : request.Reason!.Nfc();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Upsert, planId, parentTaskId, parentPlanId, DerivePlan.Word(request.Outcome), request.ChildTaskId, reason, user.AccountId(), clock.Now());
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(new CoverageDecision(parentTaskId, request.Outcome, request.ChildTaskId, reason));
    }

    private sealed record FactsRow
    {
        public required Guid? ParentPlanId { get; init; }

        public required bool ChildFits { get; init; }
    }
}
