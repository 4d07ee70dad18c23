using System.Globalization;
using EduCoop.Contracts.UnitDirectory.V1;
using EduCoop.Storage;
using Grpc.Core;
using Npgsql;

namespace EduCoop.UnitDirectory.Changes;

/// <summary>
/// WatchChanges over gRPC: what was before, then what comes. The server keeps nothing about the caller: who was cut off asks again from the
/// last number that they have kept, and misses nothing.
/// </summary>
internal static class WatchChanges
{
    private const int Chunk = 500;

    private const string Select = """
        select sequence, unit_id, version, kind, content::text, at from unit_change where sequence > $1 order by sequence limit $2
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    internal static async Task RunAsync(NpgsqlDataSource database, long from, bool untilNow, IServerStreamWriter<UnitChange> writer, CancellationToken cancellation)
    {
        for (var last = from; !cancellation.IsCancellationRequested;)
        {
            // A connection is held while a chunk is read, never while a slow reader takes it.
            var chunk = await ReadAsync(database, last, cancellation);
            foreach (var change in chunk)
            {
                await writer.WriteAsync(change, cancellation);
                last = change.Sequence;
            }

            if (chunk.Count < Chunk)
            {
                if (untilNow)
                {
                    return;
                }

                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private static async Task<List<UnitChange>> ReadAsync(NpgsqlDataSource database, long after, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(after).Add(Chunk);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var changes = new List<UnitChange>();
        while (await reader.ReadAsync(cancellation))
        {
            changes.Add(new()
            {
                Sequence = reader.GetInt64(0),
                UnitId = reader.GetGuid(1).ToString(),
                Version = reader.GetInt64(2),
                Kind = reader.GetString(3),
                Content = reader.GetString(4),
                At = reader.GetFieldValue<DateTimeOffset>(5).ToString("O", CultureInfo.InvariantCulture),
            });
        }

        return changes;
    }
}
