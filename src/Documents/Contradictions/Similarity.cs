using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>How alike two texts are by their words: 0 to 1, without regard to case, marks between words or the place of a tone.</summary>
public static class Similarity
{
    /// <summary>Words in common, measured on both (Dice).</summary>
    public static double Of(string left, string right)
    {
        var (a, b) = (Words(left), Words(right));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    /// <summary>Words in common, measured on all of both (Jaccard).</summary>
    public static double Strict(string left, string right)
    {
        var (a, b) = (Words(left), Words(right));
        var common = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 0 : (double)common / (a.Count + b.Count - common);
    }

    private static HashSet<string> Words(string text) => [.. Letters.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
