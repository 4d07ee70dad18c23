namespace EduCoop.Contracts.Twinning;

/// <summary>A matching is published: its pairs are proposed to the schools. Nobody has consented by it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AuthorityId">The unit whose schools are matched.</param>
/// <param name="AuthorityName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Solution">stable, optimal or rematching.</param>
/// <param name="Proposed">Pairs that were proposed.</param>
/// <param name="Agreed">Pairs that had an agreement already and were left alone.</param>
/// <param name="Refused">Pairs that the rules of the day no longer allowed.</param>
/// <param name="PublishedAt">When the last was done.</param>
[Event]
public sealed record MatchingPublished(
    Guid RunId,
    Guid AuthorityId,
    string AuthorityName,
    int SchoolYear,
    string Solution,
    int Proposed,
    int Agreed,
    int Refused,
    DateTimeOffset PublishedAt);
