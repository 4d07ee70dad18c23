using System.Globalization;

namespace EduCoop.UnitDirectory.Names;

/// <summary>The words under which a unit is indexed, and the questions put to that index.</summary>
internal static class SearchTokens
{
    private const int MaxQueryWords = 10;

    // Words with their accents are kept beside the folded ones behind this letter, so that one index answers both.
    private const char Accented = '~';

    /// <summary>Folded words, accented words and the words of written-out abbreviations, with one space between.</summary>
    internal static string OfUnit(string fullName, AliasBook aliases)
    {
        var (expanded, found) = aliases.Expand(fullName);
        var words = Both(fullName);
        if (found.Count > 0)
        {
            words = words.Concat(Both(expanded));
        }

        return string.Join(' ', words.Distinct(StringComparer.Ordinal));
    }

    /// <summary>A tsquery that asks for every word, as the beginning of an indexed one, without accents. Empty when there is nothing to ask for.</summary>
    internal static string FoldedQuery(string text) => Query(SearchText.Words(SearchText.FoldKey(text)), "");

    /// <summary>The same with accents.</summary>
    internal static string AccentedQuery(string text) => Query(SearchText.Words(SearchText.AccentKey(text)), Accented.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> Both(string text) =>
        SearchText.Words(SearchText.FoldKey(text)).Concat(SearchText.Words(SearchText.AccentKey(text)).Select(word => Accented + word));

    // Words hold letters and digits only, so quoting them cannot be broken out of.
    private static string Query(IReadOnlyList<string> words, string prefix) =>
        string.Join(" & ", words.Take(MaxQueryWords).Select(word => $"'{prefix}{word}':*"));
}
