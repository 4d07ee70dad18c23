using System.Globalization;

namespace EduCoop.Documents.Deadlines;

/// <summary>One round of a rule.</summary>
/// <param name="Starts">The first day of the round.</param>
/// <param name="Due">The legal last day.</param>
/// <param name="Advised">The last working day not after it: on a day off nobody is there to receive.</param>
public readonly record struct DeadlineOccurrence(DateOnly Starts, DateOnly Due, DateOnly Advised);

/// <summary>Unfolds rules into due dates. A rule without a day gives none.</summary>
public static class DeadlineCalendar
{
    private static readonly DateOnly LastYearBut = new(9990, 1, 1);

    /// <summary>The occurrences whose due date lies from one day to another, both with them, in order.</summary>
    public static IEnumerable<DeadlineOccurrence> Occurrences(DeadlineRule rule, DateOnly from, DateOnly to, WorkingDays days, SchoolCalendar? school = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(days);
        school ??= SchoolCalendar.Usual;
        to = to > LastYearBut ? LastYearBut : to;
        var first = rule.From is { } begun && begun > from ? begun : from;
        var last = rule.LastDay() is { } end && end < to ? end : to;
        if (rule.Recurrence is null && !(rule is { OpenEnded: true, From: not null } && rule.LastDay() is null))
        {
            if (rule.LastDay() is { } due && due >= from && due <= to)
            {
                yield return new(rule.From ?? due, due, days.LastOnOrBefore(due));
            }

            yield break;
        }

        foreach (var (starts, ends) in Rounds(rule, first, last, school))
        {
            if (DueOf(rule, starts, ends, school) is not { } due || due < first)
            {
                continue;
            }

            if (due > last)
            {
                yield break;
            }

            yield return new(starts, due, days.LastOnOrBefore(due));
        }
    }

    /// <summary>The due date of a rule that counts from an event, once that has happened.</summary>
    public static DateOnly? DueAfter(DeadlineRule rule, DateOnly happened, WorkingDays days) => rule?.Offset is not { } offset ? null : offset.Unit switch
    {
        "working_day" => days.Add(happened, offset.Amount),
        "week" => happened.AddDays(7 * offset.Amount),
        "month" => happened.AddMonths(offset.Amount),
        "year" => happened.AddYears(offset.Amount),
        "hour" => happened.AddDays((offset.Amount + 23) / 24),
        _ => happened.AddDays(offset.Amount),
    };

    /// <summary>Does the rule come back on days that can be known?</summary>
    public static bool HasRound(DeadlineRule rule) => rule?.Recurrence is { } recurrence && (recurrence is not (Recurrences.Unspecified or Recurrences.Weekly or Recurrences.Daily) && Step(rule) is not null);

    /// <summary>First and last day of what an anchor names in a year.</summary>
    internal static (DateOnly From, DateOnly Due)? Stretch(DeadlineAnchor anchor, int year, SchoolCalendar school) => anchor switch
    {
        { Place: "school_year_start" } => (school.Start(year), school.Start(year)),
        { Place: "school_year_end" } => (school.End(year), school.End(year)),
        { Place: "term_1_end" } => (school.TermEnd(year), school.TermEnd(year)),
        { Month: { } month, Day: { } day } => day <= DateTime.DaysInMonth(year, month) ? (new(year, month, day), new(year, month, day)) : null,
        { Month: { } month } => (new(year, month, 1), anchor.MonthTo < month ? EndOfMonth(year + 1, anchor.MonthTo.Value) : EndOfMonth(year, anchor.MonthTo ?? month)),
        { Quarter: { } quarter } => (new(year, (quarter * 3) - 2, 1), EndOfMonth(year, quarter * 3)),
        { Half: { } half } => (new(year, (half * 6) - 5, 1), EndOfMonth(year, half * 6)),
        _ => null,
    };

    internal static DateOnly? LastDay(DeadlineAnchor anchor, int year, SchoolCalendar school) =>
        Stretch(anchor, year, school) is { } stretch ? anchor.Side == "before" ? stretch.From.AddDays(-1) : stretch.Due : null;

    private static DateOnly? DueOf(DeadlineRule rule, DateOnly starts, DateOnly ends, SchoolCalendar school)
    {
        if (rule.Anchor is not { } anchor || anchor.Side == "from")
        {
            // "Đầu mỗi năm học" says when it begins; its end is to be asked for.
            return rule.Anchor is { Place: "school_year_start" } ? null : ends;
        }

        if (anchor.Day is not { } day || anchor.Month is not null)
        {
            // In a school year the months from January on lie in its second calendar year.
            var year = anchor.Place is null && rule.Recurrence is Recurrences.SchoolYear && anchor.Month < starts.Month ? starts.Year + 1 : starts.Year;
            return LastDay(anchor, year, school);
        }

        var month = anchor.Place switch { "first_month" => starts, "next_month" or "next_quarter" => ends.AddDays(1), _ => ends };
        var named = new DateOnly(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
        return anchor.Side == "before" ? named.AddDays(-1) : named;
    }

    private static IEnumerable<(DateOnly Starts, DateOnly Ends)> Rounds(DeadlineRule rule, DateOnly first, DateOnly last, SchoolCalendar school)
    {
        if (rule.Recurrence is Recurrences.SchoolYear or Recurrences.SchoolTerm)
        {
            for (var year = first.Year - 1; year <= last.Year; year++)
            {
                if (rule.Recurrence == Recurrences.SchoolTerm)
                {
                    yield return (school.Start(year), school.TermEnd(year));
                    yield return (school.TermEnd(year).AddDays(1), school.End(year));
                }
                else
                {
                    yield return (school.Start(year), school.End(year));
                }
            }
        }
        else if (rule.Recurrence is Recurrences.Daily or Recurrences.Weekly)
        {
            var length = rule.Recurrence == Recurrences.Daily ? 1 : 7;
            for (var start = length == 1 ? first : first.AddDays(-(((int)first.DayOfWeek + 6) % 7)); start <= last; start = start.AddDays(length))
            {
                yield return (start, start.AddDays(length - 1));
            }
        }
        else if (Step(rule) is { } step)
        {
            // One round early: a due date may lie after the end of its round.
            var begin = step.Anchored ? new(rule.From!.Value.Year, 1, 1) : new DateOnly(Math.Max(1, first.Year - 1), 1, 1);
            for (var start = begin; start <= last; start = start.AddMonths(step.Months))
            {
                yield return (start, start.AddMonths(step.Months).AddDays(-1));
            }
        }
    }

    // Rounds of months; "every three years" is only known when the first year is.
    private static (int Months, bool Anchored)? Step(DeadlineRule rule)
    {
        switch (rule.Recurrence)
        {
            case Recurrences.Monthly: return (1, false);
            case Recurrences.Quarterly: return (3, false);
            case Recurrences.HalfYearly: return (6, false);
            case Recurrences.Yearly or null: return (12, false);
            case Recurrences.SchoolYear or Recurrences.SchoolTerm: return (12, false);
            default:
                var parts = rule.Recurrence.Split('-');
                return parts is ["every", var count, "months" or "years"] && rule.From is not null && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100
                    ? (parts[2] == "years" ? number * 12 : number, true)
                    : null;
        }
    }

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
