using System.Text;
using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Source;

/// <summary>Tells kinds of files apart by their first bytes.</summary>
internal static partial class FileKinds
{
    /// <exception cref="StatementRefusedException">A kind that no statement is read from.</exception>
    internal static SourceKind Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return SourceKind.Workbook;
        }

        // UTF-16 is read where the format says so itself, as XML does.
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return head.Length > 2 && head[2..4].Contains((byte)'<')
                ? SourceKind.Xml
                : throw StatementRefusedException.Of("wrong_encoding", "Tệp ở bảng mã UTF-16.", "Mở tệp và lưu lại với bảng mã UTF-8.", 1);
        }

        RefuseOthers(head);
        var text = Encoding.Latin1.GetString(head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head).TrimStart();
        if (text.StartsWith('<') && !Html().IsMatch(text))
        {
            return SourceKind.Xml;
        }

        if (Html().IsMatch(text))
        {
            throw StatementRefusedException.Of("unknown_layout", "Chưa đọc được kiểu tệp này.", "Tệp là trang HTML (có ngân hàng đặt tên .xls); mở bằng Excel rồi lưu thành .xlsx hoặc CSV.", 1);
        }

        return SwiftField().IsMatch(text) ? SourceKind.Swift : SourceKind.Text;
    }

    private static void RefuseOthers(ReadOnlySpan<byte> head)
    {
        var other = head.StartsWith("%PDF"u8) ? "PDF"
            : head is [0xD0, 0xCF, 0x11, 0xE0, ..] ? "Excel đời cũ (.xls)"
            : head.StartsWith("Rar!"u8) || head.StartsWith("7z\u00BC"u8) || head.StartsWith("BZh"u8) ? "tệp nén"
            : null;
        if (other is not null)
        {
            throw StatementRefusedException.Of("unknown_layout", "Chưa đọc được kiểu tệp này.", $"Tệp là {other}; hãy xuất sao kê dạng văn bản, CSV, XLSX, MT940 hoặc camt.053.", 1);
        }
    }

    [GeneratedRegex(@"\A<(?:!doctype\s+html|html|head|table|meta|style)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    // A message begins with its reference, its account or its envelope; banks put headers of their own before.
    [GeneratedRegex(@"\A\{[1-5]:|(?:\A|[\r\n]|@@|\{4:\s*)\s?:(?:20|25P?|28C?|60[FM]|61):", RegexOptions.None)]
    private static partial Regex SwiftField();
}
