namespace EduCoop.Contracts.UnitDirectory;

/// <summary>One unit became several, or gave a part away and goes on.</summary>
/// <param name="ActId">The act; given by who asked for it.</param>
/// <param name="Predecessor">Who was divided, as it was called.</param>
/// <param name="PredecessorGoesOn">False: it is closed the day before.</param>
/// <param name="Successors">Who has the parts.</param>
/// <param name="EffectiveOn">First day of the successors.</param>
/// <param name="Document">The decision it rests on.</param>
/// <param name="SplitAt">When the directory learned it.</param>
[Event]
public sealed record UnitSplit(
    Guid ActId,
    UnitReference Predecessor,
    bool PredecessorGoesOn,
    IReadOnlyList<UnitReference> Successors,
    DateOnly EffectiveOn,
    string? Document,
    DateTimeOffset SplitAt);
