namespace EduCoop.Contracts.Twinning;

/// <summary>One of the two owning offices has approved.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="OfficeId">Which.</param>
/// <param name="OfficeName">Its name on the day of the proposal.</param>
/// <param name="DocumentNumber">Number and symbol of the document it rests on.</param>
/// <param name="DocumentDate">Day of that document.</param>
/// <param name="ApprovedAt">When it was done.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningApproved(
    Guid AgreementId,
    TwinningSides Sides,
    Guid OfficeId,
    string OfficeName,
    string? DocumentNumber,
    DateOnly? DocumentDate,
    DateTimeOffset ApprovedAt,
    TwinningState State,
    long Version);
