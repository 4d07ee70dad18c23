using System.Security.Claims;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Periods;

/// <summary>POST /ledgers/{ledgerId}/periods/{periodId}/confirm and …/refuse: never by the person who proposed it.</summary>
internal static class DecideClosing
{
    private const string RefuseIt = """
        update ledger_period set state = 'refused', decided_by = $2, decided_at = $3 where period_id = $1 and state = 'proposed' and proposed_by <> $2
        """;

    internal static async Task<Results<Ok<PeriodView>, ProblemHttpResult>> HandleConfirm(
        Guid ledgerId, Guid periodId, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await RefuseAsync(connection, ledgerId, periodId, user, cancellation) ?? await writer.DoAsync(new ClosePeriod(periodId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await PeriodView.FindAsync(connection, periodId, cancellation))!);
    }

    internal static async Task<Results<Ok<PeriodView>, ProblemHttpResult>> HandleRefuse(
        Guid ledgerId, Guid periodId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, ledgerId, periodId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(RefuseIt, connection);
        return await refuse.Add(periodId).Add(user.AccountId()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await PeriodView.FindAsync(connection, periodId, cancellation))!)
            : PeriodRefusals.AlreadyDecided.ToProblem();
    }

    private static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, Guid ledgerId, Guid periodId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await PeriodRefusals.RefuseScopeAsync(connection, ledgerId, user, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await PeriodView.FindAsync(connection, periodId, cancellation) is { } period && period.LedgerId == ledgerId
            ? PeriodRefusals.Refuse(period, user.AccountId())
            : Refusal.NotFound;
    }
}

/// <summary>The second person's yes: the head of this moment seals everything that had happened until that day.</summary>
internal sealed record ClosePeriod(Guid PeriodId, Guid By) : LedgerAct
{
    private const string Close = """
        update ledger_period set state = 'closed', decided_by = $2, decided_at = $3, size = $4, root = $5 where period_id = $1 and state = 'proposed' and proposed_by <> $2
        """;

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        // Adds no entry, and so does not meet the fence by itself.
        await turn.Append.HoldHeadAsync(turn.Transaction, cancellation);
        var period = (await PeriodView.FindAsync(turn.Connection, PeriodId, cancellation))!;
        var frontier = turn.Append.After.Frontier;
        var refusal = PeriodRefusals.Refuse(period, By)
            ?? (frontier.Size == 0 ? PeriodRefusals.NothingToClose : null)
            ?? (await ProposeClosing.LastClosedAsync(turn.Connection, period.LedgerId, cancellation) >= period.EndsOn ? PeriodRefusals.NotAfter : null);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var close = new NpgsqlCommand(Close, turn.Connection, turn.Transaction);
        return await close.Add(PeriodId).Add(By).Add(turn.Now).Add(frontier.Size).Add(frontier.Root()).ExecuteNonQueryAsync(cancellation) == 1 ? null : PeriodRefusals.AlreadyDecided;
    }
}
