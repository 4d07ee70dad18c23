using System.Text.RegularExpressions;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Quốc hiệu and Tiêu ngữ: annex I, part I, II.1.</summary>
internal static partial class NationRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.1.";
    private static readonly Component Nation = new("nation", "Quốc hiệu", "national name", Source + "a", anatomy => [anatomy.Nation]);
    private static readonly Component Motto = new("motto", "Tiêu ngữ", "motto", Source + "b", anatomy => [anatomy.Motto]);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Nation.Present(),
        Nation.Words("words", "Lời của {0} không đúng.", "The words of the {0} are wrong.", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", line =>
            line.Text.ToUpperInvariant().Replace("HOÀ", "HÒA", StringComparison.Ordinal) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Nation.Capitals(),
        Nation.Sized(12, 13),
        Nation.Bold(),
        Nation.Upright(),
        Nation.Centred(),
        Nation.Rule("side", "{0} không ở bên phải.", "The {0} is not on the right.", "bên phải / right", anatomy =>
            anatomy is { Nation: { Cell: { } nation } line, Number.Cell: { } number } && nation.Table == number.Table && nation.Column < number.Column ? [Breach.At(line, "bên trái / left")] : []),
        Motto.Present(),
        Motto.Words("words", "Lời của {0} không đúng.", "The words of the {0} are wrong.", "Độc lập - Tự do - Hạnh phúc", line => Letters().Replace(line.Text, "").Equals("độclậptựdohạnhphúc", StringComparison.OrdinalIgnoreCase)),
        Motto.Words("hyphens", "Giữa các cụm từ của {0} phải có gạch nối (-), có cách chữ.", "The phrases of the {0} are parted by a hyphen with a space on each side.", "“ - ”", line =>
            !Letters().Replace(line.Text, "").Equals("độclậptựdohạnhphúc", StringComparison.OrdinalIgnoreCase) || Parted().IsMatch(line.Text)),
        Motto.Words("first-letters", "Chỉ chữ cái đầu mỗi cụm từ của {0} viết hoa.", "Only the first letter of each phrase of the {0} is a capital.", "Độc lập - Tự do - Hạnh phúc", line =>
            !Letters().Replace(line.Text, "").Equals("độclậptựdohạnhphúc", StringComparison.OrdinalIgnoreCase) || Letters().Replace(line.Text, "") == "ĐộclậpTựdoHạnhphúc"),
        Motto.Sized(13, 14),
        Motto.Bold(),
        Motto.Upright(),
        Motto.Centred(),
        Motto.Rule("rule", "Dưới {0} không có đường kẻ ngang.", "There is no rule below the {0}.", "nét liền / solid", anatomy => anatomy is { Motto: { } motto, MottoRule: null } ? [Breach.At(motto, Breach.Missing)] : []),
        Motto.Rule("rule-length", "Đường kẻ dưới {0} không dài bằng dòng chữ.", "The rule below the {0} is not as long as its words.", "1", anatomy =>
            anatomy.Motto is { } motto ? RuleLength.Outside(anatomy.MottoRule, [motto], 0.95, 1.05) : []),
        new("nation-spacing", Source + "c", "Quốc hiệu và Tiêu ngữ không cách nhau dòng đơn.", "The national name and the motto are not one single line apart.", "1 dòng / line")
        {
            Find = anatomy => anatomy is { Nation: { } nation, Motto: { } motto }
                ? new[] { nation, motto }.Where(line => line.Lines is < 0.9 or > 1.1).Take(1).Select(line => Breach.At(line, $"{Component.Number(Math.Round(line.Lines, 2))} dòng / lines"))
                    .Concat(nation.After + motto.Before > 0 ? [Breach.At(motto, $"+ {Component.Points((nation.After + motto.Before) / 20.0)}")] : [])
                : [],
        },
    ];

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\A\p{L}+ \p{L}+ - \p{L}+ \p{L}+ - \p{L}+ \p{L}+\z")]
    private static partial Regex Parted();
}
