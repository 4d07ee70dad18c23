using System.Data;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>What the index has to take in to stand where the directory stands.</summary>
/// <param name="Revision">The directory's number; the same number, the same directory.</param>
/// <param name="Sequence">The last step that is in.</param>
/// <param name="IsComplete">All units; otherwise those that have changed since.</param>
/// <param name="Units">The units.</param>
/// <param name="Types">All types.</param>
internal sealed record IndexUpdate(long Revision, long Sequence, bool IsComplete, IReadOnlyList<LoadedUnit> Units, UnitTypes Types);

/// <summary>Reads the directory, or what has changed in it, as of one moment.</summary>
internal static class IndexLoader
{
    private const string SelectState = "select revision, (select coalesce(max(sequence), 0) from unit_change) from directory_state";
    private const string SelectChanged = "select distinct unit_id from unit_change where sequence > $1 limit 20001";
    private const int MostChanged = 20_000;

    private const string SelectKeys = """
        select unit_id, valid_from, fold_key, accent_key, tsvector_to_array(tokens) from unit_period where $1::uuid[] is null or unit_id = any($1)
        """;

    internal static async Task<IndexUpdate> LoadAsync(NpgsqlConnection connection, long? known, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var (revision, sequence) = await StateAsync(connection, cancellation);
        // A directory that was put back from a copy counts from an older number: begin anew.
        var changed = known is { } last && last <= sequence ? await ChangedAsync(connection, last, cancellation) : null;
        var ids = changed is null || changed.Length > MostChanged ? null : changed;
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var units = ids is { Length: 0 } ? [] : await UnitsAsync(connection, ids, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(revision, sequence, ids is null, units, types);
    }

    private static async Task<(long Revision, long Sequence)> StateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectState, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<Guid[]> ChangedAsync(NpgsqlConnection connection, long since, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectChanged, connection);
        command.Add(since);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    private static async Task<List<LoadedUnit>> UnitsAsync(NpgsqlConnection connection, Guid[]? ids, CancellationToken cancellation)
    {
        var known = await UnitStore.LoadAsync(connection, ids, cancellation);
        var keys = known.Keys.ToDictionary(id => id, _ => new Dictionary<DateOnly, (string, string, string[])>(1));
        await using var command = new NpgsqlCommand(SelectKeys, connection);
        command.Parameters.Add(new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (keys.TryGetValue(reader.GetGuid(0), out var periods))
            {
                periods[reader.GetFieldValue<DateOnly>(1)] = (reader.GetString(2), reader.GetString(3), reader.GetFieldValue<string[]>(4));
            }
        }

        return known.Values.Select(unit => new LoadedUnit(unit, keys[unit.UnitId])).ToList();
    }
}
