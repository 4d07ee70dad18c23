using System.Buffers.Binary;
using System.Text;

namespace Aspire.Hosting.Dashboard;

/// <summary>Reads the fields of one protobuf message, in the order they come.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    /// <summary>The content of a field with a length: text, bytes, a message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The content of a field that is a number.</summary>
    public ulong Number { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    public readonly string Hex => Convert.ToHexStringLower(Bytes);

    public readonly double Double => BitConverter.UInt64BitsToDouble(Number);

    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }
        var tag = Varint();
        Field = (int)(tag >> 3);
        Bytes = default;
        Number = (tag & 7) switch
        {
            0 => Varint(),
            1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(8)),
            2 => Delimited(),
            5 => BinaryPrimitives.ReadUInt32LittleEndian(Take(4)),
            _ => throw new InvalidDataException("not a protobuf message"),
        };
        return true;
    }

    private ulong Delimited()
    {
        var length = Varint();
        Bytes = Take(length <= int.MaxValue ? (int)length : throw new InvalidDataException("a field longer than its message"));
        return 0;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("a number of more than ten bytes");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("the message ends too early");
        }
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
