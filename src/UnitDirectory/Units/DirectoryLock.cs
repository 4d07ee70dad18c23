using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Lets one writer at a time work on the tree. Readers are never held up.</summary>
internal static class DirectoryLock
{
    private const string Take = "select revision from directory_state for update";
    private const string Raise = "update directory_state set revision = revision + 1";

    /// <summary>Waits for the tree; held until the transaction ends.</summary>
    /// <returns>The number of the last change: what was read at this number is still so.</returns>
    internal static async Task<long> TakeAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Take, transaction.Connection, transaction);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Says in the same batch that the tree has changed.</summary>
    internal static void RaiseRevision(this NpgsqlBatch batch) => batch.Add(Raise);
}
