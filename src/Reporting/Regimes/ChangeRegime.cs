using System.Security.Claims;
using EduCoop.Reporting.Obligations;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>Body of PUT /regimes/{regimeId}.</summary>
/// <param name="ExpectedVersion">The version that was looked at.</param>
/// <param name="Content">All that it says from now on.</param>
/// <param name="Reason">Why, 1-500 characters.</param>
/// <param name="ValidTo">Last day; null: none.</param>
public sealed record ChangeRegimeRequest(int ExpectedVersion, RegimeContent Content, string Reason, DateOnly? ValidTo = null);

/// <summary>PUT /regimes/{regimeId}: a new version, which speaks of what is due from today on. What was due before stays as it was.</summary>
internal static class ChangeRegime
{
    internal static async Task<Results<Ok<RegimeView>, ProblemHttpResult>> Handle(
        Guid regimeId, ChangeRegimeRequest request, ClaimsPrincipal user, WorkBell<UnfoldRegimes> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if ((request.Content.Refuse() ?? (RegimeContent.IsSaid(request.Reason, 500) ? null : RegimeRefusals.TextInvalid("reason", 500))) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RegimeRow.FindVisibleAsync(connection, regimeId, user, today, cancellation) is not { } regime)
        {
            return Refusal.NotFound.ToProblem();
        }

        var refusal = await connection.RefuseActingAsync(user, regime.IssuerUnitId, today, cancellation)
            ?? (regime.Stands == RegimeState.Ended ? RegimeRefusals.AlreadyEnded : regime.Version != request.ExpectedVersion ? RegimeRefusals.VersionBehind : null)
            ?? CreateRegime.RefuseValidity(regime.ValidFrom, request.ValidTo)
            ?? await connection.RefuseReportersAsync(user, regime.IssuerUnitId, request.Content, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var content = request.Content.Normal();
        return await WriteAsync(connection, regime, content, content.State, request.ValidTo, request.Reason, user, clock, cancellation) is { } late ? late.ToProblem() : await DoneAsync();

        async Task<Results<Ok<RegimeView>, ProblemHttpResult>> DoneAsync()
        {
            bell.Ring();
            return TypedResults.Ok(await RegimeView.FindAsync(connection, regimeId, today, cancellation));
        }
    }

    /// <returns>Null when it was written; else somebody was faster.</returns>
    internal static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, RegimeRow regime, RegimeContent content, RegimeState state, DateOnly? validTo, string reason, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var change = batch.AddChange(regime, content, state, validTo, clock.Today(), user, reason, clock.GetUtcNow());
        await batch.ExecuteNonQueryAsync(cancellation);
        return change.RecordsAffected == 1 ? null : RegimeRefusals.VersionBehind;
    }
}
