using System.Buffers;
using System.Globalization;
using System.Text;

namespace EduCoop.UnitDirectory.Names;

/// <summary>
/// Turns a name into the keys by which it is found. Keys are for comparing only: what a user wrote is stored and shown as written.
/// </summary>
internal static class SearchText
{
    private const int MaxTokens = 24;

    // Grave, acute, tilde, hook and dot below are tones; breve, circumflex and horn make other letters.
    private static readonly SearchValues<char> ToneMarks = SearchValues.Create("\u0300\u0301\u0303\u0309\u0323");

    /// <summary>NFC, one space between words, no control or zero-width letters: the form in which text is stored.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter))
            {
                space = clean.Length > 0;
            }
            else if (!char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                if (space)
                {
                    clean.Append(' ');
                    space = false;
                }

                clean.Append(letter);
            }
        }

        return clean.ToString();
    }

    /// <summary>Lower case without any mark: "Đống Đa" is "dong da", and hoà, hòa and hoa are one. NFD leaves đ alone, so it is mapped by hand.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Clean(text).ToLowerInvariant().Replace('đ', 'd').Replace('’', '\'').Normalize(NormalizationForm.FormD))
        {
            if (letter is < '\u0300' or > '\u036F')
            {
                folded.Append(letter);
            }
        }

        return folded.ToString();
    }

    /// <summary>The folded form in which mỹ and mĩ, lý and lí are one as well.</summary>
    internal static string FoldKey(string text) => string.Join(' ', Fold(text).Split(' ').Select(SoftenY));

    /// <summary>Lower case with all marks, but the old and the new place of a tone (hòa, hoà) and mỹ and mĩ written one way.</summary>
    internal static string AccentKey(string text) =>
        string.Join(' ', Clean(text).ToLowerInvariant().Replace('’', '\'').Split(' ').Select(word => SoftenY(PlaceTone(word))));

    /// <summary>Words of a key; M'Drắk is found as "mdrak", "m drak" and "drak".</summary>
    internal static IReadOnlyList<string> Words(string key, bool distinct = true)
    {
        var words = new List<string>();
        foreach (var word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            words.AddRange(SplitWord(word));
            // A lone apostrophe has no letters to join.
            if (word.Contains('\'', StringComparison.Ordinal) && word.Any(char.IsLetterOrDigit))
            {
                words.Add(string.Concat(SplitWord(word)));
            }
        }

        return (distinct ? words.Distinct(StringComparer.Ordinal) : words).Take(MaxTokens).ToList();
    }

    private static IEnumerable<string> SplitWord(string word)
    {
        var start = 0;
        for (var i = 0; i <= word.Length; i++)
        {
            if (i == word.Length || !char.IsLetterOrDigit(word[i]))
            {
                if (i > start)
                {
                    yield return word[start..i];
                }

                start = i + 1;
            }
        }
    }

    // The two styles differ only where oa, oe or uy end the word and no q goes before: hòa/hoà, khỏe/khoẻ, thủy/thuỷ, but quý, hoàng, toàn stay.
    private static string PlaceTone(string word)
    {
        var apart = word.Normalize(NormalizationForm.FormD);
        var tone = apart.AsSpan().IndexOfAny(ToneMarks);
        if (tone < 0)
        {
            return word;
        }

        var bare = apart.Remove(tone, 1);
        var open = bare.EndsWith("oa", StringComparison.Ordinal) || bare.EndsWith("oe", StringComparison.Ordinal)
            || (bare.EndsWith("uy", StringComparison.Ordinal) && !bare.EndsWith("quy", StringComparison.Ordinal));
        return open ? bare.Insert(bare.Length - 1, apart[tone].ToString()).Normalize(NormalizationForm.FormC) : word;
    }

    private static string SoftenY(string word)
    {
        if (word.Length < 2 || !"hklmst".Contains(word[^2], StringComparison.Ordinal))
        {
            return word;
        }

        var place = "yýỳỷỹỵ".IndexOf(word[^1], StringComparison.Ordinal);
        return place < 0 ? word : word[..^1] + "iíìỉĩị"[place];
    }
}
