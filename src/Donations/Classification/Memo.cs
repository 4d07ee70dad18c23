using System.Text;
using EduCoop.Banking.VietQr;

namespace EduCoop.Donations.Classification;

/// <summary>A memo as words: without marks, figures and what stands between words, so that two memos that say the same look the same.</summary>
internal static class Memo
{
    private const int LongestPattern = 200;
    private const int FewestWords = 2;

    /// <summary>Small letters, one space between words, figures gone.</summary>
    internal static string Words(string memo)
    {
        var words = new StringBuilder(memo.Length);
        foreach (var letter in AsciiText.Fold(memo))
        {
            if (char.IsAsciiLetter(letter))
            {
                words.Append(char.ToLowerInvariant(letter));
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>What is remembered of a memo; null when it says too little to be recognised.</summary>
    internal static string? Pattern(string? memo) =>
        memo is not null && Words(memo) is var words && words.Split(' ').Length >= FewestWords ? words[..Math.Min(words.Length, LongestPattern)] : null;

    /// <summary>Does the memo say these words, one after the other, as whole words?</summary>
    internal static bool Says(string memoWords, string ruleWords) => $" {memoWords} ".Contains($" {ruleWords} ", StringComparison.Ordinal);
}
