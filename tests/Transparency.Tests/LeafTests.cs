using System.Security.Cryptography;
using System.Text;
using EduCoop.Transparency.Entries;

namespace EduCoop.Transparency.Tests;

public sealed class LeafTests
{
    [Fact]
    public void The_bytes_are_those_that_the_description_says()
    {
        var leaf = Some.Leaf() with { OccurredAt = null, Statement = null, Commitment = null, GiftId = null, Legs = [new(new Guid("0199aaaa-0000-7000-8000-000000000009"), "VND", -2)] };
        Assert.Equal(
            "01" + "0199aaaa000070008000000000000001" + "0000000000000005" + "0467696674" + "00004eb5" + "00" + "0006323dbd8aa040"
            + "0199aaaa000070008000000000000002" + "0468747470" + "00" + "00" + "00" + "00" + "0001" + "0199aaaa000070008000000000000009" + "03564e44" + "fffffffffffffffe",
            Convert.ToHexStringLower(leaf.ToBytes()));
    }

    [Fact]
    public void What_is_written_is_read_and_nothing_else_is()
    {
        var leaf = Some.Leaf();
        var bytes = leaf.ToBytes();
        Assert.Equal(bytes, LedgerLeaf.Read(bytes)!.ToBytes());
        Assert.Equal(leaf.Legs, LedgerLeaf.Read(bytes)!.Legs);
        Assert.Null(LedgerLeaf.Read([]));
        Assert.Null(LedgerLeaf.Read([.. bytes, 0]));
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(LedgerLeaf.Read(bytes.AsSpan(0, length))));
        Assert.Null(LedgerLeaf.Read([2, .. bytes[1..]]));
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            Assert.NotEqual(leaf.Hash(), LedgerLeaf.Read(changed)?.Hash());
        }
    }

    [Fact]
    public void Every_part_of_an_entry_changes_its_hash()
    {
        var leaf = Some.Leaf();
        LedgerLeaf[] others =
        [
            leaf with { LedgerId = Guid.CreateVersion7() }, leaf with { Index = 6 }, leaf with { Kind = "payment" }, leaf with { OccurredOn = leaf.OccurredOn.AddDays(1) },
            leaf with { OccurredAt = null }, leaf with { OccurredAt = leaf.OccurredAt!.Value.AddMicroseconds(1) }, leaf with { RecordedAt = leaf.RecordedAt.AddMicroseconds(1) },
            leaf with { CampaignId = Guid.CreateVersion7() }, leaf with { Source = "grpc" }, leaf with { GiftId = null }, leaf with { GiftId = Guid.CreateVersion7() },
            leaf with { Reverses = 0 }, leaf with { Statement = null }, leaf with { Statement = leaf.Statement! with { Offset = 1 } }, leaf with { Statement = leaf.Statement! with { Length = 1 } },
            leaf with { Statement = leaf.Statement! with { Line = 1 } }, leaf with { Statement = leaf.Statement! with { Sha256 = new byte[32] } }, leaf with { Commitment = null },
            leaf with { Commitment = new byte[32] }, leaf with { Legs = [.. leaf.Legs.Reverse()] }, leaf with { Legs = [leaf.Legs[0]] },
            leaf with { Legs = [leaf.Legs[0] with { Amount = 1 }, leaf.Legs[1]] }, leaf with { Legs = [leaf.Legs[0] with { Commodity = "USD" }, leaf.Legs[1]] },
            leaf with { Legs = [leaf.Legs[0] with { Account = Guid.CreateVersion7() }, leaf.Legs[1]] },
        ];
        Assert.Equal(others.Length + 1, others.Append(leaf).Select(one => Convert.ToHexString(one.Hash())).Distinct().Count());
        Assert.Throws<ArgumentException>(() => (leaf with { Kind = "quà" }).ToBytes());
    }

    [Fact]
    public void A_commitment_is_the_hash_of_the_words_in_their_places()
    {
        var salt = DonorCommitment.NewSalt();
        byte[] expected = SHA256.HashData([.. "educoop:donor:v1\n"u8, .. salt, 1, 0, 0, 0, 4, .. Encoding.UTF8.GetBytes("Lẻ"), 0, 1, 0, 0, 0, 1, (byte)'x']);
        Assert.Equal(expected, new DonorCommitment("Lẻ", null, "x").Hash(salt));
        Assert.NotEqual(expected, new DonorCommitment("Lẻ", null, "x").Hash(DonorCommitment.NewSalt()));
        Assert.NotEqual(expected, new DonorCommitment("Lẻ", "x", null).Hash(salt));
        Assert.NotEqual(new DonorCommitment("", null, null).Hash(salt), new DonorCommitment(null, null, null).Hash(salt));
        Assert.Throws<ArgumentException>(() => new DonorCommitment("a", null, null).Hash(new byte[31]));
    }
}
