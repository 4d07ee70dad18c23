using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>Entries in the order of the ledger, as the tables have them now.</summary>
internal static class Journal
{
    private static readonly string Page = $"""
        {EntryRow.Select(", leaf.index, leaf.leaf_hash, leaf.commitment")}
        join ledger_leaf leaf on leaf.entry_sequence = e.sequence
        where leaf.ledger_id = @ledgerId and leaf.index >= @from and leaf.index < @until
        order by leaf.index
        """;

    internal static async IAsyncEnumerable<EntryRow> ReadAsync(
        NpgsqlDataSource database, Guid ledgerId, long from, int count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(Page, new { ledgerId, from, until = from + count }).WithCancellation(cancellation))
        {
            yield return row;
        }
    }
}
