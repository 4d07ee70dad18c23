namespace EduCoop.Contracts.Twinning;

/// <summary>A proposed pair does not come about: declined, withdrawn or out of time; the state says which.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="ById">Who said so; null where time ran out.</param>
/// <param name="ByName">Its name on the day.</param>
/// <param name="Reason">In their words.</param>
/// <param name="ClosedAt">When it was done.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningDeclined(
    Guid AgreementId,
    TwinningSides Sides,
    Guid? ById,
    string? ByName,
    string? Reason,
    DateTimeOffset ClosedAt,
    TwinningState State,
    long Version);
