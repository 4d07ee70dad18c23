using EduCoop.Transparency.Entries;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Receipts;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Transparency.Tests;

/// <summary>A valid thing to begin with; a test changes the one member it is about.</summary>
internal static class Some
{
    internal static readonly byte[] Salt = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 3))];
    internal static readonly DonorCommitment Donor = new("Nguyễn Thị Mẫu", "PT0001", "ủng hộ sách");

    internal static LedgerLeaf Leaf(long index = 5) => new()
    {
        LedgerId = new Guid("0199aaaa-0000-7000-8000-000000000001"),
        Index = index,
        Kind = "gift",
        OccurredOn = new DateOnly(2025, 3, 2),
        OccurredAt = new DateTimeOffset(2025, 3, 2, 8, 30, 0, TimeSpan.FromHours(7)),
        RecordedAt = DateTimeOffset.UnixEpoch.AddMicroseconds(0x0006323dbd8aa040),
        CampaignId = new Guid("0199aaaa-0000-7000-8000-000000000002"),
        Source = "http",
        GiftId = new Guid("0199aaaa-0000-7000-8000-000000000003"),
        Statement = new LeafStatement(MerkleHash.Leaf([1]), 77, 120, 3),
        Commitment = Donor.Hash(Salt),
        Legs = [new(new Guid("0199aaaa-0000-7000-8000-000000000004"), "VND", 50_000), new(new Guid("0199aaaa-0000-7000-8000-000000000005"), "VND", -50_000)],
    };

    internal static async Task<Receipt> ReceiptAsync(int size = 300, long index = 5, Ed25519Key? key = null)
    {
        key ??= Ed25519Key.New();
        var leaf = Leaf(index);
        var tiles = new MemoryTiles();
        for (var i = 0; i < size; i++)
        {
            tiles.Append(i == index ? leaf.Hash() : Leaf(i).Hash());
        }

        var tree = new TileTree(tiles, size);
        var head = new Checkpoint($"ledger.example/ledgers/{leaf.LedgerId:D}", size, await tree.RootAsync());
        return new Receipt(
            Receipt.CurrentFormat, leaf.ToBytes(), index, await tree.InclusionAsync(index), head.Sign(key).ToString(),
            new VerifierKey(head.Origin, SignatureType.Ed25519, key.PublicKey).ToString(), new ReceiptOpening(Salt, Donor.Name, Donor.Reference, Donor.Memo));
    }
}
