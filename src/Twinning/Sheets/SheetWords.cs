using System.Globalization;
using EduCoop.Contracts.Twinning;

namespace EduCoop.Twinning.Sheets;

/// <summary>The words that stand for choices in a sheet: as exports write them, and as programs do.</summary>
internal static class SheetWords
{
    private static readonly Dictionary<SupportMeasure, string> Measures = new()
    {
        [SupportMeasure.Teachers] = "giáo viên", [SupportMeasure.Pupils] = "học sinh", [SupportMeasure.Classes] = "lớp",
        [SupportMeasure.Rooms] = "phòng", [SupportMeasure.Sets] = "bộ", [SupportMeasure.Sessions] = "buổi",
    };

    private static readonly Dictionary<SupportMode, string> Modes = new() { [SupportMode.Online] = "trực tuyến", [SupportMode.OnSite] = "trực tiếp", [SupportMode.Both] = "cả hai" };

    internal static string Of(SupportMeasure measure) => Measures[measure];

    internal static string Of(SupportMode mode) => Modes[mode];

    /// <summary>"2026-2027".</summary>
    internal static string OfYear(int year) => $"{year}-{year + 1}";

    internal static SupportMeasure? Measure(string? text) => Read(Measures, text);

    internal static SupportMode? Mode(string? text) => Read(Modes, text);

    /// <summary>"2026-2027" or "2026"; the second year must follow the first.</summary>
    internal static int? Year(string? text)
    {
        var parts = (text ?? "").Split('-', '–');
        return parts.Length is 1 or 2 && Number(parts[0]) is { } year && (parts.Length == 1 || Number(parts[1]) == year + 1) ? year : null;
    }

    internal static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Read<T>(Dictionary<T, string> words, string? text)
        where T : struct, Enum
    {
        foreach (var (value, word) in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase) || text == value.Snake())
            {
                return value;
            }
        }

        return null;
    }
}
