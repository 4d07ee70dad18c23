namespace EduCoop.Contracts.Plans;

/// <summary>An issued plan says something else from now on.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="IssuerUnitId">The unit that issued it.</param>
/// <param name="DocumentNumber">Number and symbol.</param>
/// <param name="Title">Its title after the change.</param>
/// <param name="Version">Its version after the change; a reader drops what is older than what it has.</param>
/// <param name="Reason">Why.</param>
/// <param name="Changes">What changed.</param>
/// <param name="AmendedAt">When it was changed here.</param>
[Event]
public sealed record PlanAmended(
    Guid PlanId,
    Guid IssuerUnitId,
    string DocumentNumber,
    string Title,
    int Version,
    string Reason,
    IReadOnlyList<PlanChange> Changes,
    DateTimeOffset AmendedAt);
