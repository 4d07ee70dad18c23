namespace EduCoop.Contracts.Twinning;

/// <summary>A pair that was dormant is so no longer: an activity was held again, or the limit was raised.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day of the proposal.</param>
/// <param name="LastActivityOn">The day of the last activity that was held; null when there was none.</param>
/// <param name="Version">Grows by one each time the pair falls asleep or wakes up. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningRevived(Guid AgreementId, TwinningSides Sides, DateOnly? LastActivityOn, long Version);
