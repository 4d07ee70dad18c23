using System.Text;
using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Source;

/// <summary>
/// Hands bytes on to an XML reader and finds, for its line and column, the byte that is meant. Questions must go forward; only what lies
/// between the last answer and the reader's own lookahead is kept.
/// </summary>
internal sealed partial class PlacedStream(Stream rest) : ReadOnlyStream
{
    // Farther ahead than any XML reader looks.
    private const int Lookahead = 1024 * 1024;
    private byte[] window = new byte[256 * 1024];
    private int from;
    private int to;
    private long offset;
    private int line = 1;
    private int column = 1;
    private bool isStarted;
    private int bytesPerLetter;

    public override int Read(Span<byte> buffer)
    {
        var count = rest.Read(buffer);
        if (count > 0 && bytesPerLetter >= 0)
        {
            Keep(buffer[..count]);
        }

        return count;
    }

    /// <returns>The offset of a place, or -1 where the encoding does not tell.</returns>
    internal long Find(int atLine, int atColumn)
    {
        if (bytesPerLetter < 0)
        {
            return -1;
        }

        while (line < atLine && from < to)
        {
            SkipLine();
        }

        while (line == atLine && column < atColumn && from < to)
        {
            Step();
        }

        // Behind the first byte of a letter come its others.
        while (bytesPerLetter == 0 && from < to && window[from] is >= 0x80 and < 0xC0)
        {
            Step();
        }

        return line == atLine && column == atColumn ? offset : -1;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (!isStarted)
        {
            isStarted = true;
            bytesPerLetter = Encode(bytes);
            if (bytes.StartsWith(Encoding.UTF8.Preamble))
            {
                bytes = bytes[3..];
                offset = 3;
            }
        }

        while (to - from > 4 * Lookahead)
        {
            for (var end = to - Lookahead; from < end;)
            {
                Step();
            }
        }

        if (to + bytes.Length > window.Length)
        {
            window.AsSpan(from, to - from).CopyTo(window);
            (to, from) = (to - from, 0);
            if (to + bytes.Length > window.Length)
            {
                Array.Resize(ref window, Math.Max(window.Length * 2, to + bytes.Length));
            }
        }

        bytes.CopyTo(window.AsSpan(to));
        to += bytes.Length;
    }

    // 0: letters of one to four bytes, 1: one byte each, -1: cannot be told.
    private static int Encode(ReadOnlySpan<byte> head)
    {
        if (head is [0xFE or 0xFF or 0, ..] || (head.Length > 1 && head[1] == 0))
        {
            return -1;
        }

        var declared = Declaration().Match(Encoding.Latin1.GetString(head[..Math.Min(head.Length, 200)]));
        return !declared.Success || declared.Groups[1].ValueSpan.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase) ? 0
            : declared.Groups[1].ValueSpan.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? -1
            : 1;
    }

    private void SkipLine()
    {
        var rest = window.AsSpan(from, to - from);
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
        {
            (offset, from, column) = (offset + rest.Length, to, int.MaxValue);
            return;
        }

        var feed = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1;
        offset += end + feed;
        from += end + feed;
        line++;
        column = 1;
    }

    private void Step()
    {
        var first = window[from];
        if (first is (byte)'\n' or (byte)'\r')
        {
            SkipLine();
            return;
        }

        from++;
        offset++;
        // A letter of four bytes is two of the reader's.
        column += bytesPerLetter == 1 || first < 0x80 || first is >= 0xC0 and < 0xF0 ? 1 : first >= 0xF0 ? 2 : 0;
    }

    [GeneratedRegex("""encoding\s*=\s*["']([A-Za-z0-9._-]+)""")]
    private static partial Regex Declaration();
}
