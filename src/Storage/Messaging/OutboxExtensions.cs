using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EduCoop.Contracts;
using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>Puts events into the same batch as the rows they tell about: both are committed or neither is.</summary>
public static class OutboxExtensions
{
    internal const int Partitions = 16;

    private const string Insert = """
        insert into outbox (message_id, message_type, key, partition, payload, trace_parent, trace_state)
        values ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertMany = """
        insert into outbox (message_id, message_type, key, partition, payload, trace_parent, trace_state)
        select id, $2, key, partition, payload, trace_parent, trace_state
        from unnest($1, $3, $4, $5, $6::text[], $7::text[]) with ordinality as row (id, key, partition, payload, trace_parent, trace_state, place)
        order by place
        """;

    /// <summary>Adds one event. It leaves for the broker after the batch has committed.</summary>
    /// <typeparam name="T">The event, a record of EduCoop.Contracts.</typeparam>
    /// <param name="batch">The batch that also writes the rows.</param>
    /// <param name="message">The event.</param>
    /// <param name="key">Events with the same key arrive in the order in which they were added; use the id of what the event is about.</param>
    /// <param name="messageId">Id of the message; a new one when null. Give it when the same event may be added twice.</param>
    public static void AddToOutbox<T>(this NpgsqlBatch batch, T message, string key, Guid? messageId = null)
        where T : class =>
        batch.Add(
            Insert,
            messageId ?? Guid.CreateVersion7(),
            TypeName<T>(),
            key,
            Partition(key),
            JsonSerializer.Serialize(message, ContractJson.Options),
            Activity.Current?.Id,
            Activity.Current?.TraceStateString);

    /// <summary>Adds many events of one type in one statement.</summary>
    /// <typeparam name="T">The event, a record of EduCoop.Contracts.</typeparam>
    /// <param name="batch">The batch that also writes the rows.</param>
    /// <param name="messages">The events, in order.</param>
    /// <param name="key">Key of each.</param>
    public static void AddToOutbox<T>(this NpgsqlBatch batch, IReadOnlyList<T> messages, Func<T, string> key)
        where T : class =>
        batch.AddToOutbox(messages, key, [.. messages.Select(_ => (Activity.Current?.Id, Activity.Current?.TraceStateString))]);

    /// <summary>Adds many events of one type, each of a request of its own, in one statement.</summary>
    /// <typeparam name="T">The event, a record of EduCoop.Contracts.</typeparam>
    /// <param name="batch">The batch that also writes the rows.</param>
    /// <param name="messages">The events, in order.</param>
    /// <param name="key">Key of each.</param>
    /// <param name="traces">W3C trace parent and trace state of each, so that every event goes on in its own trace.</param>
    public static void AddToOutbox<T>(
        this NpgsqlBatch batch, IReadOnlyList<T> messages, Func<T, string> key, IReadOnlyList<(string? Parent, string? State)> traces)
        where T : class
    {
        var keys = messages.Select(key).ToArray();
        batch.Add(
            InsertMany,
            messages.Select(_ => Guid.CreateVersion7()).ToArray(),
            TypeName<T>(),
            keys,
            Array.ConvertAll(keys, Partition),
            messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Options)).ToArray(),
            traces.Select(trace => trace.Parent).ToArray(),
            traces.Select(trace => trace.State).ToArray());
    }

    // FNV-1a: must give the same partition in every process and every release, which string.GetHashCode does not.
    internal static short Partition(string key)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ octet) * 16777619u;
        }

        return (short)(hash % Partitions);
    }

    private static string TypeName<T>() =>
        ContractTypes.Find(typeof(T).FullName!) is null
            ? throw new InvalidOperationException($"{typeof(T).FullName} is not an event of EduCoop.Contracts: mark it with [Event].")
            : typeof(T).FullName!;
}
