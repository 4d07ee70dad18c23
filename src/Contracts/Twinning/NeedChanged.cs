namespace EduCoop.Contracts.Twinning;

/// <summary>A need has changed. Carries the whole state after the change.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="SchoolId">The school that has it.</param>
/// <param name="SchoolName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="ThemeCode">The theme.</param>
/// <param name="ThemeName">The theme's Vietnamese name on the day.</param>
/// <param name="Urgency">1 (can wait) to 5 (at once).</param>
/// <param name="Quantity">How many, above 0.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Text">In the school's words.</param>
/// <param name="Brings">What the school itself brings into the pair; null when it has said nothing.</param>
/// <param name="Mode">How it wishes to be supported.</param>
/// <param name="WishedPartnerId">The school it would like best.</param>
/// <param name="Version">Grows by one with each change of this need; a reader drops what is older than what it has.</param>
/// <param name="ChangedAt">When it was changed.</param>
[Event]
public sealed record NeedChanged(
    Guid NeedId,
    Guid SchoolId,
    string SchoolName,
    int SchoolYear,
    string ThemeCode,
    string ThemeName,
    int Urgency,
    int Quantity,
    SupportMeasure Measure,
    string Text,
    string? Brings,
    SupportMode Mode,
    Guid? WishedPartnerId,
    long Version,
    DateTimeOffset ChangedAt);
