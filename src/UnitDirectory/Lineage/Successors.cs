using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>A unit that stands on the day in the place of an earlier one.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="FullName">Its name on the day.</param>
/// <param name="TypeCode">Its type on the day.</param>
/// <param name="Coverage">full: all of the earlier unit is in it; partial: a part of it.</param>
/// <param name="Steps">How many acts lie between.</param>
public sealed record SuccessorUnit(Guid UnitId, string FullName, string TypeCode, string Coverage, int Steps);

/// <summary>What has become of a unit until a day.</summary>
/// <param name="UnitId">The unit that was asked for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="IsInForce">Is it itself still there on the day?</param>
/// <param name="LastDay">Its last day, when it is known.</param>
/// <param name="NameOnLastDay">What it was called last: the name that agreements of its time keep.</param>
/// <param name="Items">Who stands in its place; itself while it is there. Empty: nobody took over.</param>
public sealed record SuccessorAnswer(Guid UnitId, DateOnly AsOf, bool IsInForce, DateOnly? LastDay, string NameOnLastDay, IReadOnlyList<SuccessorUnit> Items);

/// <summary>GET /units/{id}/successors: an agreement keeps the name of its day and follows its unit through every merger.</summary>
internal static class Successors
{
    private const int MostSteps = 20;
    private const int MostUnits = 200;

    // Only from a unit that has ended by the day: one that gave a part away is still itself.
    private const string Follow = """
        with recursive next as (
            select $1::uuid as unit_id, false as partial, 0 as steps
            union
            select s.successor_id, next.partial or s.coverage = 'partial', next.steps + 1
            from next join unit_succession s on s.predecessor_id = next.unit_id and s.effective_on <= $2
            where next.steps < $3
              and not exists (select from unit_period p where p.unit_id = next.unit_id and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2))
        )
        select p.unit_id, p.full_name, p.type_code, bool_and(next.partial), min(next.steps)
        from next join unit_period p on p.unit_id = next.unit_id and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
        group by p.unit_id, p.full_name, p.type_code, p.name
        order by bool_and(next.partial), min(next.steps), p.name, p.unit_id
        limit $4
        """;

    internal static async Task<Results<Ok<SuccessorAnswer>, ProblemHttpResult>> Handle(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null)
    {
        var day = asOf ?? clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UnitStore.FindAsync(connection, id, cancellation) is not { } known)
        {
            return Refusal.NotFound.ToProblem();
        }

        var items = await FindAsync(connection, id, day, cancellation);
        return TypedResults.Ok(new SuccessorAnswer(id, day, known.On(day) is not null, known.Latest.ValidTo, known.Latest.FullName, items));
    }

    /// <summary>Who is there on the day; the unit itself while it is.</summary>
    internal static async Task<IReadOnlyList<SuccessorUnit>> FindAsync(NpgsqlConnection connection, Guid id, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Follow, connection);
        command.Add(id).Add(day).Add(MostSteps).Add(MostUnits);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<SuccessorUnit>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3) ? "partial" : "full", reader.GetInt32(4)));
        }

        return found;
    }
}
