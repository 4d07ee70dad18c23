using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Body of PUT /plans/{planId}/bases/{position}.</summary>
/// <param name="BoundPlanId">The plan that is meant; null declines the proposal or takes a binding back.</param>
/// <param name="Relation">basis or parent; unchanged when left out.</param>
public sealed record DecideCitationRequest(Guid? BoundPlanId, string? Relation = null);

/// <summary>PUT /plans/{planId}/bases/{position}: a person says which plan a citation means.</summary>
internal static class DecideCitation
{
    internal static readonly Refusal BasisUnknown = new("basis_unknown", "Kế hoạch không có căn cứ này.", "position lấy từ danh sách bases của kế hoạch.", StatusCodes.Status404NotFound);
    internal static readonly Refusal ItselfCited = new("cites_itself", "Kế hoạch không thể căn cứ vào chính nó.", "Chọn kế hoạch khác.");
    internal static readonly Refusal RelationUnknown = new("relation_unknown", "Quan hệ chưa đúng.", "relation là basis hoặc parent.");

    private const string Decide = """
        update plan_basis set bound_plan_id = $3::uuid, bound_by = case when $3::uuid is null then null else $4 end, bound_at = case when $3::uuid is null then null else $5 end,
            proposal_state = case when $3::uuid is null and proposed_plan_id is not null then 'declined' end,
            proposed_plan_id = case when $3::uuid is null then proposed_plan_id end,
            proposal_reason = case when $3::uuid is null then proposal_reason end,
            relation = coalesce($6::text, relation)
        where plan_id = $1 and position = $2
        """;

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, int position, DecideCitationRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Relation is not (null or "basis" or "parent"))
        {
            return RelationUnknown.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (request.BoundPlanId is { } bound)
        {
            if (bound == planId)
            {
                return ItselfCited.ToProblem();
            }

            if (await PlanAccess.RefuseReadingAsync(connection, bound, user, cancellation) is { } unreadable)
            {
                return unreadable.ToProblem(("boundPlanId", bound));
            }
        }

        await using var command = new NpgsqlCommand(Decide, connection);
        command.Add(planId).Add(position).Add(request.BoundPlanId).Add(user.AccountId()).Add(clock.Now()).Add(request.Relation);
        return await command.ExecuteNonQueryAsync(cancellation) == 0
            ? BasisUnknown.ToProblem()
            : TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);
    }
}
