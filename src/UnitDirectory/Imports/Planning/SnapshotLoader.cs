using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>Reads the whole directory as of one moment.</summary>
internal static class SnapshotLoader
{
    internal static async Task<Snapshot> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // One view for all statements, so that the revision and the units belong together.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var command = new NpgsqlCommand("select revision from directory_state", connection, transaction);
        var revision = (long)(await command.ExecuteScalarAsync(cancellation))!;
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var units = await UnitStore.LoadAsync(connection, null, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(revision, types, units.Values);
    }
}
