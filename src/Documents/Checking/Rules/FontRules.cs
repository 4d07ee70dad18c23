using EduCoop.Documents.Checking.Facts;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Font, colour and letters of every run: annex I, part I, I.4.</summary>
internal static class FontRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.4";
    private const string Font = "Times New Roman";

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Runs("font-name", "Phông chữ không phải Times New Roman.", "The font is not Times New Roman.", Font, run => run.Fonts.Equals(Font, StringComparison.OrdinalIgnoreCase) ? null : run.Fonts.Length == 0 ? "?" : run.Fonts),
        Runs("font-colour", "Chữ không phải màu đen.", "The letters are not black.", "đen / black (000000)", run => run.Colour is "auto" or "000000" ? null : run.Colour),
        Runs(
            "letters-composed", "Chữ có dấu rời, không phải chữ dựng sẵn của TCVN 6909:2001.", "Letters and marks are apart, not the composed letters of TCVN 6909:2001.", "Unicode NFC",
            run => ComposedText.Of(run.Text).Changed ? "Unicode NFD" : null),
        Runs(
            "letters-unicode", "Có ký tự ngoài bộ mã Unicode tiếng Việt (ký tự thay thế hoặc vùng dùng riêng).", "There are replacement or private-use characters instead of Vietnamese letters.", "TCVN 6909:2001",
            run => Strange(run.Text) is { } strange ? $"U+{(int)strange:X4}" : null),
    ];

    private static FormatRule Runs(string id, string vietnamese, string english, string allowed, Func<RunFacts, string?> measure) => new(id, Source, vietnamese, english, allowed)
    {
        HoldsForParty = true,
        Find = anatomy =>
            from line in anatomy.Facts.Lines.Concat(anatomy.Facts.Sections.SelectMany(section => section.Numbers))
            let found = line.Shown.Select(measure).FirstOrDefault(one => one is not null)
            where found is not null
            select Breach.At(line, found),
    };

    private static char? Strange(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
            {
                return letter;
            }
        }

        return null;
    }
}
