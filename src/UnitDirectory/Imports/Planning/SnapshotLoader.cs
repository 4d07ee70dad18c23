using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>Reads the whole directory as of one moment.</summary>
internal static class SnapshotLoader
{
    private const string SelectSuccession = "select predecessor_id, successor_id, coverage = 'full' from unit_succession";

    internal static async Task<Snapshot> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // One view for all statements, so that the revision and the units belong together.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var snapshot = await ReadAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        return snapshot;
    }

    /// <summary>The same inside a transaction that is open already.</summary>
    internal static async Task<Snapshot> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select revision from directory_state", connection);
        var revision = (long)(await command.ExecuteScalarAsync(cancellation))!;
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var units = await UnitStore.LoadAsync(connection, null, cancellation);
        return new(revision, types, units.Values) { Succession = await SuccessionAsync(connection, cancellation) };
    }

    private static async Task<IReadOnlyList<(Guid Predecessor, Guid Successor, bool IsFull)>> SuccessionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectSuccession, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var steps = new List<(Guid, Guid, bool)>();
        while (await reader.ReadAsync(cancellation))
        {
            steps.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2)));
        }

        return steps;
    }
}
