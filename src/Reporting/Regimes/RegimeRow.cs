using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>A regime as it is kept.</summary>
internal sealed record RegimeRow
{
    public required Guid RegimeId { get; init; }

    public required Guid IssuerUnitId { get; init; }

    public required string? IssuerName { get; init; }

    public required Guid? PlanId { get; init; }

    public required string? DocumentNumber { get; init; }

    public required string State { get; init; }

    public required int Version { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required DateOnly AppliesFrom { get; init; }

    public required string Content { get; init; }

    internal RegimeState Stands => Enum.Parse<RegimeState>(State.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>The columns, with the names of issuer and plan.</summary>
    internal const string Columns = """
        select r.regime_id, r.issuer_unit_id, u.name as issuer_name, r.plan_id, p.document_number, r.state, r.version, r.valid_from, r.valid_to, r.applies_from, r.content::text as content
        from regime r left join unit_copy u on u.unit_id = r.issuer_unit_id left join plan_read p on p.plan_id = r.plan_id
        """;

    /// <summary>Regimes of the caller's scope, of the units above the caller, and those whose issuer's successor the caller is.</summary>
    internal const string Visible = """
        (@everything or r.issuer_unit_id in (
            select unit_id from unit_copy where @unit = any (path)
            union all select unnest(path) from unit_copy where unit_id = @unit
            union all select h.unit_id from unit_heir(@today) h join unit_copy c on c.unit_id = h.heir_id where @unit = any (c.path)))
        """;

    private const string Find = $"{Columns} where r.regime_id = @regimeId";

    private const string IsVisible = $"select exists (select from regime r where r.regime_id = @regimeId and {Visible})";

    internal static Task<RegimeRow?> FindAsync(NpgsqlConnection connection, Guid regimeId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<RegimeRow>(new CommandDefinition(Find, new { regimeId }, cancellationToken: cancellation));

    /// <summary>For reading. What the caller may not see is not there.</summary>
    internal static async Task<RegimeRow?> FindVisibleAsync(NpgsqlConnection connection, Guid regimeId, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var values = new { regimeId, everything = user.IsInRole(Roles.Administrator), unit = user.ActingUnit() ?? Guid.Empty, today };
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsVisible, values, cancellationToken: cancellation)) ? await FindAsync(connection, regimeId, cancellation) : null;
    }
}

/// <summary>Whether a caller may act for units, by the copy of the tree.</summary>
internal static class UnitAccess
{
    private const string Paths = "select c.unit_id, c.path from unit_copy c where c.unit_id = any (@ids)";

    // The people of a successor act for a unit that has ended.
    private const string Heirs = "select h.unit_id, c.path from unit_heir(@today) h join unit_copy c on c.unit_id = h.heir_id where h.unit_id = @unitId";

    /// <returns>Null when the caller may act for the unit, which exists, or for its successor.</returns>
    internal static async Task<Refusal?> RefuseActingAsync(this NpgsqlConnection connection, ClaimsPrincipal user, Guid unitId, DateOnly today, CancellationToken cancellation)
    {
        if (await PathsAsync(connection, [unitId], cancellation) is not [var unit])
        {
            return RegimeRefusals.UnitUnknown;
        }

        if (user.MayActOn(unit.Path))
        {
            return null;
        }

        var heirs = await connection.QueryAsync<UnitPath>(new CommandDefinition(Heirs, new { unitId, today }, cancellationToken: cancellation));
        return heirs.Any(heir => user.MayActOn(heir.Path)) ? null : Refusal.OutOfScope;
    }

    /// <returns>Null when all units that report exist and are the issuer's own; the administrator may name any.</returns>
    internal static async Task<Refusal?> RefuseReportersAsync(this NpgsqlConnection connection, ClaimsPrincipal user, Guid issuerId, RegimeContent regime, CancellationToken cancellation)
    {
        var ids = regime.LevelsOrNone.SelectMany(level => (level.UnitIds ?? []).Concat(level.UnderId is { } under ? [under] : [])).Distinct().ToArray();
        var all = regime.ReceiverId is { } receiver ? ids.Append(receiver).Distinct().ToArray() : ids;
        var found = await PathsAsync(connection, all, cancellation);
        return found.Count < all.Length ? RegimeRefusals.UnitUnknown
            : user.IsInRole(Roles.Administrator) || found.Where(unit => ids.Contains(unit.UnitId)).All(unit => unit.Path.Contains(issuerId)) ? null
            : RegimeRefusals.ReportersOutside;
    }

    private static async Task<List<UnitPath>> PathsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation) =>
        (await connection.QueryAsync<UnitPath>(new CommandDefinition(Paths, new { ids }, cancellationToken: cancellation))).AsList();

    private sealed record UnitPath
    {
        public required Guid UnitId { get; init; }

        public required Guid[] Path { get; init; }
    }
}
