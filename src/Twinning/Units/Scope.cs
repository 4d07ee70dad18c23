using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Units;

/// <summary>What the caller may see and do: everything, or one unit and all below it.</summary>
/// <param name="Everything">The administrator.</param>
/// <param name="Unit">The unit acted for; empty when the token names none, which reaches nothing.</param>
internal readonly record struct Scope(bool Everything, Guid Unit)
{
    internal static Scope Of(ClaimsPrincipal user) => new(user.IsInRole(Roles.Administrator), user.ActingUnit() ?? Guid.Empty);
}

/// <summary>A unit as this service knows it.</summary>
internal sealed record KnownUnit
{
    public required Guid UnitId { get; init; }

    /// <summary>As printed ("Trường Tiểu học Mẫu").</summary>
    public required string Name { get; init; }

    public required string TypeCode { get; init; }

    /// <summary>The unit above it: who manages a school.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Ancestors from the root to itself; after an end also those of the successors.</summary>
    public required Guid[] Path { get; init; }

    /// <summary>Its last day, once that is known.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>Looks units up in the copy.</summary>
internal static class UnitLookup
{
    internal static readonly Refusal UnitUnknown = new(
        "unit_unknown", "Không có đơn vị này trong danh mục.", "Kiểm tra mã đơn vị; đơn vị mới nhập cần vài giây để tới phần kết nghĩa.");

    private const string Find = """
        select c.unit_id, c.name, c.type_code, c.parent_id, c.path, e.last_day
        from unit_copy c left join unit_end e on e.unit_id = c.unit_id where c.unit_id = any (@ids)
        """;

    internal static async Task<IReadOnlyDictionary<Guid, KnownUnit>> FindAsync(NpgsqlConnection connection, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var found = await connection.QueryAsync<KnownUnit>(new CommandDefinition(Find, new { ids = ids.Distinct().ToArray() }, cancellationToken: cancellation));
        return found.ToDictionary(unit => unit.UnitId);
    }

    /// <returns>Null when the caller may act for the unit, which exists.</returns>
    internal static async Task<Refusal?> RefuseActingAsync(this NpgsqlConnection connection, ClaimsPrincipal user, Guid unitId, CancellationToken cancellation)
    {
        var units = await FindAsync(connection, [unitId], cancellation);
        return !units.TryGetValue(unitId, out var unit) ? UnitUnknown : user.MayActOn(unit.Path) ? null : Refusal.OutOfScope;
    }
}
