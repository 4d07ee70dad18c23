namespace EduCoop.Documents.Text;

/// <summary>
/// A shadow of a text for looking up words: small letters, one style of tone placement ("uỷ" = "ủy", "hoà" = "hòa"), plain blanks, hyphens and quotes.
/// Letter for letter as long as the text, so a place in the shadow is the place in the text.
/// </summary>
public static class Folding
{
    // After o or u the tone may stand on either vowel; the shadow puts it on the first one, everywhere alike.
    private const string Toned = "àáảãạèéẻẽẹỳýỷỹỵ";
    private const string Plain = "aaaaaeeeeeyyyyy";
    private const string TonedO = "òóỏõọòóỏõọòóỏõọ";
    private const string TonedU = "ùúủũụùúủũụùúủũụ";

    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (shadow, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                shadow[i] = One(source[i]);
                if (i > 0 && shadow[i - 1] is 'o' or 'u' && shadow[i] > 'z' && Toned.IndexOf(shadow[i], StringComparison.Ordinal) is >= 0 and var at)
                {
                    (shadow[i - 1], shadow[i]) = (shadow[i - 1] == 'o' ? TonedO[at] : TonedU[at], Plain[at]);
                }
            }
        });
    }

    private static char One(char letter) => letter switch
    {
        < '\u0080' => char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter),
        '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\u2212' => '-',
        '\u201C' or '\u201D' or '\u201E' or '«' or '»' => '"',
        '\u2018' or '\u2019' => '\'',
        '：' => ':',
        _ => char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter),
    };

    /// <summary>
    /// Does the phrase (already folded, single blanks) stand at this place of the shadow? A blank of the phrase is any run of blanks there.
    /// Gives the place after it, or -1. The phrase must end where a word ends.
    /// </summary>
    internal static int Match(string shadow, int at, string phrase, int limit)
    {
        foreach (var letter in phrase)
        {
            if (letter == ' ')
            {
                if (at >= limit || shadow[at] != ' ')
                {
                    return -1;
                }

                while (at < limit && shadow[at] == ' ')
                {
                    at++;
                }
            }
            else if (at < limit && shadow[at] == letter)
            {
                at++;
            }
            else
            {
                return -1;
            }
        }

        return at >= limit || !char.IsLetterOrDigit(shadow[at]) ? at : -1;
    }

    /// <summary>The longest phrase of a list (longest first) that stands here; the place after it, or -1.</summary>
    internal static int MatchAny(string shadow, int at, string[] phrases, int limit)
    {
        if (at < 0 || at >= limit)
        {
            return -1;
        }

        // Asked at every word of a text, for lists of hundreds: most phrases fail by their first letter, and no more than that is looked at.
        var first = shadow[at];
        foreach (var phrase in phrases)
        {
            if (phrase[0] == first && Match(shadow, at, phrase, limit) is >= 0 and var end)
            {
                return end;
            }
        }

        return -1;
    }

    /// <summary>Folded phrases, longest first.</summary>
    internal static string[] List(params string[] phrases) => [.. phrases.Select(Fold).Distinct(StringComparer.Ordinal).OrderByDescending(phrase => phrase.Length)];

    internal static bool StartsWord(string shadow, int at) => at == 0 || !char.IsLetterOrDigit(shadow[at - 1]);
}
