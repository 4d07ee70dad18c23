using EduCoop.Reporting.Periods;

namespace EduCoop.Reporting.Regimes;

/// <summary>One round of a regime.</summary>
/// <param name="Period">What is reported on.</param>
/// <param name="DueOn">Per level, the last day on which it is on time.</param>
internal sealed record RegimeRound(ReportingPeriod Period, IReadOnlyList<DateOnly> DueOn)
{
    /// <summary>The day by which who must report, and under what name, is settled: that of the cut-off, or the last day when that comes first.</summary>
    internal DateOnly DayOf(int level) => DueOn[level] < Period.CutOff ? DueOn[level] : Period.CutOff;
}

/// <summary>Unfolds a regime into its rounds; without frequency or deadline there is none.</summary>
internal static class RegimePeriods
{
    /// <summary>Rounds whose cut-off lies while the regime holds, up to a day, in order.</summary>
    internal static IEnumerable<RegimeRound> Of(RegimeContent regime, DateOnly validFrom, DateOnly? validTo, DateOnly until, IReadOnlyCollection<PeriodRule> rules, ReportingCalendar calendar)
    {
        if (regime is not { Due: { } due, Period: { } kind })
        {
            return [];
        }

        var last = validTo < until ? validTo.Value : until;
        if (kind == PeriodKind.Once)
        {
            var day = due.LastDay(default, calendar.Days);
            var cutOff = regime.CutOff ?? day;
            return validTo < validFrom ? [] : [Round(regime, new("once", regime.Name, cutOff < validFrom ? cutOff : validFrom, cutOff), day, calendar)];
        }

        var own = kind == PeriodKind.Own ? [.. regime.OwnRules()] : rules;
        return ReportingPeriods.Between(own, kind, validFrom, last).Select(period => Round(regime, period, due.LastDay(period.CutOff, calendar.Days), calendar));
    }

    private static RegimeRound Round(RegimeContent regime, ReportingPeriod period, DateOnly final, ReportingCalendar calendar) =>
        new(period, [.. regime.LevelsOrNone.Select(level => level.DaysBefore is { } days and > 0 ? calendar.Days.Add(final, -days) : final)]);
}
