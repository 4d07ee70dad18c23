namespace EduCoop.Contracts.Plans;

/// <summary>An indicator has a figure for a day, or a figure was taken back.</summary>
/// <param name="MeasurementId">The measurement; a reader overwrites by it.</param>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="IssuerUnitId">Who issued the plan.</param>
/// <param name="UnitId">Who gives the figures; null while nobody is named.</param>
/// <param name="Text">The indicator in words.</param>
/// <param name="MeasuredOn">The day for which it holds.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">What it counts, for example %.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Withdrawn">The figure no longer holds.</param>
/// <param name="MeasuredAt">When this was said here.</param>
[Event]
public sealed record IndicatorMeasured(
    Guid MeasurementId,
    Guid IndicatorId,
    Guid PlanId,
    Guid IssuerUnitId,
    Guid? UnitId,
    string Text,
    DateOnly MeasuredOn,
    decimal Value,
    string? Unit,
    string Source,
    bool Withdrawn,
    DateTimeOffset MeasuredAt);
