using System.Text;

namespace EduCoop.Banking.VietQr;

/// <summary>
/// Vietnamese without its marks, as banks carry it: "Ủng hộ đồng bào" becomes "Ung ho dong bao". Own table: works without the system's ICU.
/// </summary>
public static class AsciiText
{
    private static readonly Dictionary<char, char> Bases = Table(
        "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ",
        "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "EÈÉẺẼẸÊỀẾỂỄỆ", "IÌÍỈĨỊ", "OÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", "UÙÚỦŨỤƯỪỨỬỮỰ", "YỲÝỶỸỴ", "DĐ");

    /// <summary>Marks gone, marks that stand alone gone, anything else that is not printable ASCII a space; runs of spaces one.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            var plain = Bases.GetValueOrDefault(letter, letter);
            plain = VietQrFields.IsPrintable(plain) ? plain : ' ';
            if (plain != ' ' || (folded.Length > 0 && folded[^1] != ' '))
            {
                folded.Append(plain);
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The same, cut to a length that a field takes.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters at most.</param>
    public static string? Fold(string? text, int longest) =>
        text is null || Fold(text) is not { Length: > 0 } folded ? null : folded.Length <= longest ? folded : folded[..longest].TrimEnd();

    private static Dictionary<char, char> Table(params string[] rows) =>
        rows.SelectMany(row => row.Skip(1).Select(letter => (letter, row[0]))).ToDictionary();
}
