using System.Numerics;

namespace EduCoop.Transparency.Merkle;

/// <summary>A node whose leaves are all there: its level (0 is the leaves) and its place in that level.</summary>
/// <param name="Level">Height above the leaves.</param>
/// <param name="Index">Place among the nodes of that level, from 0.</param>
/// <param name="Hash">Its hash.</param>
public readonly record struct MerkleNode(int Level, long Index, byte[] Hash);

/// <summary>
/// What must be remembered of a tree to append to it and to tell its root: the roots of the whole subtrees on its right edge, largest first,
/// one for each bit that is set in its size.
/// </summary>
public sealed class Frontier
{
    private readonly List<byte[]> roots;

    /// <summary>An empty tree.</summary>
    public Frontier()
        : this(0, [])
    {
    }

    private Frontier(long size, List<byte[]> roots) => (Size, this.roots) = (size, roots);

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="size">Number of leaves.</param>
    /// <param name="hashes">32 bytes for each bit set in <paramref name="size"/>.</param>
    /// <exception cref="ArgumentException">The hashes are not those of a tree of this size.</exception>
    public static Frontier Of(long size, ReadOnlySpan<byte> hashes)
    {
        if (size < 0 || hashes.Length != BitOperations.PopCount((ulong)size) * MerkleHash.Size)
        {
            throw new ArgumentException($"{hashes.Length} bytes are not the frontier of a tree of {size} leaves.", nameof(hashes));
        }

        var roots = new List<byte[]>();
        for (var at = 0; at < hashes.Length; at += MerkleHash.Size)
        {
            roots.Add(hashes.Slice(at, MerkleHash.Size).ToArray());
        }

        return new Frontier(size, roots);
    }

    /// <summary>A second frontier that grows on its own.</summary>
    public Frontier Copy() => new(Size, [.. roots]);

    /// <summary>The hashes one after the other.</summary>
    public byte[] ToBytes() => [.. roots.SelectMany(root => root)];

    /// <summary>Adds one leaf.</summary>
    /// <param name="leafHash">Its hash (<see cref="MerkleHash.Leaf"/>).</param>
    /// <param name="whole">Called for each node above the leaves that this leaf makes whole.</param>
    public void Append(byte[] leafHash, Action<MerkleNode>? whole = null)
    {
        ArgumentNullException.ThrowIfNull(leafHash);
        var node = leafHash;
        var level = 0;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            node = MerkleHash.Node(roots[^1], node);
            roots.RemoveAt(roots.Count - 1);
            level++;
            whole?.Invoke(new MerkleNode(level, Size >> level, node));
        }

        roots.Add(node);
        Size++;
    }

    /// <summary>Root hash of the tree.</summary>
    public byte[] Root()
    {
        if (roots.Count == 0)
        {
            return MerkleHash.Empty;
        }

        var root = roots[^1];
        for (var i = roots.Count - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(roots[i], root);
        }

        return root;
    }
}
