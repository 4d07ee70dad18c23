namespace EduCoop.Contracts.Twinning;

/// <summary>
/// The figures of a school year of one authority. Said for a day on which one of them had changed. A pair between two authorities, and what it held, is counted for
/// both; people are counted for the authority whose school sent them.
/// </summary>
/// <param name="AuthorityId">The province's department.</param>
/// <param name="AuthorityName">Its name.</param>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="CountedOn">As of the end of this day in Vietnam.</param>
/// <param name="Schools">Schools that are there.</param>
/// <param name="SchoolsRegistered">With a need or an offer.</param>
/// <param name="Pairs">Active pairs.</param>
/// <param name="PairsEnded">Pairs that ended in this school year or later.</param>
/// <param name="Activities">Activities that were held.</param>
/// <param name="Minutes">How long they were together.</param>
/// <param name="Teachers">Teachers of this authority's schools who took part, counted each time.</param>
/// <param name="Pupils">Pupils of this authority's schools who took part, counted each time.</param>
/// <param name="SchoolsUncovered">Schools without a partner, those that only offer not counted.</param>
/// <param name="BorderCommunes">Communes at the border that have schools.</param>
/// <param name="BorderCommunesCovered">Those of them with a school in an active pair.</param>
/// <param name="Version">Grows by one each time the figures of this authority and year are said. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningYearCounted(
    Guid AuthorityId,
    string AuthorityName,
    int SchoolYear,
    DateOnly CountedOn,
    int Schools,
    int SchoolsRegistered,
    int Pairs,
    int PairsEnded,
    long Activities,
    long Minutes,
    long Teachers,
    long Pupils,
    int SchoolsUncovered,
    int BorderCommunes,
    int BorderCommunesCovered,
    long Version);
