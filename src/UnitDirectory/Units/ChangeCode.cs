using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A code of an outside register, given to a unit or taken from it.</summary>
/// <param name="ChangeId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
/// <param name="Scheme">gso_province, gso_commune, moet_exam, moet_school, agency_id, …</param>
/// <param name="Value">As written there, leading zeros kept.</param>
/// <param name="ValidFrom">First day of use.</param>
/// <param name="ValidTo">Last day of use; left out while it is in use.</param>
public sealed record ChangeCodeRequest(Guid ChangeId, long ExpectedVersion, string Scheme, string Value, DateOnly ValidFrom, DateOnly? ValidTo = null);

/// <summary>POST /units/{id}/codes: a code with the same first day is laid down anew, so this also ends one.</summary>
internal static class ChangeCode
{
    internal static async Task<Results<Created<UnitWritten>, Ok<UnitWritten>, ProblemHttpResult>> Handle(
        Guid id, ChangeCodeRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        var content = JsonSerializer.Serialize(request, ContractJson.Options);
        if (await UnitRequests.FindAsync(connection, request.ChangeId, cancellation) is { } earlier)
        {
            return earlier.UnitId == id && earlier.Content == content ? TypedResults.Ok(new UnitWritten(id, earlier.Version)) : UnitRefusals.IdTaken.ToProblem();
        }

        if (await UnitStore.FindAsync(connection, id, cancellation) is not { } before)
        {
            return Refusal.NotFound.ToProblem();
        }

        var row = new UnitCodeRow(request.Scheme, SearchText.Clean(request.Value), request.ValidFrom, request.ValidTo);
        Refusal? refused =
            !user.MayActOn(before.Path) ? Refusal.OutOfScope
            : before.Version != request.ExpectedVersion ? UnitRefusals.VersionMoved
            : before.Codes.Contains(row) ? UnitRefusals.CodeUnchanged
            : null;
        if (refused is not null)
        {
            return refused.ToProblem();
        }

        var kept = before.Codes.Where(code => (code.Scheme, code.Value, code.ValidFrom) != (row.Scheme, row.Value, row.ValidFrom));
        var after = before with { Version = before.Version + 1, Codes = [.. kept, row] };
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddUnits([new(before, after)], await AliasBook.LoadAsync(connection, cancellation), clock.GetUtcNow());
        UnitRequests.Add(batch, request.ChangeId, after, content, new("code", request.ValidFrom), user, clock.GetUtcNow());
        batch.RaiseRevision();
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: "unit_code_taken" })
        {
            return UnitRefusals.CodeTaken.ToProblem();
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/units/{id}", new UnitWritten(id, after.Version));
    }

    private static Refusal? Refuse(ChangeCodeRequest request) =>
        request.ChangeId == Guid.Empty ? UnitRefusals.IdMissing
        : !RegisterUnit.AreValid([new(request.Scheme, request.Value)]) ? UnitRefusals.CodeInvalid
        : !UnitRefusals.IsReasonable(request.ValidFrom) || (request.ValidTo is { } end && !UnitRefusals.IsReasonable(end)) ? UnitRefusals.DayOutOfRange
        : request.ValidTo < request.ValidFrom ? UnitRefusals.DaysReversed
        : null;
}
