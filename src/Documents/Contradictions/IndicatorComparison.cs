using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Pairs of indicators that measure the same thing for the same time but do not ask the same of it; and pairs that are nearly the same.</summary>
public static class IndicatorComparison
{
    /// <summary>A subject of fewer words says too little to be compared.</summary>
    private const int FewestWords = 3;
    private const int MostNumbers = 3;
    private const double SameWhom = 0.8;
    private const int DeedWords = 5;
    private const int Most = 400;

    /// <summary>Words that say nothing about what is measured. Apart from them two subjects must be the same: a contradiction that is none costs trust.</summary>
    private static readonly HashSet<string> Fillers =
    [
        "phấn", "phân", "phần", "đấu", "đầu", "có", "các", "những", "số", "tỷ", "tỉ", "lệ", "bảo", "đảm", "hoàn", "thành", "được", "là", "trên", "địa", "bàn", "toàn", "của", "và", "mức", "ít", "nhất", "tối",
        "thiểu", "từ", "trở", "lên", "khoảng", "duy", "trì", "nâng", "thêm", "hằng", "hàng", "năm", "mỗi", "đến", "đạt",
    ];

    /// <summary>Two indicators, and how they differ: "value" or "comparator".</summary>
    public sealed record Difference(PlanIndicator A, PlanIndicator B, string Kind);

    /// <summary>Differences between two lists, for example of a plan and its parent.</summary>
    public static IReadOnlyList<Difference> Between(IReadOnlyList<PlanIndicator> left, IReadOnlyList<PlanIndicator> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (a, b) = (Prepare(left), Prepare(right));
        return [.. a.SelectMany(one => b.Select(other => Compare(one, other)).OfType<Difference>())];
    }

    /// <summary>Differences inside one list.</summary>
    public static IReadOnlyList<Difference> Within(IReadOnlyList<PlanIndicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var all = Prepare(indicators);
        // Two numbers of one bullet are parts of one sentence, not two statements.
        return [.. all.SelectMany((one, index) => all.Skip(index + 1).Select(other => Compare(one, other)).OfType<Difference>())
            .Where(difference => difference.A.Section is null || difference.A.Section != difference.B.Section)];
    }

    /// <summary>Pairs that ask the same number of the same people and begin to say the same of them: perhaps one indicator written twice.</summary>
    internal static IEnumerable<(PlanIndicator A, PlanIndicator B)> NearlySame(IReadOnlyList<PlanIndicator> indicators) =>
        Pairs(indicators).Where(pair => pair.A.Value == pair.B.Value && pair.A.Comparator == pair.B.Comparator && pair.A.Unit == pair.B.Unit && SameTime(pair.A, pair.B)
            && Said(pair.A) is { Deed.Length: > 0 } a && Said(pair.B) is { Deed.Length: > 0 } b && a.Deed == b.Deed && Similarity.Of(a.Whom, b.Whom) >= SameWhom && !Restates(pair));

    /// <summary>One text inside the other is the same indicator named again, no near-duplicate.</summary>
    private static bool Restates((PlanIndicator A, PlanIndicator B) pair)
    {
        var (a, b) = (Letters.Key(pair.A.Subject ?? ""), Letters.Key(pair.B.Subject ?? ""));
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    /// <summary>"giáo viên | được tham gia bồi dưỡng …": who, and the first words of what.</summary>
    private static (string Whom, string Deed) Said(PlanIndicator indicator)
    {
        var words = Letters.Key(indicator.Subject ?? "").Split(' ');
        var deed = Array.FindIndex(words, word => word is "được" or "đạt" or "sử" or "hoàn" or "tham" or "ứng");
        return deed <= 0 || deed + DeedWords > words.Length ? ("", "") : (string.Join(' ', words[..deed]), string.Join(' ', words[deed..(deed + DeedWords)]));
    }

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

    private readonly record struct Prepared(PlanIndicator Indicator, HashSet<string> Words);

    /// <summary>Without the subjects that stand beside three numbers or more: "tốc độ tăng bình quân" says what of each thing, not which thing.</summary>
    private static List<Prepared> Prepare(IReadOnlyList<PlanIndicator> indicators) =>
        [.. indicators.Take(Most)
            .Select(one => new Prepared(one, [.. Similarity.Words(one.Subject ?? "").Except(Fillers)]))
            .GroupBy(one => string.Join(' ', one.Words.Order(StringComparer.Ordinal)))
            .Where(group => group.GroupBy(one => one.Indicator.Year).All(year => year.Select(one => one.Indicator.Value).Distinct().Count() < MostNumbers))
            .SelectMany(group => group)];

    private static Difference? Compare(Prepared left, Prepared right)
    {
        var (a, b) = (left.Indicator, right.Indicator);
        var sameValue = a.Value == b.Value;
        if ((sameValue && a.Comparator == b.Comparator) || a.Value is null || b.Value is null || Unit(a) != Unit(b) || !SameTime(a, b)
            || left.Words.Count < FewestWords || !left.Words.SetEquals(right.Words))
        {
            return null;
        }

        return new(a, b, sameValue ? "comparator" : "value");
    }

    private static string Unit(PlanIndicator indicator) => (indicator.Unit ?? "").Replace("/năm", "", StringComparison.Ordinal);

    /// <summary>The same year or period, or one of them says none.</summary>
    private static bool SameTime(PlanIndicator a, PlanIndicator b) => a.Year is null || b.Year is null || a.Year == b.Year;
}
