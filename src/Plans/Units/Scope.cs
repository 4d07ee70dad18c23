using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Units;

/// <summary>What the caller may see and do: everything, or one unit and all below it.</summary>
/// <param name="Everything">The administrator.</param>
/// <param name="Unit">The unit acted for; empty when the token names none, which reaches nothing.</param>
internal readonly record struct Scope(bool Everything, Guid Unit)
{
    /// <summary>For lists and single reads: may the caller read plan p? Its issuer's people, those below an issuer once it is issued, and whoever has a part in it.</summary>
    internal const string MayReadPlan = """
        (@everything
         or exists (select from unit_copy iu where iu.unit_id = p.issuer_unit_id and @unit = any (iu.path))
         or p.issuer_unit_id = @unit
         or (p.issued_at is not null and exists (select from unit_copy me where me.unit_id = @unit and p.issuer_unit_id = any (me.path)))
         or exists (select from task t join task_role r on r.task_id = t.task_id join unit_copy ru on ru.unit_id = r.unit_id or ru.unit_id = any (r.member_ids)
                    where t.plan_id = p.plan_id and @unit = any (ru.path)))
        """;

    internal static Scope Of(ClaimsPrincipal user) => new(user.IsInRole(Roles.Administrator), user.ActingUnit() ?? Guid.Empty);
}

/// <summary>A unit as this service knows it.</summary>
internal sealed record KnownUnit
{
    public required Guid UnitId { get; init; }

    public required string Name { get; init; }

    /// <summary>Ancestors from the root to itself.</summary>
    public required Guid[] Path { get; init; }
}

/// <summary>Looks units up in the copy.</summary>
internal static class UnitLookup
{
    internal static readonly Refusal UnitUnknown = new("unit_unknown", "Không có đơn vị này trong danh mục.", "Kiểm tra mã đơn vị; đơn vị mới nhập cần vài giây để tới phần kế hoạch.");

    private const string Find = "select unit_id, name, path from unit_copy where unit_id = any (@ids)";

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
