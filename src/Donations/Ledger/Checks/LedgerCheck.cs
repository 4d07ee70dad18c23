using Dapper;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;
using Npgsql;

namespace EduCoop.Donations.Ledger.Checks;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Code">What kind.</param>
/// <param name="Where">Index in the ledger, or number of the entry.</param>
/// <param name="Detail">Vietnamese.</param>
public sealed record LedgerProblem(string Code, long? Where, string Detail);

/// <summary>What a check found.</summary>
/// <param name="LedgerId">The ledger.</param>
/// <param name="CheckedAt">When it ended.</param>
/// <param name="Entries">Entries that were looked at.</param>
/// <param name="Problems">The first hundred; empty when all is well.</param>
public sealed record LedgerCheckView(Guid LedgerId, DateTimeOffset CheckedAt, long Entries, IReadOnlyList<LedgerProblem> Problems);

/// <summary>Computes a whole ledger anew from its rows: what must stand beside what, leaves, tree, head, signed heads, closed periods, raw files.</summary>
internal sealed class LedgerCheck(NpgsqlDataSource database, LedgerKeys keys, TimeProvider clock)
{
    private const int Page = 5000;

    private const string Ledgers = "select ledger_id from ledger order by ledger_id limit 100";

    private const string Signed = "select size, note from ledger_checkpoint where ledger_id = @ledgerId order by size";

    private const string Head = "select size, root, frontier, origin, public_key from ledger where ledger_id = @ledgerId";

    private const string Closed = "select size, root from ledger_period where ledger_id = @ledgerId and state = 'closed' order by size";

    private const string Nodes = "select count(*) from ledger_node where ledger_id = @ledgerId and index < @size >> (8 * level)";

    private const string NodesBeyond = "select min(index) from ledger_node where ledger_id = @ledgerId and index >= (select size from ledger where ledger_id = @ledgerId) >> (8 * level)";

    /// <summary>The last answer of each ledger, for the route.</summary>
    internal IReadOnlyList<LedgerCheckView> Last { get; private set; } = [];

    internal async Task<IReadOnlyList<LedgerCheckView>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var checks = new List<LedgerCheckView>();
        foreach (var ledgerId in await connection.QueryAsync<Guid>(new CommandDefinition(Ledgers, cancellationToken: cancellation)))
        {
            checks.Add(await CheckAsync(connection, ledgerId, cancellation));
        }

        return Last = checks;
    }

    private async Task<LedgerCheckView> CheckAsync(NpgsqlConnection connection, Guid ledgerId, CancellationToken cancellation)
    {
        var found = new Findings();
        await RowChecks.RunAsync(connection, found, cancellation);

        // In this order: a head that is signed or a period that is closed meanwhile must not look like one that lies beyond the ledger.
        var lastSigned = keys.LastSigned(ledgerId);
        var signed = (await connection.QueryAsync<(long Size, string Note)>(new CommandDefinition(Signed, new { ledgerId }, cancellationToken: cancellation))).ToList();
        var closed = (await connection.QueryAsync<(long Size, byte[] Root)>(new CommandDefinition(Closed, new { ledgerId }, cancellationToken: cancellation))).ToList();
        var head = await connection.QuerySingleAsync<(long Size, byte[] Root, byte[] Frontier, string? Origin, string? PublicKey)>(
            new CommandDefinition(Head, new { ledgerId }, cancellationToken: cancellation));
        var seals = new Seals(found, head.Size);
        seals.Expect(lastSigned, closed);
        seals.Expect(signed, Key(ledgerId, head.Origin, head.PublicKey, signed.Count > 0, found));
        var frontier = new Frontier();
        seals.Pass(frontier);
        for (var from = 0L; from < head.Size && frontier.Size == from; from = Math.Min(from + Page, head.Size))
        {
            await CheckPageAsync(ledgerId, frontier, (int)Math.Min(Page, head.Size - from), seals, found, cancellation);
        }

        if (frontier.Size == head.Size)
        {
            await CheckHeadAsync(connection, ledgerId, frontier, head.Root, head.Frontier, found, cancellation);
        }

        await new FileCheck(database).RunAsync(found, cancellation);
        return new LedgerCheckView(ledgerId, clock.GetUtcNow(), frontier.Size, found.Problems);
    }

    // The key is this process's file, never what the database says of it.
    private VerifierKey? Key(Guid ledgerId, string? origin, string? publicKey, bool isSigned, Findings found)
    {
        if (!isSigned)
        {
            return null;
        }

        var key = new VerifierKey(origin ?? keys.OriginOf(ledgerId), SignatureType.Ed25519, keys.OfLedger(ledgerId).PublicKey);
        if (publicKey != key.ToString())
        {
            found.Add("key", null, $"Khóa công khai đã ghi ({publicKey}) không phải khóa của hệ thống ({key}).");
        }

        return key;
    }

    private static async Task CheckHeadAsync(
        NpgsqlConnection connection, Guid ledgerId, Frontier frontier, byte[] root, byte[] kept, Findings found, CancellationToken cancellation)
    {
        var size = frontier.Size;
        if (!frontier.Root().AsSpan().SequenceEqual(root) || !frontier.ToBytes().AsSpan().SequenceEqual(kept))
        {
            found.Add("root", size, "Gốc của cây tính lại khác gốc đã ghi.");
        }

        // Nodes that are there at the right number are compared with the leaves page by page; here, that there are neither fewer nor more.
        var nodes = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Nodes, new { ledgerId, size }, cancellationToken: cancellation));
        var expected = Enumerable.Range(1, 7).Sum(level => size >> (TilePath.Height * level));
        var beyond = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(NodesBeyond, new { ledgerId }, cancellationToken: cancellation));
        if (nodes != expected || beyond is not null)
        {
            found.Add("node", beyond, "Cây có nút thừa hoặc thiếu.");
        }
    }

    private async Task CheckPageAsync(Guid ledgerId, Frontier frontier, int count, Seals seals, Findings found, CancellationToken cancellation)
    {
        var from = frontier.Size;
        var whole = new List<MerkleNode>();
        await foreach (var row in Journal.ReadAsync(database, ledgerId, from, count, cancellation))
        {
            if (row.Index != frontier.Size)
            {
                break;
            }

            CheckRow(ledgerId, row, found);
            frontier.Append(row.LeafHash!, node =>
            {
                if (node.Level % TilePath.Height == 0)
                {
                    whole.Add(node);
                }
            });
            seals.Pass(frontier);
        }

        if (frontier.Size < from + count)
        {
            found.Add("missing", frontier.Size, $"Thiếu bút toán thứ {frontier.Size}.");
        }

        foreach (var node in whole)
        {
            var kept = await new DatabaseTiles(database, ledgerId).ReadAsync(node.Level / TilePath.Height, node.Index / TilePath.Full, (int)(node.Index % TilePath.Full) + 1, cancellation);
            if (kept.Length < MerkleHash.Size || !kept.Span[^MerkleHash.Size..].SequenceEqual(node.Hash))
            {
                found.Add("node", node.Index, $"Nút {node.Index} ở tầng {node.Level / TilePath.Height} không khớp.");
            }
        }
    }

    private static void CheckRow(Guid ledgerId, EntryRow row, Findings found)
    {
        var entry = row.ToEntry();
        var differs = row.Disagreement
            ?? (entry.ToLeaf(ledgerId, row.Index!.Value).Hash().AsSpan().SequenceEqual(row.LeafHash) ? null : "leaf")
            ?? ((entry.Commitment ?? []).AsSpan().SequenceEqual(row.Commitment ?? []) ? null : "commitment");
        if (differs is not null)
        {
            found.Add("changed", row.Index, $"Bút toán thứ {row.Index} không còn đúng như lúc ghi ({differs}).");
        }
    }
}
