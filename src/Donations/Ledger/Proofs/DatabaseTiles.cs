using EduCoop.Storage;
using EduCoop.Transparency.Tiles;
using Npgsql;

namespace EduCoop.Donations.Ledger.Proofs;

/// <summary>The ledger's tiles from its tables.</summary>
internal sealed class DatabaseTiles(NpgsqlDataSource database, Guid ledgerId) : ITileReader
{
    // A tile is one value: 256 rows of 32 bytes would cost more to send and read than to find. The limit tells a plan that is kept for all tiles how few rows there are.
    private const string Leaves = """
        select string_agg(leaf_hash, '' order by index)
        from (select index, leaf_hash from ledger_leaf where ledger_id = $1 and index >= $2 and index < $3 order by index limit 256) tile
        """;

    private const string Nodes = """
        select string_agg(hash, '' order by index)
        from (select index, hash from ledger_node where ledger_id = $1 and level = $4 and index >= $2 and index < $3 order by index limit 256) tile
        """;

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(level == 0 ? Leaves : Nodes);
        command.Add(ledgerId).Add(index * TilePath.Full).Add((index * TilePath.Full) + width);
        if (level > 0)
        {
            command.Add((short)level);
        }

        return await command.ExecuteScalarAsync(cancellation) as byte[] ?? [];
    }
}
