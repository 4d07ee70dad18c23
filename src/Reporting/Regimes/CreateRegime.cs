using System.Security.Claims;
using EduCoop.Reporting.Obligations;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>Body of POST /regimes.</summary>
/// <param name="RegimeId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="IssuerUnitId">Who lays it down.</param>
/// <param name="ValidFrom">First day; periods whose cut-off lies before it are not asked for.</param>
/// <param name="Content">What it says.</param>
/// <param name="ValidTo">Last day.</param>
public sealed record CreateRegimeRequest(Guid RegimeId, Guid IssuerUnitId, DateOnly ValidFrom, RegimeContent Content, DateOnly? ValidTo = null);

/// <summary>POST /regimes: a regime by hand. What it does not say is asked for; nothing is made up and no warning blocks it.</summary>
internal static class CreateRegime
{
    internal static async Task<Results<Created<RegimeView>, Ok<RegimeView>, ProblemHttpResult>> Handle(
        CreateRegimeRequest request, ClaimsPrincipal user, WorkBell<UnfoldRegimes> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (((request.RegimeId == Guid.Empty ? RegimeRefusals.IdMissing : null) ?? RefuseValidity(request.ValidFrom, request.ValidTo) ?? request.Content.Refuse()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await connection.RefuseActingAsync(user, request.IssuerUnitId, today, cancellation)
            ?? await connection.RefuseReportersAsync(user, request.IssuerUnitId, request.Content, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var content = request.Content.Normal();
        await using var batch = new NpgsqlBatch(connection);
        batch.AddRegime(request.RegimeId, request.IssuerUnitId, null, request.ValidFrom, request.ValidTo, content, user, "Lập chế độ báo cáo", clock.GetUtcNow());
        await batch.ExecuteNonQueryAsync(cancellation);
        bell.Ring();
        var isNew = batch.BatchCommands[0].RecordsAffected == 1;
        var kept = (await RegimeRow.FindAsync(connection, request.RegimeId, cancellation))!;
        if (!isNew && (kept.IssuerUnitId != request.IssuerUnitId || RegimeContent.Read(kept.Content).ToJson() != content.ToJson()))
        {
            return RegimeRefusals.IdTaken.ToProblem();
        }

        var view = (await RegimeView.OfAsync(connection, [kept], today, cancellation))[0];
        return isNew ? TypedResults.Created($"/regimes/{request.RegimeId}", view) : TypedResults.Ok(view);
    }

    internal static Refusal? RefuseValidity(DateOnly from, DateOnly? to) => from.Year is < 2000 or > 2100 || to < from || to?.Year > 2100 ? RegimeRefusals.ValidityWrong : null;
}
