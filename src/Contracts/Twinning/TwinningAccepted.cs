namespace EduCoop.Contracts.Twinning;

/// <summary>One of the two schools has said yes.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="SchoolId">Which.</param>
/// <param name="SchoolName">Its name on the day of the proposal.</param>
/// <param name="AcceptedAt">When it was done.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningAccepted(
    Guid AgreementId,
    TwinningSides Sides,
    Guid SchoolId,
    string SchoolName,
    DateTimeOffset AcceptedAt,
    TwinningState State,
    long Version);
