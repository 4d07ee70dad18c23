namespace EduCoop.Reporting.Periods;

/// <summary>How often a report comes back, and so what it covers. The days of each stand in the table period_rule.</summary>
public enum PeriodKind
{
    /// <summary>15th of the month before to the 14th.</summary>
    Month,

    /// <summary>15th of the month before the quarter to the 14th of its last month.</summary>
    Quarter,

    /// <summary>First and second half of the reporting year.</summary>
    HalfYear,

    /// <summary>The first nine months of the reporting year.</summary>
    NineMonths,

    /// <summary>The reporting year, 15 December to 14 December.</summary>
    Year,

    /// <summary>1 January to 31 December.</summary>
    CalendarYear,

    /// <summary>September to May.</summary>
    SchoolYear,

    /// <summary>One of the two terms of a school year.</summary>
    SchoolTerm,

    /// <summary>Periods that the issuer sets itself, which come back each year.</summary>
    Own,

    /// <summary>A thematic or ad hoc report: once.</summary>
    Once,
}
