using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>One message with its prefix (a compression flag, always 0, and four bytes of length), in a buffer that the next message reuses.</summary>
internal sealed class MessageFrame(int? maxSize) : SerializationContext
{
    internal const int PrefixSize = 5;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private bool _complete;

    /// <summary>The frame's bytes; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write<T>(T message, Action<T, SerializationContext> serializer)
    {
        _buffer.ResetWrittenCount();
        _complete = false;
        serializer(message, this);
        if (!_complete)
        {
            throw new InvalidOperationException($"The serializer of {typeof(T).Name} did not complete its message.");
        }
        var length = _buffer.WrittenCount - PrefixSize;
        CheckSize(length);
        // The prefix was left blank: only now is the length certain.
        var prefix = MemoryMarshal.AsMemory(_buffer.WrittenMemory).Span[..PrefixSize];
        prefix[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)length);
        return _buffer.WrittenMemory;
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckSize(payloadLength);
        ReservePrefix(payloadLength);
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        ReservePrefix(0);
        return _buffer;
    }

    public override void Complete()
    {
        ReservePrefix(0);
        _complete = true;
    }

    public override void Complete(byte[] payload)
    {
        ReservePrefix(payload.Length);
        _buffer.Write(payload);
        _complete = true;
    }

    private void ReservePrefix(int payloadLength)
    {
        if (_buffer.WrittenCount == 0)
        {
            // The whole message's room at once, so that a large message is not copied as the buffer grows.
            _buffer.GetSpan(PrefixSize + payloadLength);
            _buffer.Advance(PrefixSize);
        }
    }

    private void CheckSize(int length)
    {
        if (length > maxSize)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "Sending message exceeds the maximum configured message size."));
        }
    }
}
