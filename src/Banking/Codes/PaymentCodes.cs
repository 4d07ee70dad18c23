using System.Security.Cryptography;
using EduCoop.Banking.VietQr;

namespace EduCoop.Banking.Codes;

/// <summary>
/// Short codes that a donor writes into a transfer: eleven of A-Z and 0-9, "QE" + six symbols + three check symbols. The letters I, L, O, S and Z do
/// not occur; where they are read they can only be 1, 1, 0, 5 and 2. "QE" begins no Vietnamese syllable, and hardly any bank's own text.
/// </summary>
public static class PaymentCodes
{
    /// <summary>Every code's first letters.</summary>
    public const string Prefix = "QE";

    /// <summary>Length of a code; banks' memos and VietQR references take it whole.</summary>
    public const int Length = 11;

    /// <summary>How many different codes there are: 31 to the sixth.</summary>
    public const int Count = 887_503_681;

    // Longer memos than any bank lets through are cut before they are searched.
    private const int LongestMemo = 4096;
    private const int Body = 6;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRTUVWXY";
    private static readonly sbyte[] Values = MakeValues();

    /// <summary>The code with this number.</summary>
    /// <param name="number">0 to <see cref="Count"/> - 1.</param>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Span<int> symbols = stackalloc int[Prefix.Length + Body];
        symbols[0] = Values[Prefix[0]];
        symbols[1] = Values[Prefix[1]];
        for (var i = symbols.Length - 1; i >= Prefix.Length; i--, number /= Gf31.Order)
        {
            symbols[i] = number % Gf31.Order;
        }

        return string.Concat(symbols.ToArray().Concat(Gf31.CheckOf(symbols)).Select(symbol => Alphabet[symbol]));
    }

    /// <summary>A code at random; the caller's unique key decides whether it is new.</summary>
    public static string Random() => Of(RandomNumberGenerator.GetInt32(Count));

    /// <summary>Is this, letter for letter, a code?</summary>
    /// <param name="text">Upper case, without spaces.</param>
    public static bool IsValid(string text) => text.Length == Length && text.All(Alphabet.Contains) && CodeAt(text, 0) == text;

    /// <summary>
    /// The codes that stand in a memo, after what banks do to it: text before and behind, upper or lower case, lost or added spaces, dots, dashes and
    /// bars, O for 0, I for 1. A code that was cut short or has a wrong symbol is not found: nothing is guessed.
    /// </summary>
    /// <param name="memo">The memo as the statement shows it.</param>
    public static MemoCodes Find(string? memo)
    {
        if (string.IsNullOrEmpty(memo))
        {
            return MemoCodes.None;
        }

        var letters = Squeeze(memo);
        List<string>? found = null;
        for (var i = 0; i + Length <= letters.Length; i++)
        {
            if (letters[i] == Prefix[0] && letters[i + 1] == Prefix[1] && CodeAt(letters, i) is { } code && found?.Contains(code) != true)
            {
                (found ??= []).Add(code);
            }
        }

        return found is null ? MemoCodes.None : new MemoCodes(found);
    }

    private static string Squeeze(string memo)
    {
        var text = AsciiText.Fold(memo.Length > LongestMemo ? memo[..LongestMemo] : memo);
        return string.Create(text.Count(char.IsAsciiLetterOrDigit), text, static (into, from) =>
        {
            var at = 0;
            foreach (var letter in from)
            {
                if (char.IsAsciiLetterOrDigit(letter))
                {
                    into[at++] = char.ToUpperInvariant(letter);
                }
            }
        });
    }

    // The window, with confused letters as what they can only be, when its check symbols fit.
    private static string? CodeAt(string letters, int start)
    {
        Span<int> word = stackalloc int[Length];
        for (var i = 0; i < Length; i++)
        {
            word[i] = Values[letters[start + i]];
        }

        return Gf31.Fits(word) && letters[start] == Prefix[0] && letters[start + 1] == Prefix[1] ? string.Concat(word.ToArray().Select(symbol => Alphabet[symbol])) : null;
    }

    private static sbyte[] MakeValues()
    {
        var values = new sbyte[128];
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (sbyte)i;
        }

        values['I'] = values['L'] = values['1'];
        values['O'] = values['0'];
        values['S'] = values['5'];
        values['Z'] = values['2'];
        return values;
    }
}
