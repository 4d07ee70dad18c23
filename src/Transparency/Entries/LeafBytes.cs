using System.Buffers.Binary;
using System.Text;
using EduCoop.Transparency.Merkle;

namespace EduCoop.Transparency.Entries;

/// <summary>Writes and reads the bytes that <see cref="LedgerLeaf"/> describes.</summary>
internal static class LeafBytes
{
    private const int LongestText = 64;
    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    internal static byte[] Write(LedgerLeaf leaf)
    {
        using var bytes = new MemoryStream(256);
        bytes.WriteByte(LedgerLeaf.Version);
        Id(bytes, leaf.LedgerId);
        Long(bytes, leaf.Index);
        Text(bytes, leaf.Kind);
        Int(bytes, leaf.OccurredOn.DayNumber - FirstDay.DayNumber);
        Maybe(bytes, leaf.OccurredAt.HasValue, () => Long(bytes, Microseconds(leaf.OccurredAt!.Value)));
        Long(bytes, Microseconds(leaf.RecordedAt));
        Id(bytes, leaf.CampaignId);
        Text(bytes, leaf.Source);
        Maybe(bytes, leaf.GiftId.HasValue, () => Id(bytes, leaf.GiftId!.Value));
        Maybe(bytes, leaf.Reverses.HasValue, () => Long(bytes, leaf.Reverses!.Value));
        Maybe(bytes, leaf.Statement is not null, () =>
        {
            Hash(bytes, leaf.Statement!.Sha256);
            Long(bytes, leaf.Statement.Offset);
            Int(bytes, leaf.Statement.Length);
            Int(bytes, leaf.Statement.Line);
        });
        Maybe(bytes, leaf.Commitment is not null, () => Hash(bytes, leaf.Commitment!));
        Span<byte> count = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(count, checked((ushort)leaf.Legs.Count));
        bytes.Write(count);
        foreach (var leg in leaf.Legs)
        {
            Id(bytes, leg.Account);
            Text(bytes, leg.Commodity);
            Long(bytes, leg.Amount);
        }

        return bytes.ToArray();
    }

    internal static LedgerLeaf? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Reader(bytes);
            if (reader.Byte() != LedgerLeaf.Version)
            {
                return null;
            }

            var leaf = new LedgerLeaf
            {
                LedgerId = reader.Id(),
                Index = reader.Long(),
                Kind = reader.Text(),
                OccurredOn = FirstDay.AddDays(reader.Int()),
                OccurredAt = reader.Byte() == 0 ? null : reader.Moment(),
                RecordedAt = reader.Moment(),
                CampaignId = reader.Id(),
                Source = reader.Text(),
                GiftId = reader.Byte() == 0 ? null : reader.Id(),
                Reverses = reader.Byte() == 0 ? null : reader.Long(),
                Statement = reader.Byte() == 0 ? null : new LeafStatement(reader.Take(MerkleHash.Size).ToArray(), reader.Long(), reader.Int(), reader.Int()),
                Commitment = reader.Byte() == 0 ? null : reader.Take(MerkleHash.Size).ToArray(),
                Legs = reader.Legs(),
            };
            return leaf.Index >= 0 && Write(leaf).AsSpan().SequenceEqual(bytes) ? leaf : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static long Microseconds(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Maybe(MemoryStream bytes, bool isThere, Action write)
    {
        bytes.WriteByte(isThere ? (byte)1 : (byte)0);
        if (isThere)
        {
            write();
        }
    }

    private static void Id(MemoryStream bytes, Guid id)
    {
        Span<byte> raw = stackalloc byte[16];
        id.TryWriteBytes(raw, bigEndian: true, out _);
        bytes.Write(raw);
    }

    private static void Hash(MemoryStream bytes, byte[] hash) =>
        bytes.Write(hash is { Length: MerkleHash.Size } ? hash : throw new ArgumentException("A hash has 32 bytes.", nameof(hash)));

    private static void Text(MemoryStream bytes, string text)
    {
        if (text.Length > LongestText || !Ascii.IsValid(text))
        {
            throw new ArgumentException($"{text} is no short ASCII word.", nameof(text));
        }

        bytes.WriteByte((byte)text.Length);
        bytes.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Long(MemoryStream bytes, long number)
    {
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(raw, number);
        bytes.Write(raw);
    }

    private static void Int(MemoryStream bytes, int number)
    {
        Span<byte> raw = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(raw, number);
        bytes.Write(raw);
    }

    private ref struct Reader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;

        internal ReadOnlySpan<byte> Take(int count)
        {
            var taken = rest[..count];
            rest = rest[count..];
            return taken;
        }

        internal byte Byte() => Take(1)[0];

        internal Guid Id() => new(Take(16), bigEndian: true);

        internal long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

        internal int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

        internal string Text() => Encoding.ASCII.GetString(Take(Byte()));

        internal DateTimeOffset Moment() => DateTimeOffset.UnixEpoch.AddTicks(checked(Long() * TimeSpan.TicksPerMicrosecond));

        internal LeafLeg[] Legs()
        {
            var legs = new LeafLeg[BinaryPrimitives.ReadUInt16BigEndian(Take(2))];
            for (var i = 0; i < legs.Length; i++)
            {
                legs[i] = new(Id(), Text(), Long());
            }

            return rest.IsEmpty ? legs : throw new ArgumentException("More bytes than the leaf has.", nameof(rest));
        }
    }
}
