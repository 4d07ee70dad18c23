using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Body of POST /plans/{planId}/submit.</summary>
/// <param name="AcceptWithoutLead">Tasks that a person has looked at and leaves without a lead, one by one.</param>
public sealed record SubmitPlanRequest(IReadOnlyList<Guid>? AcceptWithoutLead = null);

/// <summary>POST /plans/{planId}/submit: hands a plan in for approval. Each task has exactly one lead, or a person says by name that it has none.</summary>
internal static class SubmitPlan
{
    private const string Look = """
        select t.task_id, t.section from task t
        where t.plan_id = @planId and t.state = 'active' and not exists (select from task_role r where r.task_id = t.task_id and r.role = 'lead')
        order by t.position
        """;

    private const string Submit = """
        update plan set state = 'submitted', submitted_by = @by, submitted_at = @now, return_reason = null, revision = revision + 1
        where plan_id = @planId and state = 'draft' and revision = @revision;
        update task set accepted_without_lead = true where plan_id = @planId and task_id = any (@accepted)
        """;

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, SubmitPlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State != PlanState.Draft)
        {
            return LifeRefusals.WrongState.ToProblem(("state", plan.State));
        }

        var accepted = request.AcceptWithoutLead ?? [];
        var without = (await connection.QueryAsync<(Guid TaskId, string Section)>(new CommandDefinition(Look, new { planId }, cancellationToken: cancellation))).AsList();
        if (without.Where(task => !accepted.Contains(task.TaskId)).ToList() is { Count: > 0 } open)
        {
            return LifeRefusals.WithoutLead.ToProblem(("tasks", open.Take(200).Select(task => new { task.TaskId, task.Section })), ("count", open.Count));
        }

        if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from task where plan_id = @planId and state = 'active'", new { planId }, cancellationToken: cancellation)) == 0)
        {
            return LifeRefusals.WithoutTasks.ToProblem();
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var values = new { planId, plan.Revision, by = user.AccountId(), now = clock.Now(), accepted = accepted.ToArray() };
        await connection.ExecuteAsync(new CommandDefinition(Submit, values, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return await LifeStep.AnswerAsync(connection, planId, PlanState.Submitted, cancellation);
    }
}

/// <summary>The simple steps of a plan's life: each happens only from the state and revision that were looked at.</summary>
internal static class LifeStep
{
    /// <summary>Runs the update; nothing touched means that somebody else was faster.</summary>
    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> RunAsync(
        NpgsqlConnection connection, string update, Guid planId, object values, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(update, values, cancellationToken: cancellation)) == 0
            ? PlanAccess.PlanChanged.ToProblem()
            : TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> AnswerAsync(NpgsqlConnection connection, Guid planId, PlanState reached, CancellationToken cancellation) =>
        await PlanView.FindAsync(connection, planId, cancellation) is { } view && view.State == reached ? TypedResults.Ok(view) : PlanAccess.PlanChanged.ToProblem();
}
