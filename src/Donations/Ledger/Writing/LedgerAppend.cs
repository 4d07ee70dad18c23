using EduCoop.Donations.Restrictions;
using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Tiles;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>The ledger as its writer last left it: whose turn it is and how far the tree has grown.</summary>
internal sealed record LedgerHead(Guid LedgerId, Guid Owner, long Epoch, Frontier Frontier);

/// <summary>
/// Adds entries to the ledger in one batch: the new head first (it is the fence: without the lease nothing is written),
/// then gifts, entries, legs, leaves, nodes of the tree and events.
/// </summary>
internal sealed class LedgerAppend(LedgerHead head)
{
    private const string Advance = "select advance_ledger($1, $2, $3, $4, $5, $6, $7)";

    private const string InsertLeaves = """
        insert into ledger_leaf (ledger_id, index, entry_sequence, leaf_hash, commitment)
        select $1, * from unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[])
        """;

    private const string InsertNodes = """
        insert into ledger_node (ledger_id, level, index, hash) select $1, * from unnest($2::smallint[], $3::bigint[], $4::bytea[])
        """;

    /// <summary>The head once the batch is committed.</summary>
    internal LedgerHead After { get; private set; } = head;

    private const string Hold = "select 1 from ledger where ledger_id = $1 and lease_owner = $2 and epoch = $3 and size = $4 for update";

    /// <summary>For an act that adds no entry: holds the head as it is until the transaction ends.</summary>
    /// <exception cref="LedgerLeaseLostException">Another process writes, or the head has moved.</exception>
    internal async Task HoldHeadAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand(Hold, transaction.Connection, transaction);
        if (await hold.Add(After.LedgerId).Add(After.Owner).Add(After.Epoch).Add(After.Frontier.Size).ExecuteScalarAsync(cancellation) is null)
        {
            throw new LedgerLeaseLostException();
        }
    }

    /// <summary>Adds the head, the leaves and the nodes for entries that stand in the tables already.</summary>
    internal void AddLeaves(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries) => AddLeaves(batch, entries, Grow(batch, entries));

    /// <summary>Adds gifts and other entries, in the order in which <paramref name="entries"/> has them.</summary>
    /// <param name="batch">The batch; it must be one transaction.</param>
    /// <param name="gifts">The gifts among the entries, in the same order.</param>
    /// <param name="entries">All entries; those of gifts by <see cref="LedgerEntry.ForGift"/>.</param>
    /// <param name="recordedAt">Now.</param>
    internal void Add(NpgsqlBatch batch, IReadOnlyList<Gift> gifts, IReadOnlyList<LedgerEntry> entries, DateTimeOffset recordedAt)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var grown = Grow(batch, entries);
        batch.AddGifts(gifts, recordedAt);
        batch.AddEntries(entries);
        batch.AddConditions(gifts, recordedAt);
        AddLeaves(batch, entries, grown);
        if (gifts.Count > 0)
        {
            var sequences = entries.Where(entry => entry.DonationId is not null).Select(entry => entry.Sequence).ToList();
            GiftEvents.Add(batch, [.. gifts.Select((gift, i) => (gift, gift.ToEvent(sequences[i], recordedAt)))]);
        }
    }

    private Grown Grow(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries)
    {
        var frontier = After.Frontier.Copy();
        var first = frontier.Size;
        var nodes = new List<MerkleNode>();
        var hashes = new byte[entries.Count][];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = entries[i].ToLeaf(After.LedgerId, first + i).Hash();
            frontier.Append(hashes[i], node =>
            {
                if (node.Level % TilePath.Height == 0)
                {
                    nodes.Add(node);
                }
            });
        }

        batch.Add(Advance, After.LedgerId, After.Owner, After.Epoch, first, frontier.Size, frontier.ToBytes(), frontier.Root());
        After = After with { Frontier = frontier };
        return new Grown(first, hashes, nodes);
    }

    private void AddLeaves(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries, Grown grown)
    {
        batch.Add(
            InsertLeaves, After.LedgerId, Enumerable.Range(0, entries.Count).Select(i => grown.First + i).ToArray(),
            LedgerBatch.Column(entries, entry => entry.Sequence), grown.Hashes, LedgerBatch.Column(entries, entry => entry.Commitment));
        if (grown.Nodes.Count > 0)
        {
            batch.Add(
                InsertNodes, After.LedgerId, LedgerBatch.Column(grown.Nodes, node => (short)(node.Level / TilePath.Height)),
                LedgerBatch.Column(grown.Nodes, node => node.Index), LedgerBatch.Column(grown.Nodes, node => node.Hash));
        }
    }

    private sealed record Grown(long First, byte[][] Hashes, List<MerkleNode> Nodes);
}
