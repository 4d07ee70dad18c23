using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>What a moment is measured in.</summary>
internal enum MomentUnit
{
    Day,
    Month,
    Quarter,
    Half,
    Year,
    SchoolTerm,
    SchoolYear,
    Period,
}

/// <summary>A stretch of time as a phrase names it: a day, month, quarter, half-year, year, school year or period. The year may be missing.</summary>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Span">Its words.</param>
internal sealed record Moment(MomentUnit Unit, TextSpan Span)
{
    internal int? Day { get; init; }

    internal int? Month { get; init; }

    internal int? MonthTo { get; init; }

    internal int? Quarter { get; init; }

    internal int? Half { get; init; }

    internal int? Term { get; init; }

    internal int? Year { get; init; }

    internal int? YearTo { get; init; }

    /// <summary>last_month, first_month or next_month: the day's month within a longer round.</summary>
    internal string? Place { get; init; }

    /// <summary>"đầu" or "cuối" before it: its beginning or its end.</summary>
    internal bool AtStart { get; init; }

    internal bool AtEnd { get; init; }

    /// <summary>Within the year, for ordering two moments of which one lacks its year.</summary>
    internal int Order => ((Month ?? (((Quarter ?? 1) - 1) * 3) + 1) * 100) + (Day ?? 0);

    /// <summary>First and last day, when the year is known and such a day exists.</summary>
    internal (DateOnly From, DateOnly Due)? Interval(SchoolCalendar school)
    {
        if (Year is not { } year || year is < 1900 or > 2200 || YearTo is > 2200)
        {
            return null;
        }

        return Unit switch
        {
            MomentUnit.Day => Month is { } month && Day is { } day && day <= DateTime.DaysInMonth(year, month) ? (new(year, month, day), new(year, month, day)) : null,
            MomentUnit.Month => Months(year, Month!.Value, MonthTo ?? Month.Value),
            MomentUnit.Quarter => Months(year, ((Quarter!.Value - 1) * 3) + 1, Quarter.Value * 3),
            MomentUnit.Half => Months(year, Half == 1 ? 1 : 7, Half == 1 ? 6 : 12),
            MomentUnit.SchoolTerm => Term == 1 ? (school.Start(year), school.TermEnd(year)) : (school.TermEnd(year).AddDays(1), school.End(year)),
            MomentUnit.SchoolYear => (school.Start(year), school.End((YearTo ?? (year + 1)) - 1)),
            MomentUnit.Period => (new(year, 1, 1), new(YearTo ?? year, 12, 31)),
            _ => (new(year, 1, 1), new(year, 12, 31)),
        };
    }

    /// <summary>Does the next one begin where this one ends?</summary>
    internal bool TouchesNext(Moment next, SchoolCalendar school) =>
        Unit == next.Unit && Interval(school) is { } mine && next.Interval(school) is { } other && mine.Due.AddDays(1) == other.From;

    internal Moment WithYear(int year) => this with { Year = year, YearTo = Unit == MomentUnit.SchoolYear ? year + 1 : YearTo };

    internal string Kind => Unit switch
    {
        MomentUnit.Day => DeadlineKinds.Day,
        MomentUnit.Month => DeadlineKinds.Month,
        MomentUnit.Quarter => DeadlineKinds.Quarter,
        MomentUnit.Half => DeadlineKinds.HalfYear,
        MomentUnit.Year => DeadlineKinds.Year,
        MomentUnit.SchoolTerm or MomentUnit.SchoolYear => DeadlineKinds.SchoolYear,
        _ => DeadlineKinds.Period,
    };

    private static (DateOnly, DateOnly) Months(int year, int first, int last) => (new(year, first, 1), new(year, last, DateTime.DaysInMonth(year, last)));
}
