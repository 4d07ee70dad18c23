using EduCoop.Transparency.Merkle;

namespace EduCoop.Transparency.Entries;

/// <summary>One side of an entry.</summary>
/// <param name="Account">Ledger account.</param>
/// <param name="Commodity">Currency by ISO 4217, or the code of a good.</param>
/// <param name="Amount">Minor units (đồng for VND) or units of the good; positive is a debit.</param>
public sealed record LeafLeg(Guid Account, string Commodity, long Amount);

/// <summary>The bytes of a bank's statement that an entry was read from.</summary>
/// <param name="Sha256">Of the file as it came, 32 bytes.</param>
/// <param name="Offset">First byte of the line in the unpacked text.</param>
/// <param name="Length">Bytes of the line.</param>
/// <param name="Line">Line number, from 1.</param>
public sealed record LeafStatement(byte[] Sha256, long Offset, int Length, int Line);

/// <summary>
/// An entry of a ledger as it stands in the tree. The bytes, all numbers big-endian; a text is one byte for its length and then ASCII;
/// what may be missing is 0x00, or 0x01 and then the value:
/// version (0x01) · ledger id (16) · index (u64) · kind (text) · occurred on (i32, days since 1970-01-01) · occurred at? (i64, microseconds
/// since 1970 UTC) · recorded at (i64) · campaign id (16) · source (text) · gift id? (16) · index of the entry it reverses? (u64) ·
/// statement? (SHA-256 32, offset u64, length u32, line u32) · donor commitment? (32) · legs (u16), each: account id (16), commodity (text), amount (i64).
/// Ids are written as RFC 9562 does, most significant byte first.
/// </summary>
public sealed record LedgerLeaf
{
    /// <summary>First byte of every leaf so far.</summary>
    public const byte Version = 1;

    /// <summary>The ledger.</summary>
    public required Guid LedgerId { get; init; }

    /// <summary>Place in the ledger, from 0, without gaps.</summary>
    public required long Index { get; init; }

    /// <summary>gift, payment …</summary>
    public required string Kind { get; init; }

    /// <summary>Day on which it happened, in Vietnam.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Moment, when it is known; whole microseconds.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the ledger learned it; whole microseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The road it came by.</summary>
    public required string Source { get; init; }

    /// <summary>The gift, when the entry is one.</summary>
    public Guid? GiftId { get; init; }

    /// <summary>The entry that this one takes back.</summary>
    public long? Reverses { get; init; }

    /// <summary>Where a bank says so.</summary>
    public LeafStatement? Statement { get; init; }

    /// <summary><see cref="DonorCommitment"/> of a gift.</summary>
    public byte[]? Commitment { get; init; }

    /// <summary>Debits and credits, in the order in which they were written.</summary>
    public required IReadOnlyList<LeafLeg> Legs { get; init; }

    /// <summary>The leaf's bytes.</summary>
    public byte[] ToBytes() => LeafBytes.Write(this);

    /// <summary>Hash of the leaf in the tree.</summary>
    public byte[] Hash() => MerkleHash.Leaf(ToBytes());

    /// <summary>Reads a leaf. Any other bytes of the same meaning are refused: there is one encoding.</summary>
    /// <param name="bytes">The leaf.</param>
    /// <returns>Null when these bytes are no leaf of a known version.</returns>
    public static LedgerLeaf? Read(ReadOnlySpan<byte> bytes) => LeafBytes.Read(bytes);
}
