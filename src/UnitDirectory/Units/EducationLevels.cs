using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Levels that a unit teaches, as words with one space between, lowest first ("tieu_hoc thcs").</summary>
internal static class EducationLevels
{
    internal const string Preschool = "mam_non";
    internal const string Primary = "tieu_hoc";
    internal const string LowerSecondary = "thcs";
    internal const string UpperSecondary = "thpt";

    /// <summary>All levels from the lowest to the highest.</summary>
    internal static IReadOnlyList<string> All { get; } = [Preschool, Primary, LowerSecondary, UpperSecondary, "gdtx", "gdnn", "dai_hoc"];

    /// <summary>The levels in their order, or null when a word is no level.</summary>
    internal static string? Join(IEnumerable<string> words)
    {
        var levels = words.Select(Read).ToList();
        return levels.Contains(null) ? null : string.Join(' ', All.Where(levels.Contains));
    }

    internal static string[] Split(string? levels) => levels?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The level that a word in a list or a plan means: "MN", "mầm non", "cấp tiểu học".</summary>
    internal static string? Read(string word) => SearchText.FoldKey(word.Replace('_', ' ')) switch
    {
        "mam non" or "mn" or "mau giao" or "nha tre" => Preschool,
        "tieu hoc" or "th" => Primary,
        "thcs" or "trung hoc co so" => LowerSecondary,
        "thpt" or "trung hoc pho thong" => UpperSecondary,
        "gdtx" or "giao duc thuong xuyen" => "gdtx",
        "gdnn" or "giao duc nghe nghiep" => "gdnn",
        "dai hoc" or "dh" => "dai_hoc",
        _ => null,
    };

    /// <summary>Who manages a unit whose highest level is this one (TT 15/2025, TT 45/2026).</summary>
    internal static string? ManagerOf(string? levels) => Split(levels).LastOrDefault() switch
    {
        Preschool or Primary or LowerSecondary => "commune",
        UpperSecondary or "gdtx" => "department",
        "gdnn" => "province",
        "dai_hoc" => "ministry",
        _ => null,
    };
}
