namespace EduCoop.Documents.Deadlines;

/// <summary>
/// What the document itself says about time. It only completes what a phrase leaves relative ("sau 30 ngày kể từ ngày ban hành",
/// "trước 15/12" without a year); then the rule says so.
/// </summary>
public sealed record DeadlineContext
{
    public static readonly DeadlineContext None = new();

    /// <summary>The date of the document.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The first and the last year it covers.</summary>
    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    /// <summary>When a school year begins and ends.</summary>
    public SchoolCalendar School { get; init; } = SchoolCalendar.Usual;
}

/// <summary>A school year runs from September to May; the days are set each year, so they can be given.</summary>
/// <param name="StartMonth">The first month.</param>
/// <param name="StartDay">Its first day.</param>
/// <param name="EndMonth">The last month, in the next calendar year.</param>
/// <param name="EndDay">Its last day.</param>
/// <param name="TermEndMonth">The month in which the first term ends, in the next calendar year.</param>
/// <param name="TermEndDay">The last day of the first term.</param>
public sealed record SchoolCalendar(int StartMonth, int StartDay, int EndMonth, int EndDay, int TermEndMonth, int TermEndDay)
{
    /// <summary>1 September to 31 May; the first term ends in January.</summary>
    public static readonly SchoolCalendar Usual = new(9, 1, 5, 31, 1, 31);

    public DateOnly Start(int year) => new(year, StartMonth, StartDay);

    public DateOnly End(int year) => new(year + 1, EndMonth, EndDay);

    /// <summary>The last day of the first term.</summary>
    public DateOnly TermEnd(int year) => new(year + 1, TermEndMonth, TermEndDay);
}
