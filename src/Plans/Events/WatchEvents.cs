using System.Globalization;
using EduCoop.Storage;
using Grpc.Core;
using Npgsql;
using Rpc = EduCoop.Contracts.Plans.V1;

namespace EduCoop.Plans.Events;

/// <summary>
/// WatchEvents over gRPC: everything that Plans has said after a number, in the order of commits, then what comes. The server keeps nothing about
/// the caller: who was cut off asks again from the last number that was kept, and misses nothing.
/// </summary>
internal static class WatchEvents
{
    private const int Chunk = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // Only one gives numbers at a time, and what it cannot see yet gets higher ones: so no lower number ever comes after a higher one was read.
    private const string Lock = "select pg_advisory_xact_lock(8713402196)";
    private const string Number = """
        update event_log e set sequence = n.sequence
        from (select place, coalesce((select max(sequence) from event_log), 0) + row_number() over (order by place) as sequence
              from (select place from event_log where sequence is null order by place limit 20000) open) n
        where e.place = n.place
        """;

    private const string Select = """
        select sequence, message_id, message_type, content, at from event_log where sequence > $1 order by sequence limit $2
        """;

    /// <param name="database">The service's database.</param>
    /// <param name="from">The last number that the caller has kept.</param>
    /// <param name="untilNow">Ends when all that was said so far has been given.</param>
    /// <param name="writer">The caller.</param>
    /// <param name="cancellation">The caller has gone.</param>
    internal static async Task RunAsync(NpgsqlDataSource database, long from, bool untilNow, IServerStreamWriter<Rpc.PlanEvent> writer, CancellationToken cancellation)
    {
        for (var last = from; !cancellation.IsCancellationRequested;)
        {
            // A connection is held while a chunk is read, never while a slow reader takes it.
            var chunk = await ReadAsync(database, last, cancellation);
            foreach (var one in chunk)
            {
                await writer.WriteAsync(one, cancellation);
                last = one.Sequence;
            }

            // The last look, after which there was nothing, also gave numbers: a full stop is the present.
            if (chunk.Count == 0)
            {
                if (untilNow)
                {
                    return;
                }

                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private static async Task<List<Rpc.PlanEvent>> ReadAsync(NpgsqlDataSource database, long after, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await SelectAsync(connection, after, cancellation);
        if (found.Count == 0 && await NumberAsync(connection, cancellation) > 0)
        {
            found = await SelectAsync(connection, after, cancellation);
        }

        return found;
    }

    private static async Task<int> NumberAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var locking = new NpgsqlCommand(Lock, connection, transaction);
        await locking.ExecuteNonQueryAsync(cancellation);
        await using var number = new NpgsqlCommand(Number, connection, transaction);
        var count = await number.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    private static async Task<List<Rpc.PlanEvent>> SelectAsync(NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(after).Add(Chunk);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Rpc.PlanEvent>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new()
            {
                Sequence = reader.GetInt64(0),
                MessageId = reader.GetGuid(1).ToString(),
                Type = reader.GetString(2)[(reader.GetString(2).LastIndexOf('.') + 1)..],
                Content = reader.GetString(3),
                At = reader.GetFieldValue<DateTimeOffset>(4).ToString("O", CultureInfo.InvariantCulture),
            });
        }

        return found;
    }
}
