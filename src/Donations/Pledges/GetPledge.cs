using System.Security.Claims;
using Dapper;
using EduCoop.Banking.VietQr;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Pledges;

/// <summary>GET /pledges?campaignId=, /pledges/{pledgeId}, …/qr.svg; POST …/withdraw and /pledges/match.</summary>
internal static class GetPledge
{
    private const string Count = "select count(*) from pledge where campaign_id = @campaignId";

    private const string Page = $"{PledgeView.Select} where p.campaign_id = @campaignId order by p.recorded_at desc, p.pledge_id limit @size offset @offset";

    private const string Withdraw = "update pledge set withdrawn_at = $2 where pledge_id = $1 and withdrawn_at is null";

    internal static Task<Results<Ok<PagedResult<PledgeView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<PledgeRow, PledgeView>(
            database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, (connection, rows) => PledgeView.ReadAsync(connection, rows, VietnamTime.DayOf(clock.GetUtcNow()), cancellation), cancellation);

    internal static async Task<Results<Ok<PledgeView>, ProblemHttpResult>> Handle(Guid pledgeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pledge, _, refusal) = await FindAsync(connection, pledgeId, user, clock, cancellation);
        return pledge is null ? refusal!.ToProblem() : TypedResults.Ok(pledge);
    }

    internal static async Task<Results<Ok<PledgeView>, ProblemHttpResult>> HandleWithdraw(Guid pledgeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pledge, _, refusal) = await FindAsync(connection, pledgeId, user, clock, cancellation);
        if (pledge is null)
        {
            return refusal!.ToProblem();
        }

        await using var withdraw = new NpgsqlCommand(Withdraw, connection);
        await withdraw.Add(pledgeId).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok((await PledgeView.FindAsync(connection, pledgeId, VietnamTime.DayOf(clock.GetUtcNow()), cancellation))!);
    }

    /// <summary>A transfer code with what is still open of the first open part.</summary>
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleQr(Guid pledgeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pledge, plan, refusal) = await FindAsync(connection, pledgeId, user, clock, cancellation);
        if (pledge is null)
        {
            return refusal!.ToProblem();
        }

        var open = pledge.Instalments.FirstOrDefault(part => part.State != InstalmentState.Received);
        return CampaignQr.Payload(plan!, pledge.Code, open is null ? null : open.AmountVnd - open.ReceivedVnd) is { } payload
            ? TypedResults.Content(QrImage.Svg(payload), "image/svg+xml")
            : CampaignQr.AccountMissing.ToProblem();
    }

    internal static async Task<Results<Ok<PledgeMatching>, ProblemHttpResult>> HandleMatch(Guid campaignId, ClaimsPrincipal user, MatchPledges match, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        return plan is null ? refusal!.ToProblem() : TypedResults.Ok(await match.RunAsync(cancellation));
    }

    private static async Task<(PledgeView? Pledge, PlanRow? Plan, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid pledgeId, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        if (await PledgeView.FindAsync(connection, pledgeId, VietnamTime.DayOf(clock.GetUtcNow()), cancellation) is not { } pledge)
        {
            return (null, null, Refusal.NotFound);
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, pledge.CampaignId, user, cancellation);
        return plan is null ? (null, null, refusal) : (pledge, plan, null);
    }
}
