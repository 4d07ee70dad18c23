using System.Numerics;
using EduCoop.Transparency.Merkle;

namespace EduCoop.Transparency.Tiles;

/// <summary>Where tiles come from: a database, a folder, an address.</summary>
public interface ITileReader
{
    /// <summary>Reads the first hashes of a tile.</summary>
    /// <param name="level">Level of the tile.</param>
    /// <param name="index">Place in the level.</param>
    /// <param name="width">How many hashes are needed, 1 to 256.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>At least 32 × <paramref name="width"/> bytes.</returns>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation);
}

/// <summary>A tree of one size, read from tiles: its root and every proof (RFC 6962, sections 2.1.1 and 2.1.2). A tile is read once per instance.</summary>
/// <param name="tiles">Where the tiles are.</param>
/// <param name="size">Leaves of the tree; the tiles may hold more.</param>
public sealed class TileTree(ITileReader tiles, long size)
{
    private readonly Dictionary<(int Level, long Index), ReadOnlyMemory<byte>> read = [];

    /// <summary>Leaves of the tree.</summary>
    public long Size => size;

    /// <summary>Root hash.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    public async ValueTask<byte[]> RootAsync(CancellationToken cancellation = default) =>
        size == 0 ? MerkleHash.Empty : await RangeAsync(0, size, cancellation);

    /// <summary>Audit path of one leaf.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public async Task<IReadOnlyList<byte[]>> InclusionAsync(long index, CancellationToken cancellation = default)
    {
        if (index < 0 || index >= size)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The tree has {size} leaves.");
        }

        await ReadAsync([.. Enumerable.Range(0, (BitOperations.Log2((ulong)size) / TilePath.Height) + 1).Select(level => (level, (index / TilePath.Full) >> (TilePath.Height * level)))], cancellation);
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            if (index < middle)
            {
                path.Add(await RangeAsync(middle, to, cancellation));
                to = middle;
            }
            else
            {
                path.Add(await RangeAsync(from, middle, cancellation));
                from = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>Proof that an older tree is the beginning of this one.</summary>
    /// <param name="oldSize">Leaves of the older tree, 0 to <see cref="Size"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The older tree is larger than this one.</exception>
    public async Task<IReadOnlyList<byte[]>> ConsistencyAsync(long oldSize, CancellationToken cancellation = default)
    {
        if (oldSize < 0 || oldSize > size)
        {
            throw new ArgumentOutOfRangeException(nameof(oldSize), oldSize, $"The tree has {size} leaves.");
        }

        var proof = new List<byte[]>();
        if (oldSize == 0 || oldSize == size)
        {
            return proof;
        }

        var (from, to, isWhole) = (0L, size, true);
        while (oldSize != to)
        {
            var middle = from + Split(to - from);
            if (oldSize <= middle)
            {
                proof.Add(await RangeAsync(middle, to, cancellation));
                to = middle;
            }
            else
            {
                proof.Add(await RangeAsync(from, middle, cancellation));
                (from, isWhole) = (middle, false);
            }
        }

        if (!isWhole)
        {
            proof.Add(await RangeAsync(from, to, cancellation));
        }

        proof.Reverse();
        return proof;
    }

    // Largest power of two below the number of leaves.
    private static long Split(long leaves) => 1L << BitOperations.Log2((ulong)(leaves - 1));

    private async ValueTask<byte[]> RangeAsync(long from, long to, CancellationToken cancellation)
    {
        var leaves = to - from;
        if ((leaves & (leaves - 1)) == 0)
        {
            var level = BitOperations.Log2((ulong)leaves);
            return await NodeAsync(level, from >> level, cancellation);
        }

        var middle = from + Split(leaves);
        var left = await RangeAsync(from, middle, cancellation);
        var right = await RangeAsync(middle, to, cancellation);
        return MerkleHash.Node(left, right);
    }

    private async ValueTask<byte[]> NodeAsync(int level, long index, CancellationToken cancellation)
    {
        var tileLevel = level / TilePath.Height;
        var above = level % TilePath.Height;
        var first = index << above;
        var tile = first / TilePath.Full;
        if (!read.TryGetValue((tileLevel, tile), out var hashes))
        {
            read[(tileLevel, tile)] = hashes = await ReadAsync(tileLevel, tile, cancellation);
        }

        return Perfect(hashes.Slice((int)(first % TilePath.Full) * MerkleHash.Size, MerkleHash.Size << above).Span);
    }

    // Those that stand above a leaf are read side by side: one after the other they would be what its proof waits for.
    private async Task ReadAsync((int Level, long Index)[] wanted, CancellationToken cancellation)
    {
        var missing = Array.FindAll(wanted, tile => Width(tile.Level, tile.Index) > 0 && !read.ContainsKey(tile));
        var found = await Task.WhenAll(missing.Select(tile => ReadAsync(tile.Level, tile.Index, cancellation).AsTask()));
        for (var i = 0; i < missing.Length; i++)
        {
            read[missing[i]] = found[i];
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long tile, CancellationToken cancellation)
    {
        var width = Width(level, tile);
        var hashes = await tiles.ReadAsync(level, tile, width, cancellation);
        return hashes.Length < width * MerkleHash.Size ? throw new InvalidDataException($"{new TilePath(level, tile, width)} holds {hashes.Length} bytes.") : hashes;
    }

    private int Width(int level, long tile) => (int)Math.Min(TilePath.Full, (size >> (TilePath.Height * level)) - (tile * TilePath.Full));

    private static byte[] Perfect(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == MerkleHash.Size)
        {
            return hashes.ToArray();
        }

        var half = hashes.Length / 2;
        return MerkleHash.Node(Perfect(hashes[..half]), Perfect(hashes[half..]));
    }
}
