namespace EduCoop.Matching;

/// <summary>What is wrong with a pairing or a certificate.</summary>
/// <param name="Code">
/// <c>no-such-pair</c>, <c>pair-twice</c>, <c>forbidden-pair</c>, <c>fixed-pair-missing</c>, <c>seeker-over-wanted</c>, <c>supporter-over-capacity</c>, <c>pool-over-places</c>,
/// <c>blocking-pair</c>, <c>coverage-proof-missing</c>, <c>coverage-cut-wrong</c>, <c>layer-not-filled</c>, <c>price-proof-malformed</c>, <c>price-below-zero</c>, <c>not-fewest-broken</c>, <c>not-least-cost</c>.
/// </param>
/// <param name="Index">Index of the pair, seeker, supporter, pool or layer; -1 where none is meant.</param>
/// <param name="Found">What is there.</param>
/// <param name="Bound">What may be there, or what the proof bounds it by.</param>
public sealed record Finding(string Code, int Index, decimal Found, decimal Bound);
