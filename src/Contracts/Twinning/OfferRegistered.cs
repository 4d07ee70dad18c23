namespace EduCoop.Contracts.Twinning;

/// <summary>A school has said what it can give in one school year.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="SchoolId">The school that gives.</param>
/// <param name="SchoolName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="MostPartners">How many schools it can serve.</param>
/// <param name="Wishes">What it would like in return; null when it has said nothing.</param>
/// <param name="Supports">What it gives, by theme.</param>
/// <param name="Version">Grows by one with each change of this offer; a reader drops what is older than what it has.</param>
/// <param name="RegisteredAt">When it was said.</param>
[Event]
public sealed record OfferRegistered(
    Guid OfferId,
    Guid SchoolId,
    string SchoolName,
    int SchoolYear,
    int MostPartners,
    string? Wishes,
    IReadOnlyList<OfferedSupport> Supports,
    long Version,
    DateTimeOffset RegisteredAt);
