using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>One rule of a deadline phrase. Days are inclusive; a phrase without a date stays without one.</summary>
public sealed record DeadlineRule
{
    /// <summary>What kind it is, a value of <see cref="DeadlineKinds"/>.</summary>
    public string Kind { get; init; } = DeadlineKinds.Undated;

    public DateOnly? From { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>"trước ngày X": the last permitted day is the day before.</summary>
    public DateOnly? DueExclusive { get; init; }

    /// <summary>A value of <see cref="Recurrences"/>, or "every-3-years", "3-per-year".</summary>
    public string? Recurrence { get; init; }

    /// <summary>The day of each round in words, for example "before 15/12"; <see cref="Anchor"/> is the same for programs.</summary>
    public string? AnchorDay { get; init; }

    /// <summary>Where in each round the day lies; also a day whose year is not written.</summary>
    public DeadlineAnchor? Anchor { get; init; }

    public bool? Continuous { get; init; }

    public bool? OpenEnded { get; init; }

    public bool? Estimated { get; init; }

    /// <summary>The body, plan or roadmap that sets the date.</summary>
    public string? External { get; init; }

    /// <summary>The event it starts from.</summary>
    public string? Event { get; init; }

    /// <summary>So long after the event.</summary>
    public DeadlineOffset? Offset { get; init; }

    /// <summary>What of the document filled in what the phrase leaves relative: "documentDate" or "period"; null when all stands in the phrase.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>The words that say so, as a place in the phrase.</summary>
    public TextSpan Span { get; init; }

    /// <summary>What a person should know, in Vietnamese.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The last day on which it is on time, when one is known.</summary>
    public DateOnly? LastDay() => DueExclusive?.AddDays(-1) ?? Due;
}

/// <summary>A day or stretch within each round. What is not written stays null.</summary>
/// <param name="Side">before (the day itself is too late), by (up to and with it), on, or within.</param>
public sealed record DeadlineAnchor(string Side)
{
    public int? Day { get; init; }

    public int? Month { get; init; }

    /// <summary>The last month of a stretch that begins with <see cref="Month"/>.</summary>
    public int? MonthTo { get; init; }

    public int? Quarter { get; init; }

    /// <summary>The first or the second half of the year.</summary>
    public int? Half { get; init; }

    /// <summary>last_month or first_month of the round, next_month or next_quarter (the first month after it), school_year_start, school_year_end or term_1_end.</summary>
    public string? Place { get; init; }
}

/// <summary>A length of time after an event.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">day, working_day, week, month, year or hour.</param>
/// <param name="Within">True: at the latest then; false: not before then.</param>
public sealed record DeadlineOffset(int Amount, string Unit, bool Within);

/// <summary>The kinds of rules.</summary>
public static class DeadlineKinds
{
    public const string Day = "day";
    public const string Month = "month";
    public const string Quarter = "quarter";
    public const string HalfYear = "half_year";
    public const string Year = "year";
    public const string SchoolYear = "school_year";
    public const string Period = "period";
    public const string Recurring = "recurring";
    public const string Continuous = "continuous";
    public const string OnRequest = "on_request";
    public const string External = "external";
    public const string Event = "event";
    public const string Undated = "undated";
}

/// <summary>How often a rule comes back.</summary>
public static class Recurrences
{
    public const string Daily = "daily";
    public const string Weekly = "weekly";
    public const string Monthly = "monthly";
    public const string Quarterly = "quarterly";
    public const string HalfYearly = "half-yearly";
    public const string Yearly = "yearly";
    public const string SchoolYear = "school-year";
    public const string SchoolTerm = "school-term";
    public const string Unspecified = "unspecified";
}
