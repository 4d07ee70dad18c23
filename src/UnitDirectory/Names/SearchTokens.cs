namespace EduCoop.UnitDirectory.Names;

/// <summary>The words under which a unit is indexed.</summary>
internal static class SearchTokens
{
    // Words with their accents are kept beside the folded ones behind this letter, so that one index answers both.
    internal const char Accented = '~';
    internal const string AccentedPrefix = "~";

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

    private static IEnumerable<string> Both(string text) =>
        SearchText.Words(SearchText.FoldKey(text)).Concat(SearchText.Words(SearchText.AccentKey(text)).Select(word => Accented + word));
}
