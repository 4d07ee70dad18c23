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

/// <summary>Computes a whole ledger anew from its rows: sums, leaves, tree, head, signed heads, raw files.</summary>
internal sealed class LedgerCheck(NpgsqlDataSource database, LedgerKeys keys, TimeProvider clock)
{
    private const int MostProblems = 100;
    private const int Page = 5000;

    private const string Head = "select size, root from ledger where ledger_id = @ledgerId";

    private const string Unbalanced = """
        select entry_sequence from leg group by entry_sequence, currency having sum(amount_minor) <> 0 order by entry_sequence limit 100
        """;

    private const string Homeless = """
        select e.sequence from entry e left join ledger_leaf l on l.entry_sequence = e.sequence where l.entry_sequence is null order by e.sequence limit 100
        """;

    private const string OtherFiles = """
        select s.statement_id::text from statement_file f join statement s using (statement_id) where encode(sha256(f.bytes), 'hex') <> s.sha256 limit 100
        """;

    private const string Checkpoints = "select size, note from ledger_checkpoint where ledger_id = @ledgerId order by size";

    private const string Ledgers = "select ledger_id from ledger order by ledger_id limit 100";

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
        var problems = new List<LedgerProblem>();
        void Add(string code, long? where, string detail)
        {
            if (problems.Count < MostProblems)
            {
                problems.Add(new LedgerProblem(code, where, detail));
            }
        }

        foreach (var sequence in await connection.QueryAsync<long>(new CommandDefinition(Unbalanced, commandTimeout: 0, cancellationToken: cancellation)))
        {
            Add("unbalanced", sequence, $"Bút toán số {sequence} không cân.");
        }

        foreach (var sequence in await connection.QueryAsync<long>(new CommandDefinition(Homeless, commandTimeout: 0, cancellationToken: cancellation)))
        {
            Add("without_leaf", sequence, $"Bút toán số {sequence} không có trong cây.");
        }

        foreach (var statement in await connection.QueryAsync<string>(new CommandDefinition(OtherFiles, commandTimeout: 0, cancellationToken: cancellation)))
        {
            Add("raw_file", null, $"Tệp gốc của sao kê {statement} không còn đúng mã băm.");
        }

        // Read before the size: a head that is signed meanwhile must not look like one that is gone.
        var lastSigned = keys.LastSigned(ledgerId);
        var (size, root) = await connection.QuerySingleAsync<(long, byte[])>(new CommandDefinition(Head, new { ledgerId }, cancellationToken: cancellation));
        var signed = (await connection.QueryAsync<(long Size, string Note)>(new CommandDefinition(Checkpoints, new { ledgerId }, cancellationToken: cancellation)))
            .ToDictionary(row => row.Size, row => row.Note);
        var frontier = new Frontier();
        for (var from = 0L; from < size && frontier.Size == from; from = Math.Min(from + Page, size))
        {
            await CheckPageAsync(ledgerId, frontier, (int)Math.Min(Page, size - from), signed, Add, cancellation);
        }

        if (frontier.Size == size && !frontier.Root().AsSpan().SequenceEqual(root))
        {
            Add("root", size, "Gốc của cây tính lại khác gốc đã ghi.");
        }

        if (lastSigned is { } last && last.Size > size)
        {
            Add("rolled_back", size, $"Đã niêm phong {last.Size} bút toán, sổ chỉ còn {size}: cơ sở dữ liệu đã bị đưa về trạng thái cũ.");
        }

        return new LedgerCheckView(ledgerId, clock.GetUtcNow(), frontier.Size, problems);
    }

    private async Task CheckPageAsync(
        Guid ledgerId, Frontier frontier, int count, Dictionary<long, string> signed, Action<string, long?, string> add, CancellationToken cancellation)
    {
        var from = frontier.Size;
        var whole = new List<MerkleNode>();
        await foreach (var row in Journal.ReadAsync(database, ledgerId, from, count, cancellation))
        {
            if (row.Index != frontier.Size)
            {
                add("missing", frontier.Size, $"Thiếu bút toán thứ {frontier.Size}.");
                return;
            }

            var hash = row.ToEntry().ToLeaf(ledgerId, row.Index!.Value).Hash();
            if (!hash.AsSpan().SequenceEqual(row.LeafHash) || row.Disagreement is not null)
            {
                add("changed", row.Index, $"Bút toán thứ {row.Index} không còn đúng như lúc ghi ({row.Disagreement ?? "leaf"}).");
            }

            frontier.Append(row.LeafHash!, node =>
            {
                if (node.Level % TilePath.Height == 0)
                {
                    whole.Add(node);
                }
            });
            if (signed.TryGetValue(frontier.Size, out var note) && !(Checkpoint.Read(SignedNote.Read(note)?.Text ?? "")?.Root ?? []).AsSpan().SequenceEqual(frontier.Root()))
            {
                add("checkpoint", frontier.Size, $"Điểm niêm phong ở {frontier.Size} bút toán không khớp.");
            }
        }

        if (frontier.Size < from + count)
        {
            add("missing", frontier.Size, $"Thiếu bút toán thứ {frontier.Size}.");
        }

        foreach (var node in whole)
        {
            var kept = await new DatabaseTiles(database, ledgerId).ReadAsync(node.Level / TilePath.Height, node.Index / TilePath.Full, (int)(node.Index % TilePath.Full) + 1, cancellation);
            if (kept.Length < MerkleHash.Size || !kept.Span[^MerkleHash.Size..].SequenceEqual(node.Hash))
            {
                add("node", node.Index, $"Nút {node.Index} ở tầng {node.Level / TilePath.Height} không khớp.");
            }
        }
    }
}
