using EduCoop.Documents.Deadlines;

namespace EduCoop.Reporting.Periods;

/// <summary>How the last day of a report is said.</summary>
public enum DueKind
{
    /// <summary>So many working days after the cut-off.</summary>
    AfterCutOff,

    /// <summary>A day of the month in which the data are cut off, or of a later month.</summary>
    DayOfMonth,

    /// <summary>A day and month of the year in which the data are cut off, or of a later year.</summary>
    DayOfYear,

    /// <summary>One date, of a report that is made once.</summary>
    Date,
}

/// <summary>The last day of a report. A member that its kind does not use stays null.</summary>
/// <param name="Kind">How it is said.</param>
/// <param name="WorkingDays">After the cut-off: 1-60.</param>
/// <param name="Day">1-31; in a shorter month its last day.</param>
/// <param name="Month">Of a day of the year: 1-12.</param>
/// <param name="Later">Months or years after those of the cut-off, 0-12.</param>
/// <param name="Date">The one date.</param>
/// <param name="IsBefore">"trước ngày": the named day itself is too late.</param>
public sealed record DueRule(DueKind Kind, int? WorkingDays = null, int? Day = null, int? Month = null, int Later = 0, DateOnly? Date = null, bool IsBefore = false)
{
    /// <summary>The last day on which the report of a period is on time.</summary>
    internal DateOnly LastDay(DateOnly cutOff, WorkingDays calendar)
    {
        var named = Kind switch
        {
            DueKind.AfterCutOff => calendar.Add(cutOff, WorkingDays!.Value),
            DueKind.DayOfMonth when cutOff.AddMonths(Later) is var month => ReportingPeriods.Day(month.Year, month.Month, Day!.Value),
            DueKind.DayOfYear => ReportingPeriods.Day(cutOff.Year + Later, Month!.Value, Day!.Value),
            _ => Date!.Value,
        };
        return IsBefore ? named.AddDays(-1) : named;
    }

    /// <summary>Does it say what its kind needs, within bounds, and nothing else?</summary>
    internal bool IsWhole() => Later is >= 0 and <= 12 && Kind switch
    {
        DueKind.AfterCutOff => WorkingDays is >= 1 and <= 60 && (Day, Month, Date) is (null, null, null) && Later == 0 && !IsBefore,
        DueKind.DayOfMonth => Day is >= 1 and <= 31 && (WorkingDays, Month, Date) is (null, null, null),
        DueKind.DayOfYear => Later <= 1 && Month is >= 1 and <= 12 && Day is >= 1 && Day <= DateTime.DaysInMonth(2000, Month.Value) && (WorkingDays, Date) is (null, null),
        DueKind.Date => Date is { Year: >= 2000 and <= 2100 } && (WorkingDays, Day, Month) is (null, null, null) && Later == 0,
        _ => false,
    };
}
