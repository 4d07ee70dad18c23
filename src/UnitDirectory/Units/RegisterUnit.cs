using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Names;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A new unit.</summary>
/// <param name="UnitId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="Name">Name as used, without the type word for an area.</param>
/// <param name="TypeCode">A code of GET /unit-types.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ParentId">The unit above; when left out it is found from the type and the area.</param>
/// <param name="AreaId">The commune or province it lies in.</param>
/// <param name="ValidTo">Last day, when known.</param>
/// <param name="Codes">Codes of outside registers.</param>
/// <param name="Ownership">công lập, dân lập, tư thục.</param>
/// <param name="Locality">Place in words, when the commune is not known.</param>
public sealed record RegisterUnitRequest(
    Guid UnitId, string Name, string TypeCode, DateOnly ValidFrom, Guid? ParentId = null, Guid? AreaId = null, DateOnly? ValidTo = null,
    IReadOnlyList<RegisterUnitCode>? Codes = null, string? Ownership = null, string? Locality = null);

/// <summary>A code of the new unit.</summary>
/// <param name="Scheme">gso_province, gso_commune, moet_exam, …</param>
/// <param name="Value">As written there, leading zeros kept.</param>
public sealed record RegisterUnitCode(string Scheme, string Value);

/// <summary>The unit as it stands after the request.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="Version">Its version.</param>
public sealed record UnitWritten(Guid UnitId, long Version);

/// <summary>POST /units</summary>
internal static partial class RegisterUnit
{
    private const string FindAgency = """
        select type_code, area_id, unit_id from unit_period
        where type_code in ('so_gddt', 'ubnd_xa') and area_id = any($1) and valid_to is null
        order by unit_id
        """;

    internal static async Task<Results<Created<UnitWritten>, Ok<UnitWritten>, ProblemHttpResult>> Handle(
        RegisterUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        var content = JsonSerializer.Serialize(request, ContractJson.Options);
        if (await UnitRequests.FindAsync(connection, request.UnitId, cancellation) is { } earlier)
        {
            return earlier.Content == content ? TypedResults.Ok(new UnitWritten(earlier.UnitId, earlier.Version)) : UnitRefusals.IdTaken.ToProblem();
        }

        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var (unit, refused) = await PlanAsync(connection, request, types, user, cancellation);
        if (unit is null)
        {
            return refused!.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddUnits([new(null, unit)], await AliasBook.LoadAsync(connection, cancellation), clock.GetUtcNow());
        UnitRequests.Add(batch, request.UnitId, unit, content, user.AccountId(), clock.GetUtcNow());
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
        return TypedResults.Created($"/units/{unit.UnitId}", new UnitWritten(unit.UnitId, unit.Version));
    }

    // The first refusal that applies is the one the caller sees.
    private static Refusal? Refuse(RegisterUnitRequest request) => request switch
    {
        { UnitId: var id } when id == Guid.Empty => UnitRefusals.IdMissing,
        _ when UnitRefusals.OfName(SearchText.Clean(request.Name)) is { } wrong => wrong,
        { ValidFrom: var day } when !UnitRefusals.IsReasonable(day) => UnitRefusals.DayOutOfRange,
        { ValidTo: { } end } when !UnitRefusals.IsReasonable(end) => UnitRefusals.DayOutOfRange,
        { ValidTo: { } end } when end < request.ValidFrom => UnitRefusals.DaysReversed,
        { Codes: { } codes } when codes.Count > 20 || codes.Any(code => !Scheme().IsMatch(code.Scheme) || SearchText.Clean(code.Value).Length is 0 or > 64) => UnitRefusals.CodeInvalid,
        { Ownership.Length: > 100 } or { Locality.Length: > 300 } => UnitRefusals.NameTooLong,
        _ => null,
    };

    private static async Task<(KnownUnit? Unit, Refusal? Refusal)> PlanAsync(
        NpgsqlConnection connection, RegisterUnitRequest request, UnitTypes types, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (types.ByCode(request.TypeCode) is not { } type)
        {
            return (null, UnitRefusals.TypeUnknown);
        }

        var ids = new[] { request.UnitId, request.ParentId ?? Guid.Empty, request.AreaId ?? Guid.Empty };
        var known = await UnitStore.LoadAsync(connection, ids, cancellation);
        if (known.ContainsKey(request.UnitId))
        {
            return (null, UnitRefusals.IdTaken);
        }

        var area = request.AreaId is { } areaId ? known.GetValueOrDefault(areaId) : null;
        if (request.AreaId is not null && (area is null || types.ByCode(area.Latest.TypeCode)?.Kind != UnitType.Area))
        {
            return (null, UnitRefusals.AreaUnknown);
        }

        var parentId = request.ParentId ?? await FindManagerAsync(connection, type, area, cancellation);
        if (parentId is null && type.Kind != UnitType.Area && type.Code != UnitType.Department)
        {
            return (null, UnitRefusals.ParentMissing);
        }

        var parent = parentId is { } wanted ? known.GetValueOrDefault(wanted) ?? await UnitStore.FindAsync(connection, wanted, cancellation) : null;
        if (parentId is not null && parent is null)
        {
            return (null, UnitRefusals.ParentUnknown);
        }

        Guid[] path = [.. parent?.Path ?? [], request.UnitId];
        return user.MayActOn(path) ? (Build(request, type, parent, area, path), null) : (null, Refusal.OutOfScope);
    }

    private static KnownUnit Build(RegisterUnitRequest request, UnitType type, KnownUnit? parent, KnownUnit? area, Guid[] path)
    {
        var name = SearchText.Clean(request.Name);
        var province = type is { Kind: UnitType.Area, Level: "province" } ? request.UnitId : area?.Latest.ProvinceId ?? parent?.Latest.ProvinceId;
        var period = new UnitPeriod(
            request.ValidFrom, request.ValidTo, name, type.FullNameOf(name), type.Code, parent?.UnitId, area?.UnitId, province,
            request.Ownership is null ? null : SearchText.Clean(request.Ownership), request.Locality is null ? null : SearchText.Clean(request.Locality));
        var codes = (request.Codes ?? []).DistinctBy(code => (code.Scheme, code.Value))
            .Select(code => new UnitCodeRow(code.Scheme, SearchText.Clean(code.Value), request.ValidFrom, request.ValidTo)).ToList();
        return new(request.UnitId, 1, path, [period], codes);
    }

    private static async Task<Guid?> FindManagerAsync(NpgsqlConnection connection, UnitType type, KnownUnit? area, CancellationToken cancellation)
    {
        if (area?.Latest.ProvinceId is not { } provinceId || type.Kind is UnitType.Area or UnitType.Office)
        {
            return null;
        }

        var agencies = new Dictionary<(string, Guid), Guid>();
        await using var command = new NpgsqlCommand(FindAgency, connection);
        command.Add(new[] { area.UnitId, provinceId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            agencies.TryAdd((reader.GetString(0), reader.GetGuid(1)), reader.GetGuid(2));
        }

        return ManagingAuthority.Find(type, area.UnitId, provinceId, (code, id) => agencies.TryGetValue((code, id), out var agency) ? agency : null);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Scheme();
}
