using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>A unit on the map of predecessors.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="FullName">Its newest name.</param>
/// <param name="TypeCode">Its newest type.</param>
/// <param name="ProvinceName">The province it lies or lay in.</param>
/// <param name="Codes">Codes it has had.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day, when it has one.</param>
/// <param name="Generation">0 is the unit that was asked for, below 0 came before it, above 0 came after.</param>
public sealed record LineageUnit(
    Guid UnitId, string FullName, string TypeCode, string? ProvinceName, IReadOnlyList<UnitItemCode> Codes, DateOnly ValidFrom, DateOnly? ValidTo, int Generation);

/// <summary>One step from a predecessor to a successor.</summary>
/// <param name="PredecessorId">Who was.</param>
/// <param name="SuccessorId">Who followed.</param>
/// <param name="EffectiveOn">First day of the successor in its place.</param>
/// <param name="Kind">merge, split, closure.</param>
/// <param name="Coverage">full or partial.</param>
/// <param name="Document">The decision it rests on.</param>
public sealed record LineageStep(Guid PredecessorId, Guid SuccessorId, DateOnly EffectiveOn, string Kind, string Coverage, string? Document);

/// <summary>Where a unit comes from and what has become of it.</summary>
/// <param name="UnitId">The unit that was asked for.</param>
/// <param name="Units">All units on the map, in the order of generations.</param>
/// <param name="Steps">The lines between them.</param>
/// <param name="IsCut">More than is shown: ask from one of the outer units.</param>
public sealed record LineageMap(Guid UnitId, IReadOnlyList<LineageUnit> Units, IReadOnlyList<LineageStep> Steps, bool IsCut);

/// <summary>GET /units/{id}/lineage: the map of predecessors and successors.</summary>
internal static class GetLineage
{
    private const int MostUnits = 500;

    // Backward from the unit and forward from it, not to siblings that share only a predecessor.
    private const string SelectUnits = """
        with recursive
        back as (
            select $1::uuid as unit_id, 0 as generation
            union
            select s.predecessor_id, back.generation - 1 from back join unit_succession s on s.successor_id = back.unit_id where back.generation > -20
        ),
        forth as (
            select $1::uuid as unit_id, 0 as generation
            union
            select s.successor_id, forth.generation + 1 from forth join unit_succession s on s.predecessor_id = forth.unit_id where forth.generation < 20
        ),
        seen as (
            select unit_id, min(generation) as generation from (select * from back union all select * from forth) both_ways group by unit_id
            order by min(abs(generation)), unit_id limit $2
        )
        select seen.unit_id, p.full_name, p.type_code,
               (select x.name from unit_period x where x.unit_id = p.province_id order by x.valid_from desc limit 1),
               array(select distinct c.scheme || ' ' || c.value from unit_code c where c.unit_id = seen.unit_id order by 1),
               (select min(x.valid_from) from unit_period x where x.unit_id = seen.unit_id), p.valid_to, seen.generation
        from seen
        cross join lateral (select * from unit_period x where x.unit_id = seen.unit_id order by x.valid_from desc limit 1) p
        order by seen.generation, p.name, seen.unit_id
        """;

    private const string SelectSteps = """
        select predecessor_id, successor_id, effective_on, kind, coverage, document from unit_succession
        where predecessor_id = any($1) and successor_id = any($1)
        order by effective_on, predecessor_id, successor_id
        """;

    internal static async Task<Results<Ok<LineageMap>, ProblemHttpResult>> Handle(Guid id, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var units = await UnitsAsync(connection, id, cancellation);
        if (units.Count == 0)
        {
            return Refusal.NotFound.ToProblem();
        }

        var shown = units.Take(MostUnits).ToList();
        return TypedResults.Ok(new LineageMap(id, shown, await StepsAsync(connection, shown, cancellation), units.Count > MostUnits));
    }

    private static async Task<List<LineageUnit>> UnitsAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectUnits, connection);
        command.Add(id).Add(MostUnits + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var units = new List<LineageUnit>();
        while (await reader.ReadAsync(cancellation))
        {
            units.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.TextOrNull(3), UnitItemCode.Read(reader.GetFieldValue<string[]>(4)),
                reader.GetFieldValue<DateOnly>(5), reader.GetFieldValue<DateOnly?>(6), reader.GetInt32(7)));
        }

        return units;
    }

    private static async Task<List<LineageStep>> StepsAsync(NpgsqlConnection connection, List<LineageUnit> units, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectSteps, connection);
        command.Add(units.Select(unit => unit.UnitId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var steps = new List<LineageStep>();
        while (await reader.ReadAsync(cancellation))
        {
            steps.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3), reader.GetString(4), reader.TextOrNull(5)));
        }

        return steps;
    }
}
