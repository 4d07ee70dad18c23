namespace EduCoop.Contracts.Twinning;

/// <summary>A pair is no longer active: ended or withdrawn with its reason, its time over, or a consent taken away by an earlier act that was learned late.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="ById">Who ended it; null where time did.</param>
/// <param name="ByName">Its name on the day.</param>
/// <param name="Reason">In their words.</param>
/// <param name="ActiveSince">Since when it was active; null when by what is known now it never was.</param>
/// <param name="EndedAt">When it was done.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningEnded(
    Guid AgreementId,
    TwinningSides Sides,
    Guid? ById,
    string? ByName,
    string? Reason,
    DateTimeOffset? ActiveSince,
    DateTimeOffset EndedAt,
    TwinningState State,
    long Version);
