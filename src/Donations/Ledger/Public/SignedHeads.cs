using System.Collections.Concurrent;
using Dapper;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>A ledger's last signed head: what the public is told, and the size up to which it may ask.</summary>
/// <param name="Checkpoint">Origin, size, root.</param>
/// <param name="Note">The signed note.</param>
/// <param name="PublicKey">The ledger's key as a vkey.</param>
internal sealed record SignedHead(Checkpoint Checkpoint, string Note, string PublicKey);

/// <summary>Finds signed heads and the trees under them.</summary>
internal sealed class SignedHeads(PreparedDatabase database, KeptTiles tiles, TimeProvider clock)
{
    // Shorter than what anybody may keep the answer for.
    private static readonly TimeSpan Lately = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<Guid, (SignedHead Head, long ReadAt)> read = [];

    internal static readonly Refusal NothingSealed = new("nothing_sealed", "Sổ cái chưa có điểm niêm phong nào.", "Thử lại sau vài giây; sổ được niêm phong ngay sau khoản đầu tiên.", StatusCodes.Status404NotFound);

    private const string Find = """
        select c.note, l.public_key
        from ledger_checkpoint c join ledger l using (ledger_id)
        where c.ledger_id = @ledgerId
        order by c.size desc limit 1
        """;

    internal async Task<SignedHead?> FindAsync(Guid ledgerId, CancellationToken cancellation)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<(string Note, string PublicKey)?>(new CommandDefinition(Find, new { ledgerId }, cancellationToken: cancellation));
        return row is var (note, key) ? new SignedHead(Checkpoint.Read(SignedNote.Read(note)!.Text)!, note, key) : null;
    }

    /// <summary>The head that was read a moment ago, if it covers enough; otherwise the last one. Many who ask for proofs at once ask for the same head.</summary>
    /// <param name="ledgerId">The ledger.</param>
    /// <param name="atLeast">How many entries it should cover.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal async Task<SignedHead?> FindLatelyAsync(Guid ledgerId, long atLeast, CancellationToken cancellation)
    {
        if (read.TryGetValue(ledgerId, out var kept) && kept.Head.Checkpoint.Size >= atLeast && clock.GetElapsedTime(kept.ReadAt) < Lately)
        {
            return kept.Head;
        }

        var at = clock.GetTimestamp();
        var head = await FindAsync(ledgerId, cancellation);
        if (head is not null)
        {
            read[ledgerId] = (head, at);
        }

        return head;
    }

    internal TileTree Tree(Guid ledgerId, long size) => new(tiles.Of(ledgerId, new DatabaseTiles(database.Reads, ledgerId)), size);

    private const string Index = "select index from ledger_leaf l join entry e on e.sequence = l.entry_sequence where e.donation_id = $1 and l.ledger_id = $2";

    /// <returns>Place of a gift in the ledger; null when it has none.</returns>
    internal async Task<long?> IndexOfAsync(Guid ledgerId, Guid giftId, CancellationToken cancellation)
    {
        await using var command = database.Reads.CreateCommand(Index);
        return (long?)await command.Add(giftId).Add(ledgerId).ExecuteScalarAsync(cancellation);
    }

    /// <summary>What cannot change any more may be kept for ever.</summary>
    internal static void Keep(HttpResponse answer) => answer.Headers.CacheControl = "public, max-age=31536000, immutable";

    /// <summary>What changes with every checkpoint is kept for a moment only.</summary>
    internal static void KeepForAMoment(HttpResponse answer) => answer.Headers.CacheControl = "public, max-age=2";
}
