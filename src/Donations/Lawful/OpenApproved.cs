using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Classification;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>
/// POST /campaigns/{campaignId}/open: from now on gifts may be asked for. Campaign, ledger accounts, payment code and event are one transaction, and the
/// database refuses it without an approved plan.
/// </summary>
internal static class OpenApproved
{
    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        switch (plan.State)
        {
            case CampaignStage.Draft or CampaignStage.Submitted:
                return CampaignRefusal.PlanNotApproved.ToProblem(("state", plan.State));
            case CampaignStage.Open:
                return TypedResults.Ok(plan.ToView());
            case CampaignStage.Closed or CampaignStage.Settled:
                return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        if (await OpenAsync(database, plan, user.AccountId(), now, cancellation) is { } clash && clash != CampaignRefusal.AlreadyThere)
        {
            return clash.ToProblem();
        }

        return TypedResults.Ok((await CampaignPlanView.FindAsync(connection, campaignId, cancellation))!);
    }

    internal static async Task<Refusal?> OpenAsync(NpgsqlDataSource database, PlanRow plan, Guid openedBy, DateTimeOffset now, CancellationToken cancellation)
    {
        if (plan.AccountShared && await SharedAccount.EnsureAsync(database, plan, openedBy, now, cancellation) is { } taken)
        {
            return taken;
        }

        var opened = new CampaignOpened(
            plan.CampaignId, plan.Slug, plan.Title, plan.Regime, plan.UnitId, plan.UnitName, plan.BeneficiaryUnitId, plan.BeneficiaryName, plan.OpensOn, plan.ClosesOn, now);
        var own = plan is { AccountShared: false, AccountNumber: { } number } ? new CampaignAccount(plan.BankName!, number) : null;
        return await OpenCampaign.AppendAsync(database, opened, own, openedBy, cancellation, batch =>
        {
            if (plan.AccountShared)
            {
                batch.AddMember(plan);
            }

            batch.AddPaymentCode(plan.CampaignId, null, now);
        });
    }
}
