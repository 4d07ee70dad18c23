using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Lineage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A unit above another one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its printed name on the day.</param>
/// <param name="TypeCode">Its type.</param>
public sealed record UnitAncestor(Guid Id, string Name, string TypeCode);

/// <summary>What was so of a unit from one day to another.</summary>
/// <param name="Name">Name.</param>
/// <param name="FullName">Name as printed.</param>
/// <param name="TypeCode">Type.</param>
/// <param name="ParentId">The unit above.</param>
/// <param name="AreaId">The commune or province it lies in.</param>
/// <param name="Ownership">công lập, dân lập, tư thục.</param>
/// <param name="Locality">Place in words.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, when known.</param>
public sealed record UnitName(
    string Name, string FullName, string TypeCode, Guid? ParentId, Guid? AreaId, string? Ownership, string? Locality, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>Who manages a school, and whether that follows from what it teaches.</summary>
/// <param name="UnitId">The managing unit.</param>
/// <param name="FullName">Its name on the day.</param>
/// <param name="Level">commune, department, province, ministry: what the highest level taught asks for.</param>
/// <param name="DerivedUnitId">Who it would be by the highest level taught; null when nobody is listed.</param>
/// <param name="IsOverride">A person has stated another one.</param>
/// <param name="Reason">Vietnamese, for a person to read.</param>
public sealed record UnitManager(Guid? UnitId, string? FullName, string? Level, Guid? DerivedUnitId, bool IsOverride, string Reason);

/// <summary>A code of an outside register and the days it was in use.</summary>
/// <param name="Scheme">gso_province, gso_commune, moet_exam, …</param>
/// <param name="Value">As written there.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, when known.</param>
public sealed record UnitCodePeriod(string Scheme, string Value, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>One unit with its surroundings and its history.</summary>
public sealed record UnitDetails : UnitItem
{
    internal UnitDetails(UnitItem item)
        : base(item)
    {
    }

    /// <summary>From the root to the unit's parent, on the day.</summary>
    public required IReadOnlyList<UnitAncestor> Ancestors { get; init; }

    /// <summary>Who manages it, for schools and other institutions.</summary>
    public UnitManager? Manager { get; init; }

    /// <summary>The commune or province it lies in.</summary>
    public Guid? AreaId { get; init; }

    /// <summary>Place in words, for example the former district.</summary>
    public string? Locality { get; init; }

    /// <summary>Codes of outside registers, with the days they were in use.</summary>
    public required IReadOnlyList<UnitCodePeriod> AllCodes { get; init; }

    /// <summary>Its whole history, oldest first.</summary>
    public required IReadOnlyList<UnitName> Names { get; init; }
}

/// <summary>GET /units/{id}, /units/{id}/history</summary>
internal static class GetUnit
{
    private const string SelectItem = $"""
        select {UnitItem.Columns} from unit_period p {UnitItem.Joins}
        where p.unit_id = $2 and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        """;

    // As of the day, not by the kept path: that one is today's. The depth stops a loop that no rule of ours would let in.
    private const string SelectAncestors = """
        with recursive up as (
            select parent_id, 1 as depth from unit_period where unit_id = $2 and valid_from <= $1 and (valid_to is null or valid_to >= $1)
            union all
            select p.parent_id, up.depth + 1 from up join unit_period p on p.unit_id = up.parent_id and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
            where up.depth < 32
        )
        select p.unit_id, p.full_name, p.type_code
        from up join unit_period p on p.unit_id = up.parent_id and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        order by up.depth desc
        """;

    internal static async Task<Results<Ok<UnitDetails>, ProblemHttpResult>> Handle(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null)
    {
        var day = asOf ?? clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UnitStore.FindAsync(connection, id, cancellation) is not { } known)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await FindAsync(connection, id, day, cancellation) is not { } item)
        {
            // A closed unit is answered with where to go on.
            var successors = await Successors.FindAsync(connection, id, day, cancellation);
            return UnitRefusals.NotValidThen.ToProblem(("validFrom", known.Periods[0].ValidFrom), ("validTo", known.Latest.ValidTo), ("successors", successors));
        }

        var period = known.On(day)!;
        var ancestors = await AncestorsAsync(connection, id, day, cancellation);
        return TypedResults.Ok(new UnitDetails(item)
        {
            Ancestors = ancestors,
            Names = Names(known),
            AreaId = period.AreaId,
            Locality = period.Locality,
            AllCodes = known.Codes.Select(code => new UnitCodePeriod(code.Scheme, code.Value, code.ValidFrom, code.ValidTo)).ToList(),
            Manager = item.Kind == UnitType.Institution ? await ManagerAsync(connection, period, ancestors, day, cancellation) : null,
        });
    }

    private static async Task<UnitManager> ManagerAsync(
        NpgsqlConnection connection, UnitPeriod period, IReadOnlyList<UnitAncestor> ancestors, DateOnly day, CancellationToken cancellation)
    {
        var type = (await UnitTypes.LoadAsync(connection, cancellation)).ByCode(period.TypeCode)!;
        var agencies = await Agencies.LoadAsync(connection, [period.AreaId, period.ProvinceId], day, cancellation);
        var derived = agencies.ManagerOf(period, type);
        var level = ManagingAuthority.LevelOf(type, period.Levels);
        var name = ancestors.FirstOrDefault(unit => unit.Id == period.ParentId)?.Name;
        var by = level switch
        {
            "commune" => "cấp học cao nhất đến trung học cơ sở nên thuộc Ủy ban nhân dân cấp xã",
            "department" => "có cấp trung học phổ thông hoặc giáo dục thường xuyên nên thuộc Sở Giáo dục và Đào tạo",
            "province" => "giáo dục nghề nghiệp nên thuộc cấp tỉnh",
            "ministry" => "giáo dục đại học nên thuộc bộ, ngành",
            _ => "loại đơn vị này chưa quy định cấp quản lý",
        };
        return derived is null || derived == period.ParentId
            ? new(period.ParentId, name, level, derived, false, $"Xác định theo cấp học: {by}.")
            : new(period.ParentId, name, level, derived, true, $"Do người dùng chỉ định, khác với cách xác định theo cấp học ({by}).");
    }

    internal static async Task<Results<Ok<IReadOnlyList<UnitName>>, ProblemHttpResult>> HandleHistory(Guid id, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await UnitStore.FindAsync(connection, id, cancellation) is { } known ? TypedResults.Ok<IReadOnlyList<UnitName>>(Names(known)) : Refusal.NotFound.ToProblem();
    }

    internal static async Task<UnitItem?> FindAsync(NpgsqlConnection connection, Guid id, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectItem, connection);
        command.Add(day).Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? UnitItem.Read(reader) : null;
    }

    private static async Task<IReadOnlyList<UnitAncestor>> AncestorsAsync(NpgsqlConnection connection, Guid id, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectAncestors, connection);
        command.Add(day).Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ancestors = new List<UnitAncestor>();
        while (await reader.ReadAsync(cancellation))
        {
            ancestors.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        }

        return ancestors;
    }

    private static List<UnitName> Names(KnownUnit unit) => unit.Periods.Select(period => new UnitName(
        period.Name, period.FullName, period.TypeCode, period.ParentId, period.AreaId, period.Ownership, period.Locality, period.ValidFrom, period.ValidTo)).ToList();
}
