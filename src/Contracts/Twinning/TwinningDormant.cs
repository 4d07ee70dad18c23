namespace EduCoop.Contracts.Twinning;

/// <summary>An active pair has held nothing for longer than the limit; both schools and both offices were told.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day of the proposal.</param>
/// <param name="LastActivityOn">The day of the last activity that was held; null when there was none.</param>
/// <param name="DaysSince">Days since then, or since the pair became active.</param>
/// <param name="Version">Grows by one each time the pair falls asleep or wakes up. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningDormant(Guid AgreementId, TwinningSides Sides, DateOnly? LastActivityOn, int DaysSince, long Version);
