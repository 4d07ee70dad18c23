using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>Body of PUT /needs/{needId}.</summary>
/// <param name="Version">The version that was seen; a need that has gone on since is not overwritten.</param>
/// <param name="Need">The whole need as it should be.</param>
/// <param name="Reason">Why, 1-500 characters.</param>
public sealed record ChangeNeedRequest(long Version, NeedContent Need, string? Reason = null);

/// <summary>PUT /needs/{needId}.</summary>
internal static class ChangeNeed
{
    internal static readonly Refusal IsWithdrawn = new("need_withdrawn", "Nhu cầu này đã rút.", "Khai nhu cầu mới nếu vẫn cần.", StatusCodes.Status409Conflict);

    private const string Update = """
        update need set school_year = $2, theme_code = $3, urgency = $4, quantity = $5, measure = $6, content = $7, brings = $8::text, evidence = $9::text, mode = $10,
               wished_partner_id = $11::uuid, version = $12, changed_at = $13
        where need_id = $1
        """;

    internal static async Task<Results<Ok<NeedView>, ProblemHttpResult>> Handle(
        Guid needId, ChangeNeedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if ((Words.IsSaidOrNot(request.Reason, 500) ? request.Need.Refuse(today) : Words.TextInvalid("reason", 500)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await NeedRow.FindAsync(connection, needId, cancellation) is not { } known)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, known.SchoolId, cancellation) is { } foreign)
        {
            return foreign.ToProblem();
        }

        var need = request.Need.Kept();
        if (known.Version == request.Version + 1 && known.State == NeedState.Open && known.Said == need)
        {
            return TypedResults.Ok(known.View(own: true));
        }

        if (known.State == NeedState.Withdrawn || known.Version != request.Version)
        {
            return (known.State == NeedState.Withdrawn ? IsWithdrawn : NeedWrites.Changed).ToProblem(("version", known.Version));
        }

        var (themeName, refusal) = await NeedWrites.CheckAsync(connection, known.SchoolId, need, today, cancellation);
        refusal ??= await WriteAsync(connection, known, need, themeName!, request.Reason?.Nfc(), user, clock.Now(), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await NeedRow.FindAsync(connection, needId, cancellation))!.View(own: true));
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, NeedRow known, NeedContent need, string themeName, string? reason, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, known, need, themeName, reason, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_history_once"))
        {
            return NeedWrites.Changed;
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_once"))
        {
            return NeedWrites.AlreadyDeclared;
        }
    }

    /// <summary>History, row and event of a changed need; the history first, so that the second of two writers fails.</summary>
    internal static void AddTo(NpgsqlBatch batch, NeedRow known, NeedContent need, string themeName, string? reason, ClaimsPrincipal user, DateTimeOffset now)
    {
        var version = known.Version + 1;
        batch.AddHistory(known.NeedId, version, "changed", need, reason, user, now);
        batch.Add(
            Update, known.NeedId, need.SchoolYear, need.ThemeCode, (short)need.Urgency, need.Quantity, need.Measure.Snake(), need.Text, need.Brings, need.Evidence, need.Mode.Snake(),
            need.WishedPartnerId, version, now);
        batch.AddToOutbox(
            new NeedChanged(
                known.NeedId, known.SchoolId, known.SchoolName, need.SchoolYear, need.ThemeCode, themeName, need.Urgency, need.Quantity, need.Measure, need.Text, need.Brings,
                need.Mode, need.WishedPartnerId, version, now),
            known.NeedId.ToString());
    }
}
