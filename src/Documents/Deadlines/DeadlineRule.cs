namespace EduCoop.Documents.Deadlines;

/// <summary>One rule of a deadline phrase. Days are inclusive; a phrase without a date stays without one.</summary>
public sealed record DeadlineRule
{
    public DateOnly? From { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>"trước ngày X": the last permitted day is the day before.</summary>
    public DateOnly? DueExclusive { get; init; }

    /// <summary>monthly, quarterly, half-yearly, yearly, school-year …</summary>
    public string? Recurrence { get; init; }

    public string? AnchorDay { get; init; }

    public bool? Continuous { get; init; }

    public bool? OpenEnded { get; init; }

    public bool? Estimated { get; init; }

    /// <summary>The body, plan or roadmap that sets the date.</summary>
    public string? External { get; init; }

    /// <summary>The event it starts from.</summary>
    public string? Event { get; init; }
}
