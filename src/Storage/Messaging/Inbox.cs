using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>Makes the effect of a message happen once, however often it is delivered.</summary>
public static class Inbox
{
    private const string InsertOne = "insert into inbox (consumer, message_id) values ($1, $2)";

    private const string InsertNew = """
        insert into inbox (consumer, message_id)
        select $1, id from unnest($2) as id
        on conflict do nothing
        returning message_id
        """;

    /// <summary>Runs the effect together with the message's inbox row in one batch.</summary>
    /// <param name="database">The consumer's database.</param>
    /// <param name="consumer">Stable name of the consumer.</param>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="effect">Adds the effect's statements.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when the message had been applied before; then nothing was changed.</returns>
    public static async Task<bool> ApplyOnceAsync(
        this NpgsqlDataSource database, string consumer, Guid messageId, Action<NpgsqlBatch> effect, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.Add(InsertOne, consumer, messageId);
        effect(batch);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("inbox_pkey"))
        {
            return false;
        }
    }

    /// <summary>For batch consumers: within the transaction, takes those messages that were not applied before.</summary>
    /// <param name="transaction">The transaction that will also hold the effect.</param>
    /// <param name="consumer">Stable name of the consumer.</param>
    /// <param name="messageIds">Ids of the delivered messages.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    public static async Task<HashSet<Guid>> TakeNewAsync(NpgsqlTransaction transaction, string consumer, Guid[] messageIds, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(InsertNew, transaction.Connection, transaction);
        command.Add(consumer).Add(messageIds);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = new HashSet<Guid>(messageIds.Length);
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(reader.GetGuid(0));
        }

        return taken;
    }
}
