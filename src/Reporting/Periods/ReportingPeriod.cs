using System.Globalization;
using static System.FormattableString;

namespace EduCoop.Reporting.Periods;

/// <summary>One stretch of time that is reported on.</summary>
/// <param name="Key">Its name for programs, for example 2026-Q2; the same for ever.</param>
/// <param name="Label">Vietnamese, for example Quý II/2026.</param>
/// <param name="From">First day.</param>
/// <param name="CutOff">Last day: data up to the end of it are reported.</param>
public sealed record ReportingPeriod(string Key, string Label, DateOnly From, DateOnly CutOff);

/// <summary>Works periods out from the dated rules (Decree 09/2019, Article 12; other periods as their issuer sets them).</summary>
internal static class ReportingPeriods
{
    /// <summary>The periods of one named year, in order. A part is of the rule in force on its last day.</summary>
    /// <param name="rules">All rules of any kinds.</param>
    /// <param name="kind">Which are wanted.</param>
    /// <param name="year">The named year, 2 to 9998; of a school year its first calendar year.</param>
    internal static IEnumerable<ReportingPeriod> Of(IEnumerable<PeriodRule> rules, PeriodKind kind, int year) =>
        from rule in rules
        where rule.Kind == kind
        let cutOff = Day(year + rule.ToYear, rule.ToMonth, rule.ToDay)
        where cutOff >= rule.ValidFrom && (rule.ValidTo is not { } last || cutOff <= last)
        orderby rule.Part
        select new ReportingPeriod(KeyOf(kind, year, rule.Part), LabelOf(rule.Label, year), Day(year + rule.FromYear, rule.FromMonth, rule.FromDay), cutOff);

    /// <summary>The periods whose last day lies from one day to another, both with them, in order.</summary>
    internal static IEnumerable<ReportingPeriod> Between(IReadOnlyCollection<PeriodRule> rules, PeriodKind kind, DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year - 1, to.Year - from.Year + 3).SelectMany(year => Of(rules, kind, year))
            .Where(period => period.CutOff >= from && period.CutOff <= to).OrderBy(period => period.CutOff).ThenBy(period => period.Key, StringComparer.Ordinal);

    internal static DateOnly Day(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    private static string KeyOf(PeriodKind kind, int year, int part) => kind switch
    {
        PeriodKind.Month => Invariant($"{year}-M{part:00}"),
        PeriodKind.Quarter => Invariant($"{year}-Q{part}"),
        PeriodKind.HalfYear => Invariant($"{year}-H{part}"),
        PeriodKind.NineMonths => Invariant($"{year}-9M"),
        PeriodKind.Year => Invariant($"{year}-Y"),
        PeriodKind.CalendarYear => Invariant($"{year}-C"),
        PeriodKind.SchoolYear => Invariant($"{year}-S"),
        PeriodKind.SchoolTerm => Invariant($"{year}-T{part}"),
        _ => Invariant($"{year}-P{part:00}"),
    };

    private static string LabelOf(string label, int year) => label
        .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{next}", (year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
