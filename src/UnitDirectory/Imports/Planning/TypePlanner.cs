using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>Compares a list of unit types with the known ones. A column that the list lacks leaves what is known.</summary>
internal static class TypePlanner
{
    private const string Upsert = """
        insert into unit_type (code, name, kind, level, manager, scope, synonyms, levels, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, (select coalesce(max(position), 0) + 1 from unit_type))
        on conflict (code) do update
        set name = excluded.name, kind = excluded.kind, level = excluded.level, manager = excluded.manager, scope = excluded.scope, synonyms = excluded.synonyms, levels = excluded.levels
        """;

    internal static (RowOutcome Outcome, UnitType Type) Plan(ImportTypeRow row, UnitTypes types)
    {
        var known = types.ByCode(row.Code);
        var type = new UnitType(
            row.Code, row.Name, row.Kind, row.Level ?? known?.Level ?? "", row.Manager ?? known?.Manager, row.Scope ?? known?.Scope ?? "", row.Synonyms ?? known?.Synonyms ?? [],
            row.Levels ?? known?.Levels ?? []);
        return (known is null ? RowOutcome.New : IsSame(known, type) ? RowOutcome.Same : RowOutcome.Changed, type);
    }

    internal static void AddType(this NpgsqlBatch batch, UnitType type) =>
        batch.Add(Upsert, type.Code, type.Name, type.Kind, type.Level, type.Manager, type.Scope, type.Synonyms.ToArray(), string.Join(' ', type.Levels));

    private static bool IsSame(UnitType a, UnitType b) =>
        (a.Code, a.Name, a.Kind, a.Level, a.Manager, a.Scope) == (b.Code, b.Name, b.Kind, b.Level, b.Manager, b.Scope) && a.Synonyms.SequenceEqual(b.Synonyms) && a.Levels.SequenceEqual(b.Levels);
}
