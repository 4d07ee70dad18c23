namespace EduCoop.Contracts.Twinning;

/// <summary>Two schools and two offices have said yes: the schools work together.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="Gives">What each side brings.</param>
/// <param name="FromYear">First calendar year of the first school year.</param>
/// <param name="ThroughYear">First calendar year of the last school year.</param>
/// <param name="ActiveSince">When the last consent was given.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningActivated(
    Guid AgreementId,
    TwinningSides Sides,
    IReadOnlyList<TwinningGive> Gives,
    int FromYear,
    int ThroughYear,
    DateTimeOffset ActiveSince,
    TwinningState State,
    long Version);
