namespace EduCoop.Contracts.Twinning;

/// <summary>An office that owns one of the two schools has judged a school year of a pair. Said again, the later word counts.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day of the proposal.</param>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="Mark">excellent, good, fair or weak.</param>
/// <param name="ProposedMark">What the criteria proposed.</param>
/// <param name="Points">What the criteria gave, 0-100.</param>
/// <param name="ByUnitId">The office.</param>
/// <param name="ByUnitName">Its name on the day.</param>
/// <param name="ReviewedAt">When.</param>
/// <param name="Version">Grows by one with each review of this pair and year. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningReviewed(
    Guid AgreementId, TwinningSides Sides, int SchoolYear, string Mark, string ProposedMark, decimal Points, Guid ByUnitId, string ByUnitName, DateTimeOffset ReviewedAt, long Version);
