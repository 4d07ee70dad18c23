using EduCoop.Contracts.Feeds;
using Npgsql;

namespace EduCoop.Storage;

/// <summary>How an owner tells again what it has said, from its own tables, for a reader that makes its tables anew.</summary>
public static class OwnFeed
{
    /// <summary>Things of one page; a thing may have been told of by several events.</summary>
    public const int Most = 1_000;

    /// <param name="database">The owner's.</param>
    /// <param name="select">Gives place (text), type and content of the events of the next things; $1 the last place that the caller has, empty at the beginning, $2 how many things.</param>
    /// <param name="after">The last place that the caller has.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PostgresException">The place is none of this feed's.</exception>
    public static async Task<EventsSaid> ReadAsync(NpgsqlDataSource database, string select, string? after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(select);
        await using var reader = await command.Add(after ?? "").Add(Most).ExecuteReaderAsync(cancellation);
        var (items, next) = (new List<SaidEvent>(), (string?)null);
        while (await reader.ReadAsync(cancellation))
        {
            next = reader.GetString(0);
            if (!await reader.IsDBNullAsync(1, cancellation))
            {
                items.Add(new(reader.GetString(1), reader.GetString(2)));
            }
        }

        return new(items, next);
    }
}
