namespace EduCoop.Contracts.Twinning;

/// <summary>Two paired schools held an activity together: told with its report, and again when the report is corrected.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="AgreementId">The pair's agreement.</param>
/// <param name="Sides">Both sides by the names of the day of the agreement.</param>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="KindCode">What kind of activity.</param>
/// <param name="ThemeCode">On which theme.</param>
/// <param name="HeldOn">The day in Vietnam.</param>
/// <param name="Minutes">How long it took.</param>
/// <param name="SupporterTeachers">Teachers of the supporting school who took part.</param>
/// <param name="SupporterPupils">Its pupils.</param>
/// <param name="SeekerTeachers">Teachers of the other school.</param>
/// <param name="SeekerPupils">Its pupils.</param>
/// <param name="IsCorrection">An earlier report is replaced.</param>
/// <param name="Version">Grows with each step of this activity. A reader drops what is older than what it has.</param>
[Event]
public sealed record ActivityHeld(
    Guid ActivityId,
    Guid AgreementId,
    TwinningSides Sides,
    int SchoolYear,
    string KindCode,
    string ThemeCode,
    DateOnly HeldOn,
    int Minutes,
    int SupporterTeachers,
    int SupporterPupils,
    int SeekerTeachers,
    int SeekerPupils,
    bool IsCorrection,
    long Version);
