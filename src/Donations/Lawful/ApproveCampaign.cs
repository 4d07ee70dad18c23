using System.Security.Claims;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Body of POST /campaigns/{campaignId}/plan/approve.</summary>
/// <param name="ApproverName">The authority that approves, as its papers name it: which it is differs by province and level. 3-200 characters.</param>
/// <param name="ApprovalNumber">Number of its decision, where there is one.</param>
public sealed record ApproveCampaignRequest(string ApproverName, string? ApprovalNumber = null);

/// <summary>Why a plan is given back.</summary>
/// <param name="Reason">1-2000 characters.</param>
public sealed record ReturnCampaignRequest(string Reason);

/// <summary>POST /campaigns/{campaignId}/plan/submit, approve and return: the plan's way to its approval, which is never its author's own.</summary>
internal static class ApproveCampaign
{
    private const string Submit = """
        update campaign_plan set state = 'submitted', submitted_by = @by, submitted_at = @now, return_reason = null, revision = revision + 1
        where campaign_id = @campaignId and state = 'draft' and revision = @Revision
        """;

    private const string Approve = """
        update campaign_plan
        set state = 'approved', approved_by = @by, approved_at = @now, approver_name = @approver, approval_number = @number, revision = revision + 1
        where campaign_id = @campaignId and state = 'submitted' and revision = @Revision and submitted_by <> @by and created_by <> @by
        """;

    private const string GiveBack = """
        update campaign_plan
        set state = 'draft', return_reason = @reason, submitted_by = null, submitted_at = null, approved_by = null, approved_at = null, approver_name = null, approval_number = null,
            revision = revision + 1
        where campaign_id = @campaignId and state in ('submitted', 'approved') and revision = @Revision
        """;

    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> HandleSubmit(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State != CampaignStage.Draft)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        if ((plan.Content is null ? PlanRefusals.PlanMissing : FundraisingRules.Of(plan.Regime).RefuseSubmission(plan.ToView())) is { } unfit)
        {
            return unfit.ToProblem();
        }

        return await PlanAccess.StepAsync(connection, Submit, new { campaignId, plan.Revision, by = user.AccountId(), now = clock.GetUtcNow() }, campaignId, cancellation);
    }

    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> Handle(
        Guid campaignId, ApproveCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (PlanRefusals.Text("approverName", request.ApproverName, 3, 200) is not null || request.ApprovalNumber is { Length: 0 or > 100 } || !Words.IsClean(request.ApprovalNumber))
        {
            return PlanRefusals.ApproverMissing.ToProblem();
        }

        if (plan.State != CampaignStage.Submitted)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        if (user.AccountId() == plan.SubmittedBy || user.AccountId() == plan.CreatedBy)
        {
            return PlanRefusals.FourEyes.ToProblem();
        }

        return await PlanAccess.StepAsync(
            connection, Approve,
            new { campaignId, plan.Revision, by = user.AccountId(), now = clock.GetUtcNow(), approver = request.ApproverName.Nfc(), number = request.ApprovalNumber.Nfc() },
            campaignId, cancellation);
    }

    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> HandleReturn(
        Guid campaignId, ReturnCampaignRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (PlanRefusals.Text("reason", request.Reason, 1, 2000) is not null)
        {
            return PlanRefusals.ReasonMissing.ToProblem();
        }

        return plan.State is CampaignStage.Submitted or CampaignStage.Approved
            ? await PlanAccess.StepAsync(connection, GiveBack, new { campaignId, plan.Revision, reason = request.Reason.Nfc() }, campaignId, cancellation)
            : PlanRefusals.WrongState.ToProblem(("state", plan.State));
    }
}
