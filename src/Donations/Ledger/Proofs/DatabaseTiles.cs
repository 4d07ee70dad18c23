using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Tiles;
using Npgsql;

namespace EduCoop.Donations.Ledger.Proofs;

/// <summary>The ledger's tiles from its tables.</summary>
internal sealed class DatabaseTiles(NpgsqlDataSource database, Guid ledgerId) : ITileReader
{
    private const string Leaves = "select leaf_hash from ledger_leaf where ledger_id = $1 and index >= $2 and index < $3 order by index";

    private const string Nodes = "select hash from ledger_node where ledger_id = $1 and level = $4 and index >= $2 and index < $3 order by index";

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(level == 0 ? Leaves : Nodes);
        command.Add(ledgerId).Add(index * TilePath.Full).Add((index * TilePath.Full) + width);
        if (level > 0)
        {
            command.Add((short)level);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        using var hashes = new MemoryStream(width * MerkleHash.Size);
        while (await reader.ReadAsync(cancellation))
        {
            hashes.Write((byte[])reader[0]);
        }

        return hashes.ToArray();
    }
}
