using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.UnitDirectory.Changes;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>Reads what an act touches and writes its steps of succession.</summary>
internal static class ActStore
{
    private const string SelectOffices = """
        select distinct p.unit_id from unit_period p join unit_type t on t.code = p.type_code
        where p.parent_id = any($1) and t.kind = 'office' and (p.valid_to is null or p.valid_to >= $2)
        """;

    private const string SelectTouched = """
        select unit_id from unit_period where (parent_id = any($1) or area_id = any($1) or province_id = any($1)) and (valid_to is null or valid_to >= $2)
        union
        select unit_id from unit where path && $1
        """;

    private const string InsertSuccession = """
        insert into unit_succession (predecessor_id, successor_id, effective_on, kind, coverage, document, act_id, at)
        select predecessor, successor, $3, $4, $5, $6, $7, $8 from unnest($1::uuid[], $2::uuid[]) as row (predecessor, successor)
        on conflict do nothing
        """;

    /// <summary>Offices that stand under these units on or after the day.</summary>
    internal static Task<HashSet<Guid>> OfficesAsync(NpgsqlConnection connection, Guid[] ids, DateOnly day, CancellationToken cancellation) =>
        IdsAsync(connection, SelectOffices, ids, day, cancellation);

    /// <summary>Units that hang on these, lie in these or lie below these on or after the day.</summary>
    internal static Task<HashSet<Guid>> TouchedAsync(NpgsqlConnection connection, Guid[] ids, DateOnly day, CancellationToken cancellation) =>
        IdsAsync(connection, SelectTouched, ids, day, cancellation);

    internal static void AddSuccession(
        this NpgsqlBatch batch, IReadOnlyList<(Guid Predecessor, Guid Successor)> pairs, DateOnly day, string kind, bool partial, string? document, Guid act, DateTimeOffset now)
    {
        if (pairs.Count > 0)
        {
            batch.Add(
                InsertSuccession, pairs.Select(pair => pair.Predecessor).ToArray(), pairs.Select(pair => pair.Successor).ToArray(), day, kind,
                partial ? "partial" : "full", document, act, now);
        }
    }

    /// <summary>Tells of every unit that ended, to the broker and to those who follow the changes.</summary>
    internal static void AddClosed(this NpgsqlBatch batch, IEnumerable<UnitClosed> closed, DateTimeOffset now)
    {
        var events = closed.ToList();
        if (events.Count > 0)
        {
            batch.AddToOutbox(events, unit => unit.UnitId.ToString());
            batch.AddChanges("closed", events.ConvertAll(unit => (unit.UnitId, unit.Version, (object)unit)), now);
        }
    }

    internal static UnitReference Reference(UnitPeriod period, Guid id) => new(id, period.FullName, period.TypeCode);

    private static async Task<HashSet<Guid>> IdsAsync(NpgsqlConnection connection, string sql, Guid[] ids, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Add(ids).Add(day);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }
}
