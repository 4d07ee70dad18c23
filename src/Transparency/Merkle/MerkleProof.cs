using System.Security.Cryptography;

namespace EduCoop.Transparency.Merkle;

/// <summary>Checks proofs as RFC 9162, sections 2.1.3.2 and 2.1.4.2, say. Nothing but the proof, the sizes and the roots is needed.</summary>
public static class MerkleProof
{
    /// <summary>Longest proof of a tree whose size fits into 63 bits.</summary>
    public const int MaxLength = 63;

    /// <summary>Is this leaf at this place of the tree?</summary>
    /// <param name="leafHash">Hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="proof">Audit path, from the leaf upwards.</param>
    /// <param name="root">Root of the tree.</param>
    public static bool IsIncluded(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes(proof) || !AreHashes([leafHash, root]))
        {
            return false;
        }

        var (place, last, hash) = (index, size - 1, leafHash);
        foreach (var step in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                hash = MerkleHash.Node(step, hash);
                while ((place & 1) == 0 && place != 0)
                {
                    place >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = MerkleHash.Node(hash, step);
            }

            place >>= 1;
            last >>= 1;
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    /// <summary>Is the older tree the beginning of the newer one?</summary>
    /// <param name="oldSize">Leaves of the older tree.</param>
    /// <param name="oldRoot">Its root.</param>
    /// <param name="newSize">Leaves of the newer tree.</param>
    /// <param name="newRoot">Its root.</param>
    /// <param name="proof">Consistency proof; empty when the sizes are equal or the older tree is empty.</param>
    public static bool IsConsistent(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, IReadOnlyList<byte[]> proof)
    {
        if (oldSize < 0 || oldSize > newSize || !AreHashes(proof) || !AreHashes([oldRoot, newRoot]))
        {
            return false;
        }

        if (oldSize == newSize)
        {
            return proof.Count == 0 && CryptographicOperations.FixedTimeEquals(oldRoot, newRoot);
        }

        if (oldSize == 0)
        {
            return proof.Count == 0 && CryptographicOperations.FixedTimeEquals(oldRoot, MerkleHash.Empty);
        }

        return proof.Count > 0 && Climb(oldSize, oldRoot, newSize, newRoot, proof);
    }

    private static bool Climb(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, IReadOnlyList<byte[]> proof)
    {
        var steps = (oldSize & (oldSize - 1)) == 0 ? proof.Prepend(oldRoot) : proof;
        var (place, last) = (oldSize - 1, newSize - 1);
        while ((place & 1) == 1)
        {
            place >>= 1;
            last >>= 1;
        }

        byte[]? older = null;
        byte[]? newer = null;
        foreach (var step in steps)
        {
            if (older is null)
            {
                (older, newer) = (step, step);
                continue;
            }

            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                older = MerkleHash.Node(step, older);
                newer = MerkleHash.Node(step, newer);
                while ((place & 1) == 0 && place != 0)
                {
                    place >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newer = MerkleHash.Node(newer, step);
            }

            place >>= 1;
            last >>= 1;
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(older, oldRoot) && CryptographicOperations.FixedTimeEquals(newer, newRoot);
    }

    private static bool AreHashes(IReadOnlyList<byte[]> hashes) => hashes is { Count: <= MaxLength } && hashes.All(hash => hash is { Length: MerkleHash.Size });
}
