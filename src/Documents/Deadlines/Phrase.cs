using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>A word, a number or a sign of a phrase.</summary>
/// <param name="Word">In lower case with composed letters; a sign is a word of one letter.</param>
/// <param name="Number">The value of digits, else -1.</param>
/// <param name="Digits">How many digits.</param>
/// <param name="Span">Its place in the phrase as given.</param>
/// <param name="Capital">Does it begin with a capital letter?</param>
internal readonly record struct Token(string Word, int Number, int Digits, TextSpan Span, bool Capital)
{
    internal bool IsNumber => Digits > 0;
}

/// <summary>A phrase cut into words, numbers and signs.</summary>
internal sealed class Phrase
{
    private const int MaxTokens = 2_000;

    // Slips of typing and scanning, and the two ways to place a tone.
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["qúy"] = "quý", ["quí"] = "quý", ["qúi"] = "quý", ["kì"] = "kỳ", ["hàng"] = "hằng", ["hăng"] = "hằng", ["hẳng"] = "hằng",
        ["thuờng"] = "thường", ["trứơc"] = "trước", ["truớc"] = "trước", ["hòan"] = "hoàn", ["năn"] = "năm", ["–"] = "-", ["—"] = "-", ["÷"] = "-", ["−"] = "-",
    };

    private readonly List<Token> tokens;

    private Phrase(string text, List<Token> tokens) => (Text, this.tokens) = (text, tokens);

    /// <summary>The phrase as given.</summary>
    internal string Text { get; }

    internal int Count => tokens.Count;

    internal Token this[int index] => index >= 0 && index < tokens.Count ? tokens[index] : default;

    internal static Phrase Of(string text)
    {
        var composed = ComposedText.Of(text);
        var letters = composed.Text;
        var found = new List<Token>();
        for (var at = 0; at < letters.Length && found.Count < MaxTokens;)
        {
            if (char.IsWhiteSpace(letters[at]) || letters[at] is '*' or '\u200B' or '\uFEFF')
            {
                at++;
                continue;
            }

            var start = at;
            var digits = char.IsAsciiDigit(letters[at]);
            var letter = char.IsLetter(letters[at]);
            do
            {
                at++;
            }
            while (at < letters.Length && (digits ? char.IsAsciiDigit(letters[at]) : letter && char.IsLetter(letters[at])));
            var word = letters[start..at].ToLowerInvariant();
            found.Add(new(
                Spellings.GetValueOrDefault(word, word),
                digits && at - start <= 6 ? int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) : -1,
                digits && at - start <= 6 ? at - start : 0,
                new(composed.ToOriginal(start), composed.ToOriginal(at)),
                letter && char.IsUpper(letters[start])));
        }

        return new(text, found);
    }

    internal bool Is(int index, string word) => this[index].Word == word;

    internal bool IsAny(int index, params ReadOnlySpan<string> words) => this[index].Word is { } word && words.Contains(word);

    /// <summary>Do these words stand here? Gives the number of tokens, 0 when not.</summary>
    internal int Match(int index, string words)
    {
        var count = 0;
        foreach (var range in words.AsSpan().Split(' '))
        {
            if (this[index + count].Word is not { } word || !words.AsSpan(range).SequenceEqual(word))
            {
                return 0;
            }

            count++;
        }

        return count;
    }

    /// <summary>The longest of these that stands here.</summary>
    internal int MatchAny(int index, params ReadOnlySpan<string> choices)
    {
        var best = 0;
        foreach (var words in choices)
        {
            best = Math.Max(best, Match(index, words));
        }

        return best;
    }

    /// <summary>Nothing between this token and the one before it.</summary>
    internal bool Glued(int index) => index > 0 && index < tokens.Count && tokens[index - 1].Span.End == tokens[index].Span.Start;

    /// <summary>From one token up to, but not including, another.</summary>
    internal TextSpan Span(int first, int end) => first < end ? new(tokens[first].Span.Start, tokens[end - 1].Span.End) : TextSpan.Empty;
}
