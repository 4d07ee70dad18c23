namespace EduCoop.Contracts.Plans;

/// <summary>Where an indicator is to be at the end of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The figure.</param>
public sealed record IndicatorTarget(int Year, decimal Value);
