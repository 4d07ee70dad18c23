using System.Buffers.Binary;
using System.IO.Compression;

namespace EduCoop.Banking.Statements.Source;

/// <summary>What a file is, by its first bytes.</summary>
internal enum SourceKind
{
    /// <summary>Lines of text with columns.</summary>
    Text,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>Fields of the form :NN:.</summary>
    Swift,

    /// <summary>An Open XML workbook.</summary>
    Workbook,
}

/// <summary>The unpacked bytes of a file, bounded, with what they are.</summary>
internal sealed class StatementSource : IDisposable
{
    private const int HeadBytes = 64 * 1024;
    private const string Again = "Tải lại tệp từ ngân hàng; tệp này thiếu phần cuối.";

    private StatementSource(SourceKind kind, Stream stream)
    {
        Kind = kind;
        Stream = stream;
    }

    internal SourceKind Kind { get; }

    internal Stream Stream { get; }

    /// <exception cref="StatementRefusedException">Empty, damaged, or a kind of file that no statement is read from.</exception>
    internal static StatementSource Open(Stream file, ReadingOptions options)
    {
        var packed = new ReplayStream(file, ReadHead(file, HeadBytes));
        Stream whole = packed.Head is [0x1F, 0x8B, ..] ? Unpack(packed, options) : new BoundedStream(packed, options.MaxUnpackedBytes, isPacked: false);
        var head = ReadHead(whole, HeadBytes);
        if (head.Length == 0)
        {
            throw StatementRefusedException.Of("empty_file", "Tệp sao kê trống.", "Xuất lại sao kê từ ngân hàng rồi gửi lại.");
        }

        return new(FileKinds.Of(head), new ReplayStream(whole, head));
    }

    public void Dispose() => Stream.Dispose();

    private static BoundedStream Unpack(ReplayStream packed, ReadingOptions options)
    {
        // Head and tail of the format alone are 18 bytes.
        if (packed.Head.Length < 18)
        {
            throw StatementRefusedException.Of("gzip_damaged", "Tệp nén bị cắt cụt.", Again);
        }

        var tail = new TailStream(packed);
        return new BoundedStream(new GZipStream(tail, CompressionMode.Decompress), options.MaxUnpackedBytes, isPacked: true) { Tail = tail };
    }

    private static byte[] ReadHead(Stream stream, int atMost)
    {
        var head = new byte[atMost];
        var length = 0;
        for (int read; length < atMost && (read = stream.Read(head, length, atMost - length)) > 0;)
        {
            length += read;
        }

        return head[..length];
    }

    /// <summary>First the bytes that were looked at, then the rest.</summary>
    private sealed class ReplayStream(Stream rest, byte[] head) : ReadOnlyStream
    {
        private int at;

        internal byte[] Head => head;

        public override int Read(Span<byte> buffer)
        {
            if (at >= head.Length)
            {
                return rest.Read(buffer);
            }

            var count = Math.Min(buffer.Length, head.Length - at);
            head.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }
    }

    /// <summary>Remembers the last four bytes that went through: a gzip file ends with its own length.</summary>
    private sealed class TailStream(Stream rest) : ReadOnlyStream
    {
        private readonly byte[] last = new byte[4];

        internal uint WrittenLength
        {
            get
            {
                // What the unpacker left unread belongs to the end too.
                Span<byte> buffer = stackalloc byte[256];
                while (Read(buffer) > 0)
                {
                }

                return BinaryPrimitives.ReadUInt32LittleEndian(last);
            }
        }

        public override int Read(Span<byte> buffer)
        {
            var count = rest.Read(buffer);
            var seen = buffer[..count];
            if (count >= 4)
            {
                seen[^4..].CopyTo(last);
            }
            else
            {
                last.AsSpan(count).CopyTo(last);
                seen.CopyTo(last.AsSpan(4 - count));
            }

            return count;
        }
    }

    /// <summary>Stops at the bound; says what is wrong with a packed file.</summary>
    private sealed class BoundedStream(Stream rest, long bound, bool isPacked) : ReadOnlyStream
    {
        private long total;
        private bool isOver;

        internal TailStream? Tail { get; init; }

        public override int Read(Span<byte> buffer)
        {
            int count;
            try
            {
                count = rest.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw StatementRefusedException.Of("gzip_damaged", "Tệp nén bị hỏng.", "Tải lại tệp từ ngân hàng; tệp này không bung được.");
            }

            total += count;
            if (total > bound)
            {
                throw StatementRefusedException.Of(
                    isPacked ? "too_large_unpacked" : "too_large", isPacked ? "Tệp nén bung ra quá lớn." : "Tệp quá lớn.", $"Sao kê sau khi bung không quá {bound / (1024 * 1024)} MB.");
            }

            // .NET ends quietly where a gzip file is cut off; its last four bytes say how long it was, modulo 2^32.
            if (count == 0 && buffer.Length > 0 && !isOver)
            {
                isOver = true;
                if (Tail is { } tail && tail.WrittenLength != (uint)total)
                {
                    throw StatementRefusedException.Of("gzip_damaged", "Tệp nén bị cắt cụt.", Again);
                }
            }

            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && isPacked)
            {
                rest.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>What all streams that only hand bytes on have in common.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
