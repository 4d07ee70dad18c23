namespace EduCoop.Contracts.Twinning;

/// <summary>An offer is no more. Pairs that rest on it go on until they are ended.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="SchoolId">The school that gives.</param>
/// <param name="SchoolName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="Version">Grows by one with each change of this offer; a reader drops what is older than what it has.</param>
/// <param name="Reason">Why.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
[Event]
public sealed record OfferWithdrawn(
    Guid OfferId,
    Guid SchoolId,
    string SchoolName,
    int SchoolYear,
    long Version,
    string Reason,
    DateTimeOffset WithdrawnAt);
