using System.IO.Compression;
using System.Text;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>One line of the unpacked file.</summary>
internal readonly record struct TextLine(int Number, long Offset, int ByteCount, string Text);

/// <summary>From the bytes as they came to lines of text, with a bound on everything.</summary>
internal static class StatementFile
{
    internal const int MaxUnpacked = 64 * 1024 * 1024;
    internal const int MaxLines = 500_000;
    internal const int MaxLineBytes = 8 * 1024;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="StatementRefusedException">The file is empty, damaged, too large or not UTF-8 text.</exception>
    internal static List<TextLine> Lines(byte[] file)
    {
        var bytes = Unpack(file);
        if (bytes.Length == 0)
        {
            throw Refused("empty_file", "Tệp sao kê trống.", "Xuất lại sao kê từ ngân hàng rồi gửi lại.");
        }

        RefuseOtherKinds(bytes);
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var lines = new List<TextLine>(bytes.Length / 100);
        while (start < bytes.Length)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - start : length;
            lines.Add(Line(bytes, start, length, lines.Count + 1));
            start += length + 1;
        }

        return lines;
    }

    private static TextLine Line(byte[] bytes, int start, int length, int number)
    {
        if (length > MaxLineBytes)
        {
            throw Refused("line_too_long", "Có dòng quá dài.", $"Một dòng không quá {MaxLineBytes} byte; kiểm tra tệp có đúng là sao kê không.", number);
        }

        if (number > MaxLines)
        {
            throw Refused("too_many_lines", "Sao kê có quá nhiều dòng.", $"Chia sao kê thành các tệp không quá {MaxLines} dòng.", number);
        }

        var span = bytes.AsSpan(start, length).TrimEnd((byte)'\r');
        if (span.IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0)
        {
            throw Refused("not_text", "Tệp không phải văn bản.", "Xuất sao kê dạng văn bản có dấu |; tệp Excel, PDF hoặc tệp nén khác chưa đọc được.", number);
        }

        try
        {
            return new TextLine(number, start, length, StrictUtf8.GetString(span).Normalize(NormalizationForm.FormC));
        }
        catch (DecoderFallbackException)
        {
            throw Refused("wrong_encoding", "Tệp không ở bảng mã UTF-8.", "Mở tệp và lưu lại với bảng mã UTF-8 (không phải TCVN3, VNI, Windows-1258).", number);
        }
        catch (ArgumentException)
        {
            throw Refused("wrong_encoding", "Dòng có ký tự Unicode không hợp lệ.", "Mở tệp và lưu lại với bảng mã UTF-8.", number);
        }
    }

    private static byte[] Unpack(byte[] file)
    {
        if (file is not [0x1F, 0x8B, ..])
        {
            return file;
        }

        // Head and tail of the format alone are 18 bytes.
        if (file.Length < 18)
        {
            throw Refused("gzip_damaged", "Tệp nén bị cắt cụt.", "Tải lại tệp từ ngân hàng; tệp này thiếu phần cuối.");
        }

        using var unpacked = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                if (unpacked.Length + read > MaxUnpacked)
                {
                    throw Refused("too_large_unpacked", "Tệp nén bung ra quá lớn.", $"Sao kê sau khi bung không quá {MaxUnpacked / (1024 * 1024)} MB.");
                }

                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw Refused("gzip_damaged", "Tệp nén bị hỏng.", "Tải lại tệp từ ngân hàng; tệp này không bung được.");
        }

        var bytes = unpacked.ToArray();
        // .NET ends quietly where a gzip file is cut off; its last four bytes say how long it was.
        if (BitConverter.ToUInt32(file.AsSpan(file.Length - 4)) != (uint)bytes.Length)
        {
            throw Refused("gzip_damaged", "Tệp nén bị cắt cụt.", "Tải lại tệp từ ngân hàng; tệp này thiếu phần cuối.");
        }

        return bytes;
    }

    private static void RefuseOtherKinds(byte[] bytes)
    {
        if (bytes.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw Refused("wrong_encoding", "Tệp ở bảng mã UTF-16.", "Mở tệp và lưu lại với bảng mã UTF-8.", 1);
        }

        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith("%PDF"u8))
        {
            throw Refused("unknown_layout", "Chưa đọc được kiểu tệp này.", "Tệp là Excel, Zip hoặc PDF; hãy xuất sao kê dạng văn bản có dấu |.", 1);
        }
    }

    private static StatementRefusedException Refused(string code, string title, string detail, int? line = null) => new(new(code, title, detail, line));
}
