using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Cash;

/// <summary>Body of POST /cash/{cashId}/refuse.</summary>
/// <param name="Reason">1-500 characters.</param>
public sealed record RefuseCashRequest(string Reason);

/// <summary>POST /cash/{cashId}/refuse and GET /cash?campaignId=.</summary>
internal static class RefuseCash
{
    private const string Refuse = "update cash_intake set state = 'refused', decided_by = $2, decided_at = $3, refuse_reason = $4 where cash_id = $1 and state = 'counted' and counted_by <> $2";

    private const string Count = "select count(*) from cash_intake where campaign_id = @campaignId";

    private const string Page = $"{CashView.Select} where campaign_id = @campaignId order by counted_at desc, cash_id limit @size offset @offset";

    internal static async Task<Results<Ok<CashView>, ProblemHttpResult>> Handle(
        Guid cashId, RefuseCashRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (cash, plan, refusal) = await CashRefusals.ReachAsync(connection, cashId, user, cancellation);
        refusal ??= CashRefusals.RefuseDecision(cash!, plan!, user.AccountId()) ?? PlanRefusals.Text("reason", request.Reason, 1, 500);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(Refuse, connection);
        return await refuse.Add(cashId).Add(user.AccountId()).Add(clock.GetUtcNow()).Add(request.Reason.Nfc()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await CashView.FindAsync(connection, cashId, cancellation))!)
            : CashRefusals.AlreadyDecided.ToProblem();
    }

    internal static Task<Results<Ok<PagedResult<CashView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<CashView>(database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, cancellation);
}
