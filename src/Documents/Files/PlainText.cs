using System.Text;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files;

/// <summary>Text files: UTF-8 with or without mark, UTF-16 with mark or plainly so; everything else is refused with the way to mend it.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static OpenedDocument Open(ReadOnlySpan<byte> bytes, string fileName, SourceFormat format)
    {
        string text;
        try
        {
            text = Decode(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            // Files of those fonts have one byte a letter.
            return LegacyEncoding.Refuse(Encoding.Latin1.GetString(bytes), fileName) ?? OpenedDocument.Refused(
                "encoding_unknown",
                $"Tệp {fileName} không ở dạng Unicode.",
                $"Byte thứ {fault.Index + 1} không đọc được theo UTF-8. Nếu tệp gõ bằng phông TCVN3 (.VnTime) hoặc VNI, hãy chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6) rồi lưu lại dạng UTF-8; hoặc gửi tệp .docx.");
        }

        return LegacyEncoding.Refuse(text, fileName) ?? new(PlanText.From(text, format, Notes(text)), null);
    }

    /// <summary>What a reader should know about any text.</summary>
    internal static List<Finding> Notes(string text)
    {
        var notes = new List<Finding>();
        if (ComposedText.Of(text).Changed)
        {
            notes.Add(new("text_decomposed", "Văn bản dùng Unicode tổ hợp (chữ và dấu tách rời); phần mềm đọc như Unicode dựng sẵn, bản gốc giữ nguyên từng ký tự."));
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            notes.Add(new("characters_lost", "Văn bản có ký tự đã mất khi chuyển mã (\uFFFD); cần so lại với bản gốc.", FirstOf(text, '\uFFFD')));
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            notes.Add(new("characters_broken", "Văn bản có ký tự rỗng (mã 0); tệp có thể đã hỏng.", FirstOf(text, '\0')));
        }

        return notes;
    }

    private static TextSpan FirstOf(string text, char letter)
    {
        var at = text.IndexOf(letter, StringComparison.Ordinal);
        return new(at, at + 1);
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Strict(bigEndian: false).GetString(rest),
        [0xFE, 0xFF, .. var rest] => Strict(bigEndian: true).GetString(rest),
        _ when LooksLikeUtf16(bytes, 1) => Strict(bigEndian: false).GetString(bytes),
        _ when LooksLikeUtf16(bytes, 0) => Strict(bigEndian: true).GetString(bytes),
        _ => Utf8.GetString(bytes),
    };

    private static UnicodeEncoding Strict(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    // Without a mark: blanks and Latin letters have a zero in every second byte.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, int zeroAt)
    {
        var pairs = Math.Min(bytes.Length / 2, 512);
        var zeros = 0;
        for (var i = 0; i < pairs; i++)
        {
            zeros += bytes[(2 * i) + zeroAt] == 0 && bytes[(2 * i) + 1 - zeroAt] != 0 ? 1 : 0;
        }

        return pairs >= 4 && bytes.Length % 2 == 0 && zeros * 3 > pairs;
    }
}
