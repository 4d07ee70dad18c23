namespace EduCoop.Plans.Derivation;

/// <summary>How alike two titles are: the share of words that both have. Enough to propose, never to decide.</summary>
internal static class Likeness
{
    private const decimal Enough = 0.4m;

    internal static CoverageProposal? Best(string title, IReadOnlyList<(Guid Id, string Section, string Title)> candidates)
    {
        var wanted = WordsOf(title);
        CoverageProposal? best = null;
        foreach (var candidate in candidates)
        {
            var likeness = Of(wanted, WordsOf(candidate.Title));
            if (likeness >= Enough && likeness > (best?.Likeness ?? 0))
            {
                best = new(candidate.Id, candidate.Section, candidate.Title, likeness);
            }
        }

        return best;
    }

    internal static decimal Of(HashSet<string> first, HashSet<string> second)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return 0;
        }

        var both = first.Count(second.Contains);
        return decimal.Round((decimal)both / (first.Count + second.Count - both), 3);
    }

    internal static HashSet<string> WordsOf(string text) =>
        new(text.ToLowerInvariant().Split([' ', ',', ';', '.', ':', '-', '–', '(', ')', '/', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
