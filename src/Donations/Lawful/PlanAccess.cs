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

    /// <summary>One page of what belongs to a campaign in the caller's scope.</summary>
    /// <param name="count">Counts the rows of @campaignId.</param>
    /// <param name="select">Reads @size of them from @offset, ordered to the last.</param>
    /// <param name="read">Makes views of rows: whatever hangs on them is read for the whole page at once.</param>
    internal static async Task<Results<Ok<PagedResult<TView>>, ProblemHttpResult>> PageAsync<TRow, TView>(
        NpgsqlDataSource database, Guid campaignId, ClaimsPrincipal user, PageRequest wanted, string count, string select,
        Func<NpgsqlConnection, List<TRow>, Task<List<TView>>> read, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var values = new { campaignId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(count, values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<TRow>(new CommandDefinition(select, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<TView>(await read(connection, rows), total, wanted.Page, wanted.PageSize));
    }

    /// <summary>The same where a row is all there is.</summary>
    internal static Task<Results<Ok<PagedResult<T>>, ProblemHttpResult>> PageAsync<T>(
        NpgsqlDataSource database, Guid campaignId, ClaimsPrincipal user, PageRequest wanted, string count, string select, CancellationToken cancellation) =>
        PageAsync<T, T>(database, campaignId, user, wanted, count, select, (_, rows) => Task.FromResult(rows), cancellation);

    /// <summary>One step of a plan's life: the update names the state and revision it starts from, so that of two at once one is told.</summary>
    internal static async Task<Results<Ok<CampaignPlanView>, ProblemHttpResult>> StepAsync(
        NpgsqlConnection connection, string update, object values, Guid campaignId, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(update, values, cancellationToken: cancellation)) == 1
            ? TypedResults.Ok((await CampaignPlanView.FindAsync(connection, campaignId, cancellation))!)
            : PlanRefusals.Changed.ToProblem();
}
