using System.Security.Cryptography;

namespace EduCoop.Transparency.Merkle;

/// <summary>The hashes of RFC 6962, section 2.1, over SHA-256: leaves and nodes are told apart by their first byte.</summary>
public static class MerkleHash
{
    /// <summary>Bytes of every hash.</summary>
    public const int Size = 32;

    /// <summary>Root of a tree without leaves: the hash of nothing.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>SHA-256(0x00 || leaf).</summary>
    /// <param name="leaf">The leaf's bytes.</param>
    public static byte[] Leaf(ReadOnlySpan<byte> leaf)
    {
        Span<byte> input = leaf.Length < 1024 ? stackalloc byte[leaf.Length + 1] : new byte[leaf.Length + 1];
        input[0] = 0;
        leaf.CopyTo(input[1..]);
        return SHA256.HashData(input);
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    /// <param name="left">32 bytes.</param>
    /// <param name="right">32 bytes.</param>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Size)..]);
        return SHA256.HashData(input);
    }
}
