using System.Security.Claims;
using EduCoop.Contracts.Plans;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>POST /plans/{planId}/close: the plan has ended; what is still open is reported no more, and stays in view.</summary>
internal static class ClosePlan
{
    private const string Close = """
        update plan set state = 'closed', closed_by = $3, closed_at = $4, revision = revision + 1, version = version + 1
        where plan_id = $1 and state in ('issued', 'amended') and revision = $2
        returning version
        """;

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, ReasonRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
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

        if (!plan.IsLive)
        {
            return LifeRefusals.WrongState.ToProblem(("state", plan.State));
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Add(Close, planId, plan.Revision, user.AccountId(), clock.Now());
        var (now, reason) = (clock.Now(), request.Reason.Nfc());
        // Readers that count what is late hear of the end as of any other change.
        PlanChange[] changes = [new(null, null, "state", plan.State.ToString().ToLowerInvariant(), "closed")];
        batch.AddPlanVersion(planId, reason, changes, user.AccountId(), now);
        batch.AddToOutbox(new PlanAmended(planId, plan.IssuerUnitId, plan.DocumentNumber!, plan.Title, plan.Version + 1, reason, changes, now), planId.ToString());
        if (await batch.ExecuteScalarAsync(cancellation) is null)
        {
            return PlanAccess.PlanChanged.ToProblem();
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);
    }
}
