namespace EduCoop.Contracts.Twinning;

/// <summary>One pairing that a matching run found.</summary>
/// <param name="Kind">stable, optimal or rematching.</param>
/// <param name="Pairs">Pairs in it.</param>
/// <param name="Seekers">Schools with at least one partner.</param>
/// <param name="Disadvantaged">Disadvantaged schools with at least one partner.</param>
/// <param name="ActiveBroken">Active pairs that are not in it.</param>
/// <param name="IsProven">Its certificate was checked and nothing was found.</param>
public sealed record MatchingSolution(string Kind, int Pairs, int Seekers, int Disadvantaged, int ActiveBroken, bool IsProven);

/// <summary>A matching run has ended with its solutions; nothing is proposed yet.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AuthorityId">The unit whose schools are matched.</param>
/// <param name="AuthorityName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Seekers">Schools that need a partner.</param>
/// <param name="Supporters">Schools that offer places.</param>
/// <param name="CandidatePairs">Pairs that the rules allow.</param>
/// <param name="Solutions">What was found.</param>
/// <param name="CompletedAt">When.</param>
[Event]
public sealed record MatchingRunCompleted(
    Guid RunId,
    Guid AuthorityId,
    string AuthorityName,
    int SchoolYear,
    int Seekers,
    int Supporters,
    int CandidatePairs,
    IReadOnlyList<MatchingSolution> Solutions,
    DateTimeOffset CompletedAt);
