namespace EduCoop.Contracts.UnitDirectory;

/// <summary>Several units became one. The predecessors are closed the day before; each of them and the successor is told by its own event too.</summary>
/// <param name="ActId">The act; given by who asked for it.</param>
/// <param name="Predecessors">Who ended, as they were called.</param>
/// <param name="Successor">Who goes on.</param>
/// <param name="EffectiveOn">First day of the successor.</param>
/// <param name="Document">The decision it rests on.</param>
/// <param name="MergedAt">When the directory learned it.</param>
[Event]
public sealed record UnitsMerged(
    Guid ActId,
    IReadOnlyList<UnitReference> Predecessors,
    UnitReference Successor,
    DateOnly EffectiveOn,
    string? Document,
    DateTimeOffset MergedAt);
