namespace EduCoop.Plans.Indicators;

/// <summary>A target for the end of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">What is to be reached.</param>
public sealed record YearTarget(int Year, decimal Value);

/// <summary>A measured figure.</summary>
public sealed record MeasurementView
{
    /// <summary>The measurement.</summary>
    public required Guid MeasurementId { get; init; }

    /// <summary>The day for which it holds.</summary>
    public required DateOnly MeasuredOn { get; init; }

    /// <summary>The figure.</summary>
    public required decimal Value { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>More words.</summary>
    public required string? Note { get; init; }

    /// <summary>A piece of evidence of one of the plan's tasks.</summary>
    public required Guid? EvidenceId { get; init; }

    /// <summary>Who gave it.</summary>
    public required string ByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why.</summary>
    public required string? WithdrawnReason { get; init; }
}

/// <summary>An indicator with how it stands today.</summary>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="Section">Where it stands in the document.</param>
/// <param name="Text">As the document words it.</param>
/// <param name="Comparator">As read: &gt;=, &lt;=, = …</param>
/// <param name="Value">The value in the document.</param>
/// <param name="ValueTo">Upper end of a range.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Code">Its name in formulas; null while it is not set up.</param>
/// <param name="UnitId">Who gives the figures.</param>
/// <param name="UnitName">That unit's name.</param>
/// <param name="Source">Where figures come from.</param>
/// <param name="Baseline">Where it began.</param>
/// <param name="BaselineOn">When that was.</param>
/// <param name="LowerIsBetter">Ranks, accidents, dropouts.</param>
/// <param name="Formula">How it follows from others; null when it is measured.</param>
/// <param name="Targets">Targets per year; when nobody has set any, the document's value for its year.</param>
/// <param name="TaskIds">Tasks that serve it.</param>
/// <param name="Points">Figures over time.</param>
/// <param name="Latest">The last figure until today.</param>
/// <param name="Outlook">Trend, forecast, light.</param>
public sealed record IndicatorView(
    Guid IndicatorId, Guid PlanId, string? Section, string Text, string? Comparator, decimal? Value, decimal? ValueTo, string? Unit, string? Code, Guid? UnitId, string? UnitName,
    string? Source, decimal? Baseline, DateOnly? BaselineOn, bool LowerIsBetter, string? Formula, IReadOnlyList<YearTarget> Targets, IReadOnlyList<Guid> TaskIds,
    IReadOnlyList<IndicatorPoint> Points, IndicatorPoint? Latest, IndicatorOutlook Outlook);
