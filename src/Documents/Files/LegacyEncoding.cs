using System.Buffers;
using System.Text.RegularExpressions;

namespace EduCoop.Documents.Files;

/// <summary>
/// Text of the fonts from before Unicode (TCVN3, VNI) and of VIQR looks like letters, but the wrong ones. Reading it would give a plan
/// full of nonsense, so it is refused, with the name of the encoding and the way to mend it.
/// </summary>
internal static partial class LegacyEncoding
{
    private const int Sample = 200_000;
    private const int Few = 5;

    // Signs that stand for letters in each encoding and in no Vietnamese word of Unicode.
    private static readonly SearchValues<char> Tcvn3 = SearchValues.Create("\u00A8\u00AA\u00AC\u00AE\u00B5\u00B6\u00B8\u00B9\u00BC\u00BE\u00C6\u00C7\u00CB\u00CE\u00D6\u00D8\u00DC\u00DE\u00E6\u00E7\u00EB\u00EE\u00F1");
    private static readonly SearchValues<char> Vni = SearchValues.Create("\u00C4\u00C5\u00CB\u00CF\u00D1\u00D6\u00D8\u00DB\u00DC\u00E4\u00E5\u00EB\u00EF\u00F1\u00F6\u00F8\u00FB\u00FC");
    private static readonly SearchValues<char> OnlyTcvn3 = SearchValues.Create("\u00A8\u00AA\u00AC\u00AE\u00B5\u00B6\u00B8\u00B9\u00BC\u00BE");

    /// <summary>A refusal when the text is of one of these encodings.</summary>
    internal static OpenedDocument? Refuse(string text, string fileName) => NameOf(text) is { } name
        ? OpenedDocument.Refused(
            "encoding_legacy",
            $"Tệp {fileName} dùng mã {name}, không phải Unicode.",
            "Chuyển mã sang Unicode dựng sẵn (Unikey: Ctrl+Shift+F6), đổi phông sang Times New Roman, lưu lại rồi gửi lại. Phần mềm không tự đoán chữ.")
        : null;

    /// <summary>The encoding's name for people; null for Unicode.</summary>
    internal static string? NameOf(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var unicode = Count(sample, Vietnamese);
        var (tcvn3, vni) = (Count(sample, Tcvn3), Count(sample, Vni));
        if (Math.Max(tcvn3, vni) >= Few && Math.Max(tcvn3, vni) > unicode)
        {
            return Count(sample, OnlyTcvn3) * 4 > tcvn3 ? "TCVN3 (phông .VnTime)" : "VNI (phông VNI-Times)";
        }

        return unicode == 0 && Viqr().Count(sample) is var viqr && viqr >= Few && viqr * 60 > sample.Length ? "VIQR" : null;
    }

    private static readonly SearchValues<char> Vietnamese = SearchValues.Create(
        [.. Enumerable.Range(0x1EA0, 0x1EFA - 0x1EA0).Select(code => (char)code), '\u0110', '\u0111', '\u01A0', '\u01A1', '\u01AF', '\u01B0', '\u0102', '\u0103', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);

    private static int Count(ReadOnlySpan<char> text, SearchValues<char> letters)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(letters)) >= 0; count++)
        {
            text = text[(at + 1)..];
        }

        return count;
    }

    // Marks as signs behind letters: "gia'o du.c", "dda`o ta.o", "o+?".
    [GeneratedRegex(@"\b[dD][dD][a-zA-Z]|[aAoOeEuU][(^+][`'?~.]?(?=[a-zA-Z \r\n])|[aeiouyAEIOUY]['`?~.](?=[a-zA-Z])|[aeiouy]['`~](?=[ \r\n,;])")]
    private static partial Regex Viqr();
}
