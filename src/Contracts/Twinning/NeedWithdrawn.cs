namespace EduCoop.Contracts.Twinning;

/// <summary>A need is no more: it is met, or was said in error.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="SchoolId">The school that has it.</param>
/// <param name="SchoolName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="ThemeCode">The theme.</param>
/// <param name="Version">Grows by one with each change of this need; a reader drops what is older than what it has.</param>
/// <param name="Reason">Why.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
[Event]
public sealed record NeedWithdrawn(
    Guid NeedId,
    Guid SchoolId,
    string SchoolName,
    int SchoolYear,
    string ThemeCode,
    long Version,
    string Reason,
    DateTimeOffset WithdrawnAt);
