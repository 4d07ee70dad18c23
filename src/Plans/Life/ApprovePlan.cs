using System.Security.Claims;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Why.</summary>
/// <param name="Reason">1-2000 characters.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>POST /plans/{planId}/approve and /plans/{planId}/return: the second pair of eyes, never the submitter's own.</summary>
internal static class ApprovePlan
{
    private const string Approve = """
        update plan set state = 'approved', approved_by = @by, approved_at = @now, revision = revision + 1
        where plan_id = @planId and state = 'submitted' and revision = @revision and submitted_by <> @by
        """;

    private const string GiveBack = """
        update plan set state = 'draft', return_reason = @reason, submitted_by = null, submitted_at = null, approved_by = null, approved_at = null, revision = revision + 1
        where plan_id = @planId and state in ('submitted', 'approved') and revision = @revision
        """;

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State != PlanState.Submitted)
        {
            return LifeRefusals.WrongState.ToProblem(("state", plan.State));
        }

        if (plan.SubmittedBy == user.AccountId())
        {
            return LifeRefusals.FourEyes.ToProblem();
        }

        return await LifeStep.RunAsync(connection, Approve, planId, new { planId, plan.Revision, by = user.AccountId(), now = clock.Now() }, cancellation);
    }

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> HandleReturn(
        Guid planId, ReasonRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 2000))
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        return plan.State is PlanState.Submitted or PlanState.Approved
            ? await LifeStep.RunAsync(connection, GiveBack, planId, new { planId, plan.Revision, reason = request.Reason.Nfc() }, cancellation)
            : LifeRefusals.WrongState.ToProblem(("state", plan.State));
    }
}
