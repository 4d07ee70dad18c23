using System.Security.Claims;
using EduCoop.Reporting.Obligations;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>Body of POST /regimes/{regimeId}/end.</summary>
/// <param name="LastDay">Today or later; periods whose cut-off comes after it are no longer asked for.</param>
/// <param name="Reason">Why, 1-500 characters.</param>
public sealed record EndRegimeRequest(DateOnly LastDay, string Reason);

/// <summary>POST /regimes/{regimeId}/end: a regime is ended, never deleted.</summary>
internal static class EndRegime
{
    internal static async Task<Results<Ok<RegimeView>, ProblemHttpResult>> Handle(
        Guid regimeId, EndRegimeRequest request, ClaimsPrincipal user, WorkBell<UnfoldRegimes> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (!RegimeContent.IsSaid(request.Reason, 500))
        {
            return RegimeRefusals.TextInvalid("reason", 500).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RegimeRow.FindVisibleAsync(connection, regimeId, user, today, cancellation) is not { } regime)
        {
            return Refusal.NotFound.ToProblem();
        }

        var refusal = await connection.RefuseActingAsync(user, regime.IssuerUnitId, today, cancellation);
        var isSaidAgain = regime.Stands == RegimeState.Ended && regime.ValidTo == request.LastDay;
        refusal ??= isSaidAgain ? null : regime.Stands == RegimeState.Ended ? RegimeRefusals.AlreadyEnded
            : request.LastDay < today || request.LastDay < regime.ValidFrom || request.LastDay > regime.ValidTo ? RegimeRefusals.LastDayWrong : null;
        if (refusal is null && !isSaidAgain)
        {
            refusal = await ChangeRegime.WriteAsync(connection, regime, RegimeContent.Read(regime.Content), RegimeState.Ended, request.LastDay, request.Reason, user, clock, cancellation);
            bell.Ring();
        }

        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(await RegimeView.FindAsync(connection, regimeId, today, cancellation));
    }
}
