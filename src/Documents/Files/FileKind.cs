namespace EduCoop.Documents.Files;

/// <summary>What a file is by its first bytes; names lie.</summary>
internal static class FileKind
{
    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    internal static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Zip) || bytes.StartsWith("PK\u0005\u0006"u8);

    // Readers of PDF allow some bytes before the mark.
    internal static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>A refusal for kinds that are known but not read.</summary>
    internal static OpenedDocument? Refuse(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.StartsWith(Ole))
        {
            // Names inside are UTF-16.
            return Holds(bytes, "EncryptedPackage")
                ? OpenedDocument.Refused("file_encrypted", $"Tệp {fileName} có mật khẩu.", "Mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu lại rồi gửi lại.")
                : OpenedDocument.Refused(
                    "old_binary",
                    $"Tệp {fileName} là {(Holds(bytes, "Workbook") ? "bảng tính Excel 97-2003 (.xls)" : "văn bản Word 97-2003 (.doc)")}.",
                    "Mở bằng Word hoặc LibreOffice, chọn Lưu thành… và kiểu .docx rồi gửi lại.");
        }

        var what = bytes switch
        {
            [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] or [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "là ảnh",
            _ when bytes.StartsWith("{\\rtf"u8) => "là văn bản RTF",
            _ when StartsWithTag(bytes) => "là trang web (HTML)",
            [0x1F, 0x8B, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] => "là tệp nén",
            [0x4D, 0x5A, ..] or [0x7F, 0x45, 0x4C, 0x46, ..] => "là chương trình, không phải văn bản",
            _ => null,
        };
        return what is null ? null : OpenedDocument.Refused(
            what == "là ảnh" ? "scanned" : "not_a_document",
            $"Tệp {fileName} {what}.",
            what == "là ảnh" ? "Ảnh chụp không đọc được chữ: gửi bản Word gốc (.docx), hoặc nhận dạng chữ (OCR), kiểm tra lại rồi gửi." : "Gửi văn bản ở dạng .docx, .pdf có chữ, .txt hoặc .md.");
    }

    private static bool StartsWithTag(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 256)].TrimStart(" \r\n\t\u00EF\u00BB\u00BF"u8);
        return start.StartsWith("<!DOCTYPE"u8) || start.StartsWith("<!doctype"u8) || start.StartsWith("<html"u8) || start.StartsWith("<HTML"u8) || start.StartsWith("<?xml"u8) || start.StartsWith("MIME-Version"u8);
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(System.Text.Encoding.Unicode.GetBytes(name)) >= 0;
}
