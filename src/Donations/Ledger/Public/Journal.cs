using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>Entries in the order of the ledger, as the tables have them now.</summary>
internal static class Journal
{
    private static readonly string Page = $"""
        {EntryRow.Select(
            "(select * from ledger_leaf where ledger_id = @ledgerId and index >= @from and index < @until) leaf join entry e on e.sequence = leaf.entry_sequence",
            ", leaf.index, leaf.leaf_hash, leaf.commitment")}
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
