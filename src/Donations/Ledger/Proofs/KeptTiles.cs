using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Tiles;
using Microsoft.Extensions.Caching.Memory;

namespace EduCoop.Donations.Ledger.Proofs;

/// <summary>
/// Tiles that were read lately, for all who ask for proofs: the upper tiles stand in nearly every proof, and what a signed head covers never
/// changes. The nightly check and the signer read the tables themselves; kept tiles would hide what they look for.
/// </summary>
internal sealed class KeptTiles : IDisposable
{
    // All tiles above the leaves of ten million entries are 1.3 MB; the rest is for leaves that are asked for again.
    private const long Most = 64 * 1024 * 1024;

    // A database that was put back to an earlier day must not be answered from what it was.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The tiles of one ledger.</summary>
    /// <param name="ledgerId">The ledger.</param>
    /// <param name="tables">Where a tile comes from that is not kept.</param>
    internal ITileReader Of(Guid ledgerId, ITileReader tables) => new Reader(kept, ledgerId, tables);

    public void Dispose() => kept.Dispose();

    private sealed class Reader(MemoryCache kept, Guid ledgerId, ITileReader tables) : ITileReader
    {
        public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation)
        {
            var key = (ledgerId, level, index, width);
            if (kept.TryGetValue(key, out ReadOnlyMemory<byte> tile))
            {
                return tile;
            }

            tile = await tables.ReadAsync(level, index, width, cancellation);
            // Too few hashes: the head is ahead of a replica's rows. The next question may find them.
            return tile.Length < width * MerkleHash.Size
                ? tile
                : kept.Set(key, tile, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = KeptFor, Size = tile.Length });
        }
    }
}
