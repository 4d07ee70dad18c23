using Microsoft.Extensions.Options;
using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>One waiting event.</summary>
internal sealed record OutboxRow(long Sequence, Guid MessageId, string MessageType, string Key, string Payload, string? TraceParent, string? TraceState, int Attempts, short Partition);

/// <summary>How full the outbox is.</summary>
internal sealed record OutboxState(long Waiting, long Parked, double OldestSeconds);

/// <summary>The relay's SQL. A claimed partition stays locked until its transaction ends, so a killed relay frees it at once.</summary>
internal sealed class OutboxStore(NpgsqlDataSource database, IOptions<OutboxOptions> options)
{
    // $1 turns the order, so that two workers and many replicas do not all try the same partitions first. $2: already emptied in this round.
    private const string ClaimPartitions = """
        select partition from outbox_partition p
        where p.partition <> all($2) and exists (select from outbox o where o.partition = p.partition and o.parked_at is null)
        order by (p.partition + $1) % 16
        limit $3
        for update skip locked
        """;

    // That an event was sent may be forgotten in a crash: it is sent again and dropped by the inbox. So nobody waits for the disk here, least of all those who record gifts.
    private const string NeedNotLast = "set local synchronous_commit = off";

    // A key whose first event waits for its retry keeps its later events waiting too: order before speed.
    private const string ReadWaiting = """
        select w.sequence, w.message_id, w.message_type, w.key, w.payload, w.trace_parent, w.trace_state, w.attempts, w.partition
        from unnest($1) as claimed (partition), lateral (
            select o.* from outbox o
            where o.partition = claimed.partition and o.parked_at is null
              and o.key not in (select key from outbox where partition = claimed.partition and parked_at is null and retry_at > clock_timestamp())
            order by o.sequence
            limit $2) w
        order by w.sequence
        """;

    private const string DeleteSent = "delete from outbox where sequence = any($1)";

    private const string MarkFailed = """
        update outbox
        set attempts = attempts + 1,
            last_error = left($2, 1000),
            retry_at = clock_timestamp() + least(interval '5 minutes', $4 * power(2, attempts)),
            parked_at = case when attempts + 1 >= $3 then clock_timestamp() end
        where sequence = $1
        """;

    private const string Measure = """
        select (select count(*) from outbox where parked_at is null),
               (select count(*) from outbox where parked_at is not null),
               (select extract(epoch from clock_timestamp() - min(created_at))::float8 from outbox where parked_at is null)
        """;

    internal Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation) => database.OpenConnectionAsync(cancellation).AsTask();

    internal static async Task<short[]> ClaimAsync(NpgsqlTransaction transaction, int turn, int most, IReadOnlyCollection<short> emptied, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add(NeedNotLast);
        batch.Add(ClaimPartitions, turn, emptied.ToArray(), most);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var claimed = new List<short>();
        while (await reader.ReadAsync(cancellation))
        {
            claimed.Add(reader.GetInt16(0));
        }

        return [.. claimed];
    }

    /// <param name="transaction">Holds the claim.</param>
    /// <param name="partitions">Claimed.</param>
    /// <param name="limit">Of each.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<List<OutboxRow>> ReadAsync(NpgsqlTransaction transaction, short[] partitions, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadWaiting, transaction.Connection, transaction);
        command.Add(partitions).Add(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OutboxRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                await reader.IsDBNullAsync(5, cancellation) ? null : reader.GetString(5),
                await reader.IsDBNullAsync(6, cancellation) ? null : reader.GetString(6),
                reader.GetInt32(7), reader.GetInt16(8)));
        }

        return rows;
    }

    internal async Task SettleAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<long> sent, IReadOnlyCollection<(long Sequence, string Error)> failed, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        if (sent.Count > 0)
        {
            batch.Add(DeleteSent, sent.ToArray());
        }

        foreach (var (sequence, error) in failed)
        {
            batch.Add(MarkFailed, sequence, error, options.Value.MaxAttempts, options.Value.FirstRetry);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    internal async Task<OutboxState> MeasureAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Measure);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), await reader.IsDBNullAsync(2, cancellation) ? 0 : reader.GetDouble(2));
    }

    // Losing this flag in a crash costs one polling interval, so it need not wait for the disk. SET LOCAL would do nothing without BEGIN.
    internal static async Task SetSleepingAsync(NpgsqlConnection connection, bool sleeping, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select set_config('synchronous_commit', 'off', true)");
        batch.Add("update outbox_relay set sleeping = $1 where sleeping <> $1", sleeping);
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
