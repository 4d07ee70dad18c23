using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>A name as it was written, taken apart: the name, the place after the comma, and the abbreviations in it.</summary>
internal sealed record Written(string Text, string Expanded, string? Place, string Abbreviations)
{
    private static readonly string[] PlaceWords = ["tinh ", "thanh pho ", "phuong ", "xa ", "ha noi", "cao bang"];

    /// <summary>The forms to search for, the written one first.</summary>
    internal IEnumerable<string> Variants => new[] { Text, Expanded }.Distinct(StringComparer.Ordinal);

    internal static Written Read(string name, AliasBook aliases)
    {
        var text = SearchText.Clean(name);
        string? place = null;
        // "xã Hòa An, tỉnh Cao Bằng": what stands behind the last comma is a place when it says so; offices have commas in their names.
        var comma = text.LastIndexOf(',');
        if (comma > 0 && text[(comma + 1)..].Trim() is { Length: > 0 } last && IsPlace(aliases.Expand(last).Text))
        {
            place = aliases.Expand(last).Text;
            text = text[..comma].Trim();
        }

        var (expanded, found) = aliases.Expand(text);
        return new(text, expanded, place, string.Join(", ", found.Select(word => $"“{word}”")));
    }

    private static bool IsPlace(string text)
    {
        var folded = SearchText.Fold(text);
        return PlaceWords.Any(start => folded.StartsWith(start, StringComparison.Ordinal));
    }
}
