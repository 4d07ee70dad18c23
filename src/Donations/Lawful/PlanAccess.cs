using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Finds a plan that the caller may act on.</summary>
internal static class PlanAccess
{
    internal static async Task<(PlanRow? Plan, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid campaignId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var plan = await FindAsync(connection, campaignId, cancellation);
        return plan switch
        {
            null => (null, Refusal.NotFound),
            _ when !user.MayActOn(plan.UnitPath) => (null, Refusal.OutOfScope),
            _ => (plan, null),
        };
    }

    internal static Task<PlanRow?> FindAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PlanRow>(new CommandDefinition($"{PlanRow.Select} where p.campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellation));

    /// <summary>One step of a plan's life: the update names the state and revision it starts from, so that of two at once one is told.</summary>
    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> StepAsync(
        NpgsqlConnection connection, string update, object values, Guid campaignId, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(update, values, cancellationToken: cancellation)) == 1
            ? TypedResults.Ok((await CampaignPlanView.FindAsync(connection, campaignId, cancellation))!)
            : PlanRefusals.Changed.ToProblem();
}
