using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Periods;

/// <summary>Body of POST /ledgers/{ledgerId}/periods.</summary>
/// <param name="PeriodId">Made by the caller, so sending again is safe.</param>
/// <param name="EndsOn">Last day of the period, in the past.</param>
public sealed record ProposeClosingRequest(Guid PeriodId, DateOnly EndsOn);

/// <summary>POST /ledgers/{ledgerId}/periods: one person proposes to close everything until a day.</summary>
internal static class ProposeClosing
{
    private const string Insert = "insert into ledger_period (period_id, ledger_id, ends_on, state, proposed_by, proposed_at) values ($1, $2, $3, 'proposed', $4, $5)";

    private const string LastClosed = "select max(ends_on) from ledger_period where ledger_id = $1 and state = 'closed'";

    internal static async Task<Results<Created<PeriodView>, Ok<PeriodView>, ProblemHttpResult>> Handle(
        Guid ledgerId, ProposeClosingRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await PeriodRefusals.RefuseScopeAsync(connection, ledgerId, user, cancellation)
            ?? (request.PeriodId == Guid.Empty ? PeriodRefusals.IdMissing : request.EndsOn.Year < 2000 || request.EndsOn >= VietnamTime.DayOf(now) ? PeriodRefusals.DayInvalid : null);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await PeriodView.FindAsync(connection, request.PeriodId, cancellation) is { } there)
        {
            return (there.LedgerId, there.EndsOn) == (ledgerId, request.EndsOn) ? TypedResults.Ok(there) : PeriodRefusals.IdTaken.ToProblem();
        }

        if (await LastClosedAsync(connection, ledgerId, cancellation) is { } last && last >= request.EndsOn)
        {
            return PeriodRefusals.NotAfter.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            await insert.Add(request.PeriodId).Add(ledgerId).Add(request.EndsOn).Add(user.AccountId()).Add(now).ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("ledger_period_one_wish"))
        {
            return PeriodRefusals.AlreadyProposed.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("ledger_period_pkey"))
        {
            return PeriodRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/ledgers/{ledgerId}/periods/{request.PeriodId}", (await PeriodView.FindAsync(connection, request.PeriodId, cancellation))!);
    }

    /// <returns>The last day that is closed; null when none is.</returns>
    internal static async Task<DateOnly?> LastClosedAsync(NpgsqlConnection connection, Guid ledgerId, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(LastClosed, connection);
        return await find.Add(ledgerId).ExecuteScalarAsync(cancellation) is DateOnly day ? day : null;
    }
}
