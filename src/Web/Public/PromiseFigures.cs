namespace EduCoop.Web.Public;

/// <summary>Promised and received in a campaign, as Reporting says it in public.</summary>
/// <param name="PromisedVnd">Sum of all promises that stand.</param>
/// <param name="ReceivedVnd">What arrived for them.</param>
/// <param name="Items">One page, the largest promise first, the anonymous last.</param>
/// <param name="Total">Number of rows.</param>
public sealed record PromiseFigures(long PromisedVnd, long ReceivedVnd, IReadOnlyList<OnePromise> Items, long Total, int Page, int PageSize);

/// <summary>One organisation's promise.</summary>
/// <param name="Donor">As it chose to be shown; null: all who stay anonymous together.</param>
public sealed record OnePromise(string? Donor, long PromisedVnd, long ReceivedVnd);
