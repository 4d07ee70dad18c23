using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>The body in whose words a name stands: "Công an phường" is the police of its ward.</summary>
/// <param name="Body">The agency that speaks; for an office the agency above it.</param>
/// <param name="Area">Its commune or province by name and printed name; empty when it lies nowhere in particular.</param>
internal sealed record ResolveContext(UnitItem Body, (string Name, string FullName) Area)
{
    private const string SelectArea = """
        select a.name, a.full_name from unit_period p
        join unit_period a on a.unit_id = coalesce(p.area_id, p.unit_id) and a.valid_from <= $2 and (a.valid_to is null or a.valid_to >= $2)
        join unit_type t on t.code = a.type_code and t.kind = 'area'
        where p.unit_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
        """;

    /// <summary>Words that a name in this context may carry without saying anything new.</summary>
    internal IReadOnlyList<string> PlaceNames =>
        new[] { Area.FullName, Area.Name, Body.ProvinceName is { } province ? $"thành phố {province}" : "", Body.ProvinceName is { } name ? $"tỉnh {name}" : "", Body.ProvinceName ?? "" }
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();

    internal static async Task<ResolveContext?> LoadAsync(NpgsqlConnection connection, Guid id, DateOnly day, CancellationToken cancellation)
    {
        if (await GetUnit.FindAsync(connection, id, day, cancellation) is not { } unit)
        {
            return null;
        }

        var body = unit is { Kind: UnitType.Office, ParentId: { } above } && await GetUnit.FindAsync(connection, above, day, cancellation) is { } agency ? agency : unit;
        await using var command = new NpgsqlCommand(SelectArea, connection);
        command.Add(body.Id).Add(day);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return new(body, await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetString(1)) : ("", ""));
    }
}
