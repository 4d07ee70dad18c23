using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Cuts a body into messages. What the peer may not send ends in an <see cref="RpcException"/> that says so.</summary>
internal sealed class MessageReader(PipeReader body, int? maxSize)
{
    private readonly Payload _payload = new();

    /// <summary>The next message, or null at the end of the body.</summary>
    public async ValueTask<T?> ReadAsync<T>(Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            var buffer = result.Buffer;
            if (TryCut(buffer, out var payload))
            {
                var message = _payload.Deserialize(payload, deserializer);
                body.AdvanceTo(payload.End);
                return message;
            }
            // Nothing is consumed but all is examined, so the peer is given room for the rest of the message.
            body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw Refusal(StatusCode.Internal, "Incomplete message.");
            }
        }
    }

    /// <summary>The only message of a body.</summary>
    public async ValueTask<T> ReadSingleAsync<T>(Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        var message = await ReadAsync(deserializer, cancellationToken).ConfigureAwait(false)
            ?? throw Refusal(StatusCode.Internal, "Incomplete message.");
        return await ReadAsync(deserializer, cancellationToken).ConfigureAwait(false) is null
            ? message
            : throw Refusal(StatusCode.Internal, "Additional data after the message received.");
    }

    private bool TryCut(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < MessageFrame.PrefixSize)
        {
            return false;
        }
        Span<byte> prefix = stackalloc byte[MessageFrame.PrefixSize];
        buffer.Slice(0, MessageFrame.PrefixSize).CopyTo(prefix);
        if (prefix[0] != 0)
        {
            throw prefix[0] == 1
                ? Refusal(StatusCode.Internal, "The message is compressed, but no encoding was agreed.")
                : Refusal(StatusCode.Internal, "Unexpected compressed flag value in message header.");
        }
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (length > int.MaxValue || length > maxSize)
        {
            throw Refusal(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.");
        }
        if (buffer.Length - MessageFrame.PrefixSize < length)
        {
            return false;
        }
        payload = buffer.Slice(MessageFrame.PrefixSize, length);
        return true;
    }

    private static RpcException Refusal(StatusCode code, string detail) => new(new Status(code, detail));

    private sealed class Payload : DeserializationContext
    {
        private ReadOnlySequence<byte> _bytes;

        public override int PayloadLength => (int)_bytes.Length;

        public T Deserialize<T>(ReadOnlySequence<byte> bytes, Func<DeserializationContext, T> deserializer)
        {
            _bytes = bytes;
            try
            {
                return deserializer(this);
            }
            finally
            {
                _bytes = default;
            }
        }

        public override byte[] PayloadAsNewBuffer() => _bytes.ToArray();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => _bytes;
    }
}
