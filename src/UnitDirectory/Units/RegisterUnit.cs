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
/// <param name="Levels">What it teaches, when that is not what its type says: mam_non, tieu_hoc, thcs, thpt, gdtx, gdnn, dai_hoc.</param>
/// <param name="ForeignCapital">A private school with foreign capital.</param>
/// <param name="NonProfit">A private school that is not for profit.</param>
public sealed record RegisterUnitRequest(
    Guid UnitId, string Name, string TypeCode, DateOnly ValidFrom, Guid? ParentId = null, Guid? AreaId = null, DateOnly? ValidTo = null,
    IReadOnlyList<RegisterUnitCode>? Codes = null, string? Ownership = null, string? Locality = null,
    IReadOnlyList<string>? Levels = null, bool? ForeignCapital = null, bool? NonProfit = null)
{
    internal UnitAttributes Attributes => new(Ownership, ForeignCapital, NonProfit, Levels);
}

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
    private const int MaxCodes = 20;

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
        UnitRequests.Add(batch, request.UnitId, unit, content, new("registered", request.ValidFrom), user, clock.GetUtcNow());
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
        { Codes: { } codes } when !AreValid(codes) => UnitRefusals.CodeInvalid,
        { Ownership.Length: > 100 } or { Locality.Length: > 300 } => UnitRefusals.NameTooLong,
        _ => request.Attributes.RefuseWords(),
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

        var facts = Facts(request, type, area);
        var parentId = request.ParentId ?? (type.Kind is UnitType.Area or UnitType.Office
            ? null
            : (await Agencies.LoadAsync(connection, [facts.AreaId, facts.ProvinceId], request.ValidFrom, cancellation)).ManagerOf(facts, type));
        if (parentId is null && type.Kind != UnitType.Area && !type.IsRoot)
        {
            return (null, UnitRefusals.ParentMissing);
        }

        var parent = parentId is { } wanted ? known.GetValueOrDefault(wanted) ?? await UnitStore.FindAsync(connection, wanted, cancellation) : null;
        if (parentId is not null && parent is null)
        {
            return (null, UnitRefusals.ParentUnknown);
        }

        var period = facts with { ParentId = parentId, ProvinceId = facts.ProvinceId ?? parent?.Latest.ProvinceId };
        Guid[] path = [.. parent?.Path ?? [], request.UnitId];
        return !user.MayActOn(path) ? (null, Refusal.OutOfScope)
            : !user.MayEdit(type) ? (null, UnitRefusals.OfficesOnly)
            : UnitAttributes.Refuse(period, type) is { } refusal ? (null, refusal)
            : (Build(request, period, path), null);
    }

    private static UnitPeriod Facts(RegisterUnitRequest request, UnitType type, KnownUnit? area)
    {
        var name = SearchText.Clean(request.Name);
        var province = type is { Kind: UnitType.Area, Level: "province" } ? request.UnitId : area?.Latest.ProvinceId;
        return request.Attributes.ApplyTo(new(
            request.ValidFrom, request.ValidTo, name, type.FullNameOf(name), type.Code, null, area?.UnitId, province, null,
            request.Locality is null ? null : SearchText.Clean(request.Locality)));
    }

    private static KnownUnit Build(RegisterUnitRequest request, UnitPeriod period, Guid[] path)
    {
        return new(request.UnitId, 1, path, [period], Codes(request.Codes, request.ValidFrom, request.ValidTo));
    }

    internal static bool AreValid(IReadOnlyList<RegisterUnitCode> codes) =>
        codes.Count <= MaxCodes && codes.All(code => Scheme().IsMatch(code.Scheme) && SearchText.Clean(code.Value).Length is > 0 and <= 64 && CodeSchemes.Fits(code.Scheme, SearchText.Clean(code.Value)));

    internal static List<UnitCodeRow> Codes(IReadOnlyList<RegisterUnitCode>? codes, DateOnly from, DateOnly? to) =>
        (codes ?? []).DistinctBy(code => (code.Scheme, code.Value)).Select(code => new UnitCodeRow(code.Scheme, SearchText.Clean(code.Value), from, to)).ToList();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Scheme();
}
