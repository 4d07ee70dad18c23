using System.Security.Cryptography;

namespace EduCoop.Transparency.Tests;

/// <summary>The definitions of RFC 6962, section 2.1, word for word and slow: what the product's code is measured against.</summary>
internal static class Naive
{
    internal static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => BitConverter.GetBytes(i * 7919L))];

    internal static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
        {
            return SHA256.HashData([]);
        }

        if (leaves.Length == 1)
        {
            return SHA256.HashData([0, .. leaves[0]]);
        }

        var split = Split(leaves.Length);
        return SHA256.HashData([1, .. Root(leaves[..split]), .. Root(leaves[split..])]);
    }

    internal static byte[][] Path(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var split = Split(leaves.Length);
        return index < split
            ? [.. Path(index, leaves[..split]), Root(leaves[split..])]
            : [.. Path(index - split, leaves[split..]), Root(leaves[..split])];
    }

    internal static byte[][] Consistency(int old, ReadOnlySpan<byte[]> leaves) => Subproof(old, leaves, true);

    private static byte[][] Subproof(int old, ReadOnlySpan<byte[]> leaves, bool whole)
    {
        if (old == leaves.Length)
        {
            return whole ? [] : [Root(leaves)];
        }

        var split = Split(leaves.Length);
        return old <= split
            ? [.. Subproof(old, leaves[..split], whole), Root(leaves[split..])]
            : [.. Subproof(old - split, leaves[split..], false), Root(leaves[..split])];
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return split;
    }
}
