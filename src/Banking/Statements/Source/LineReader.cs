using System.Text;

namespace EduCoop.Banking.Statements.Source;

/// <summary>One line of the unpacked file, without its end.</summary>
internal readonly record struct TextLine(int Number, long Offset, int ByteCount, string Text)
{
    internal LinePlace Place => new(Number, Offset, ByteCount);
}

/// <summary>What bytes may be that are no UTF-8.</summary>
internal enum TextFallback
{
    /// <summary>Nothing: refused.</summary>
    None,

    /// <summary>Windows-1252, whose printable part holds ISO 8859-1.</summary>
    Western,
}

/// <summary>From bytes to lines of text with their places, in constant memory.</summary>
internal sealed class LineReader(Stream stream, ReadingOptions options, TextFallback fallback)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private const string CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
    private byte[] buffer = new byte[128 * 1024];
    private int from;
    private int to;
    private long offset;
    private int number;
    private bool isAtEnd;
    private TextLine? pushedBack;

    internal int Number => number;

    /// <summary>The next call of <see cref="TryRead"/> gives this line again.</summary>
    internal void PushBack(TextLine line) => pushedBack = line;

    /// <exception cref="StatementRefusedException">A line is too long, no text, or not in UTF-8.</exception>
    internal bool TryRead(out TextLine line)
    {
        if (pushedBack is { } again)
        {
            pushedBack = null;
            line = again;
            return true;
        }

        var (end, feed) = FindEnd();
        if (end < 0)
        {
            line = default;
            return false;
        }

        if (++number > options.MaxLines)
        {
            throw StatementRefusedException.Of("too_many_lines", "Sao kê có quá nhiều dòng.", $"Chia sao kê thành các tệp không quá {options.MaxLines} dòng.", number);
        }

        var bytes = buffer.AsSpan(from, end - from);
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
            offset += 3;
            from += 3;
        }

        line = new TextLine(number, offset, bytes.Length, Decode(bytes.TrimEnd((byte)'\r')));
        offset += end - from + feed;
        from = end + feed;
        return true;
    }

    // The end of the line in the buffer and the length of its mark; -1 at the end of the file.
    private (int End, int Feed) FindEnd()
    {
        var searched = from;
        while (true)
        {
            var found = buffer.AsSpan(searched, to - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                CheckLength(searched + found - from);
                return (searched + found, 1);
            }

            CheckLength(to - from);
            if (isAtEnd)
            {
                return to == from ? (-1, 0) : (to, 0);
            }

            searched = to;
            Fill(ref searched);
        }
    }

    private void CheckLength(int length)
    {
        if (length > options.MaxLineBytes)
        {
            throw StatementRefusedException.Of("line_too_long", "Có dòng quá dài.", $"Một dòng không quá {options.MaxLineBytes} byte; kiểm tra tệp có đúng là sao kê không.", number + 1);
        }
    }

    private void Fill(ref int searched)
    {
        if (from > 0)
        {
            buffer.AsSpan(from, to - from).CopyTo(buffer);
            (searched, to, from) = (searched - from, to - from, 0);
        }

        if (to == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, to, buffer.Length - to);
        isAtEnd = read == 0;
        to += read;
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyInRange((byte)0x00, (byte)0x08) is >= 0 and var bad && !(fallback == TextFallback.Western && bytes[bad] is 0x01 or 0x03))
        {
            throw StatementRefusedException.Of("not_text", "Tệp không phải văn bản.", "Xuất sao kê dạng văn bản, CSV, XLSX, MT940 hoặc camt.053.", number);
        }

        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        try
        {
            return StrictUtf8.GetString(bytes).Normalize(NormalizationForm.FormC);
        }
        catch (DecoderFallbackException) when (fallback == TextFallback.Western)
        {
            return string.Create(bytes.Length, bytes, static (text, western) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = western[i] is >= 0x80 and < 0xA0 ? CP1252[western[i] - 0x80] : (char)western[i];
                }
            });
        }
        catch (DecoderFallbackException)
        {
            throw StatementRefusedException.Of("wrong_encoding", "Tệp không ở bảng mã UTF-8.", "Mở tệp và lưu lại với bảng mã UTF-8 (không phải TCVN3, VNI, Windows-1258).", number);
        }
        catch (ArgumentException)
        {
            throw StatementRefusedException.Of("wrong_encoding", "Dòng có ký tự Unicode không hợp lệ.", "Mở tệp và lưu lại với bảng mã UTF-8.", number);
        }
    }
}
