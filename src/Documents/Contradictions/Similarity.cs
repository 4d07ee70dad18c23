using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>How alike two texts are by their words: 0 to 1, without regard to case, marks between words or the place of a tone.</summary>
public static class Similarity
{
    /// <summary>Words in common, measured on both (Dice).</summary>
    public static double Of(string left, string right) => Of(Words(left), Words(right));

    internal static double Of(HashSet<string> left, HashSet<string> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);

    /// <summary>Words in common, measured on all of both (Jaccard).</summary>
    internal static double Strict(HashSet<string> left, HashSet<string> right)
    {
        var common = left.Count(right.Contains);
        return left.Count + right.Count == 0 ? 0 : (double)common / (left.Count + right.Count - common);
    }

    /// <summary>The words to compare, once for many comparisons.</summary>
    internal static HashSet<string> Words(string text) => [.. Letters.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
