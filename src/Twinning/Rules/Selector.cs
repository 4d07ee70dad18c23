using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Rules;

/// <summary>One word by which a rule chooses schools: level:thcs, trait:specialised, type:th_thcs, unit:… (it or what lies below it); "!" in front is "not".</summary>
internal static class Selector
{
    private static readonly string[] Levels = ["mam_non", "tieu_hoc", "thcs", "thpt", "gdtx", "gdnn"];
    private static readonly string[] Traits = ["combined", "specialised", "boarding", "semi_boarding", "border", "specially_difficult", "private", "foreign_invested", "special_needs"];

    internal static bool IsKnown(string selector)
    {
        var (_, kind, value) = Read(selector);
        return kind switch
        {
            "level" => Levels.Contains(value),
            "trait" => Traits.Contains(value),
            "type" => value.Length is > 0 and <= 40 && value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'),
            "unit" => Guid.TryParseExact(value, "D", out _),
            _ => false,
        };
    }

    /// <summary>Does the school fit all of them? None means every school.</summary>
    internal static bool FitsAll(this School school, IReadOnlyList<string> selectors) => selectors.All(selector => Fits(school, selector));

    private static bool Fits(School school, string selector)
    {
        var (isNot, kind, value) = Read(selector);
        return isNot != kind switch
        {
            "level" => school.Levels.Contains(value),
            "trait" => school.Traits.Contains(value),
            "type" => school.TypeCode == value,
            "unit" => Guid.TryParseExact(value, "D", out var id) && school.OwnPath.Contains(id),
            _ => throw new InvalidOperationException($"'{selector}' chooses nothing."),
        };
    }

    private static (bool IsNot, string Kind, string Value) Read(string selector)
    {
        var isNot = selector.StartsWith('!');
        var parts = selector[(isNot ? 1 : 0)..].Split(':', 2);
        return parts.Length == 2 ? (isNot, parts[0], parts[1]) : (isNot, "", "");
    }
}
