using System.Security.Cryptography;
using EduCoop.Transparency.Entries;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;

namespace EduCoop.Transparency.Receipts;

/// <summary>What is checked of a receipt, in this order; the first that fails is the answer.</summary>
public enum ReceiptFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Not a receipt of a known format.</summary>
    Format,

    /// <summary>The public key cannot be read, or is not the one that the reader trusts.</summary>
    Key,

    /// <summary>The checkpoint is not signed by the key.</summary>
    Checkpoint,

    /// <summary>The leaf is no entry of a known version, or one of another ledger or place.</summary>
    Leaf,

    /// <summary>The entry does not stand in the ledger that the checkpoint seals.</summary>
    Inclusion,

    /// <summary>The entry was made for another donor's words.</summary>
    Opening,
}

/// <summary>The answer about a receipt.</summary>
/// <param name="Fault">What is wrong, or nothing.</param>
/// <param name="Leaf">The entry; null unless it could be read and stands in the ledger.</param>
/// <param name="Checkpoint">The sealed head; null unless its signature is right.</param>
/// <param name="KeyIsTrusted">The reader named the key. Otherwise the file vouches for itself only, and its key must be compared with the published one.</param>
public sealed record ReceiptAnswer(ReceiptFault Fault, LedgerLeaf? Leaf, Checkpoint? Checkpoint, bool KeyIsTrusted);

/// <summary>Checks a receipt without a network.</summary>
public static class ReceiptCheck
{
    /// <summary>Checks everything that the file says.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="trusted">The ledger's published key as a vkey; null to use the file's own.</param>
    public static ReceiptAnswer Check(ReadOnlySpan<byte> json, string? trusted = null)
    {
        if (Receipt.Read(json) is not { Format: Receipt.CurrentFormat } receipt)
        {
            return new(ReceiptFault.Format, null, null, trusted is not null);
        }

        ReceiptAnswer Fault(ReceiptFault fault, Checkpoint? checkpoint = null) => new(fault, null, checkpoint, trusted is not null);
        if (VerifierKey.Read(receipt.Key) is not { Type: SignatureType.Ed25519 } key || (trusted is not null && trusted != receipt.Key))
        {
            return Fault(ReceiptFault.Key);
        }

        if (Checkpoint.Verified(receipt.Checkpoint, key) is not { } checkpoint)
        {
            return Fault(ReceiptFault.Checkpoint);
        }

        if (LedgerLeaf.Read(receipt.Leaf) is not { } leaf || leaf.Index != receipt.Index || !checkpoint.Origin.EndsWith($"/{leaf.LedgerId:D}", StringComparison.Ordinal))
        {
            return Fault(ReceiptFault.Leaf, checkpoint);
        }

        if (!MerkleProof.IsIncluded(MerkleHash.Leaf(receipt.Leaf), receipt.Index, checkpoint.Size, receipt.Inclusion, checkpoint.Root))
        {
            return Fault(ReceiptFault.Inclusion, checkpoint);
        }

        return new(Opens(receipt.Opening, leaf) ? ReceiptFault.None : ReceiptFault.Opening, leaf, checkpoint, trusted is not null);
    }

    private static bool Opens(ReceiptOpening? opening, LedgerLeaf leaf) =>
        opening is null
        || (leaf.Commitment is not null && opening.Salt.Length == DonorCommitment.SaltSize
            && CryptographicOperations.FixedTimeEquals(new DonorCommitment(opening.Name, opening.Reference, opening.Memo).Hash(opening.Salt), leaf.Commitment));
}
