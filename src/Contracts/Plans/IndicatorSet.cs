namespace EduCoop.Contracts.Plans;

/// <summary>How an indicator is followed was said: who gives its figures, where it began, where it is to be in which year. Carries all of it: a reader replaces what it has.</summary>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="IssuerUnitId">Who issues the plan.</param>
/// <param name="UnitId">Who gives the figures; null while nobody is named.</param>
/// <param name="Text">The indicator in words.</param>
/// <param name="Unit">What it counts, for example %.</param>
/// <param name="LowerIsBetter">Ranks, accidents, dropouts.</param>
/// <param name="Baseline">Where it began; null when not said.</param>
/// <param name="BaselineOn">When that was.</param>
/// <param name="Targets">Targets by year, at most 30, the earliest first.</param>
/// <param name="SetAt">When it was said here; a reader drops what is older than what it has.</param>
[Event]
public sealed record IndicatorSet(
    Guid IndicatorId,
    Guid PlanId,
    Guid IssuerUnitId,
    Guid? UnitId,
    string Text,
    string? Unit,
    bool LowerIsBetter,
    decimal? Baseline,
    DateOnly? BaselineOn,
    IReadOnlyList<IndicatorTarget> Targets,
    DateTimeOffset SetAt);
