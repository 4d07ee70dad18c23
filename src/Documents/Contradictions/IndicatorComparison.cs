using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Contradictions;

/// <summary>Pairs of indicators that measure the same thing for the same time but do not ask the same of it; and pairs that are nearly the same.</summary>
public static class IndicatorComparison
{
    private const double SameSubject = 0.6;
    private const int Most = 400;

    /// <summary>Two indicators, and how they differ: "value" or "comparator".</summary>
    public sealed record Difference(PlanIndicator A, PlanIndicator B, string Kind);

    /// <summary>Differences between two lists, for example of a plan and its parent.</summary>
    public static IReadOnlyList<Difference> Between(IReadOnlyList<PlanIndicator> left, IReadOnlyList<PlanIndicator> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return [.. left.Take(Most).SelectMany(a => right.Take(Most).Select(b => Compare(a, b)).OfType<Difference>())];
    }

    /// <summary>Differences inside one list.</summary>
    public static IReadOnlyList<Difference> Within(IReadOnlyList<PlanIndicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        return [.. Pairs(indicators).Select(pair => Compare(pair.A, pair.B)).OfType<Difference>()];
    }

    /// <summary>Pairs that ask the same number of nearly the same thing, in other words: perhaps one indicator written twice.</summary>
    internal static IEnumerable<(PlanIndicator A, PlanIndicator B)> NearlySame(IReadOnlyList<PlanIndicator> indicators) =>
        Pairs(indicators).Where(pair => pair.A.Value == pair.B.Value && pair.A.Comparator == pair.B.Comparator && pair.A.Unit == pair.B.Unit && SameTime(pair.A, pair.B)
            && Similarity.Of(pair.A.Subject ?? "", pair.B.Subject ?? "") is >= 0.55 and < 0.999 && Opening(pair.A) == Opening(pair.B) && Restates(pair) is false);

    /// <summary>One text inside the other is the same indicator named again, no near-duplicate.</summary>
    private static bool Restates((PlanIndicator A, PlanIndicator B) pair)
    {
        var (a, b) = (Text.Letters.Key(pair.A.Subject ?? ""), Text.Letters.Key(pair.B.Subject ?? ""));
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    private static string Opening(PlanIndicator indicator) => string.Join(' ', Text.Letters.Key(indicator.Subject ?? "").Split(' ').Take(4));

    private static IEnumerable<(PlanIndicator A, PlanIndicator B)> Pairs(IReadOnlyList<PlanIndicator> indicators)
    {
        var count = Math.Min(indicators.Count, Most);
        for (var first = 0; first < count; first++)
        {
            for (var second = first + 1; second < count; second++)
            {
                yield return (indicators[first], indicators[second]);
            }
        }
    }

    private static Difference? Compare(PlanIndicator a, PlanIndicator b)
    {
        var sameValue = a.Value == b.Value;
        if ((sameValue && a.Comparator == b.Comparator) || a.Value is null || b.Value is null || Unit(a) != Unit(b) || !SameTime(a, b)
            || Similarity.Strict(a.Subject ?? "", b.Subject ?? "") < SameSubject || Qualified(a, b))
        {
            return null;
        }

        return new(a, b, sameValue ? "comparator" : "value");
    }

    /// <summary>"ở vùng khó khăn", "trẻ 3 tuổi": subjects that differ by a number or a part of the whole are different things.</summary>
    private static bool Qualified(PlanIndicator a, PlanIndicator b)
    {
        static HashSet<string> Numbers(PlanIndicator indicator) => [.. Text.Letters.Key(indicator.Subject ?? "").Split(' ').Where(word => word.Any(char.IsDigit) && !(word.Length == 4 && word.StartsWith("20", StringComparison.Ordinal)))];
        return !Numbers(a).SetEquals(Numbers(b));
    }

    private static string Unit(PlanIndicator indicator) => (indicator.Unit ?? "").Replace("/năm", "", StringComparison.Ordinal);

    /// <summary>The same year or period, or one of them says none.</summary>
    private static bool SameTime(PlanIndicator a, PlanIndicator b) => a.Year is null || b.Year is null || a.Year == b.Year;
}
