namespace EduCoop.Matching;

/// <summary>
/// A proof that no pairing fills more places of the layers 0 to <paramref name="Layer"/>: whoever is served takes a place of a cut supporter or a cut
/// pool, or is one of the places that a seeker can fill besides those (the minimum cut of Ford and Fulkerson 1956, Hall's condition). Fixed pairs are not counted.
/// </summary>
/// <param name="Layer">Last layer that is counted.</param>
/// <param name="Filled">How many places are filled, and the value of the cut.</param>
/// <param name="CutSupporters">Supporters all of whose places are counted.</param>
/// <param name="CutPools">Pools all of whose places are counted.</param>
public sealed record CoverageProof(int Layer, long Filled, IReadOnlyList<int> CutSupporters, IReadOnlyList<int> CutPools);

/// <summary>
/// A proof that no pairing is better in one number: the sum over its free pairs of <c>CostWeight × cost + BrokenWeight × (0 if active, else 1)</c> and, for each
/// place of layer k that stays empty, <c>LayerWeight × (layers - k)</c>. Whoever enters a pool pays the place's price on top; the least that all seekers
/// can pay then, less what the places bring in, bounds every pairing from below (linear programming duality). The proof holds when the bound is the number itself.
/// Two pairings that fill the layers alike have the same layer part, so together with <see cref="CoverageProof"/>s this proves the least cost among the fairest.
/// </summary>
/// <param name="CostWeight">0 or 1.</param>
/// <param name="BrokenWeight">Weight of a place that no active pair fills.</param>
/// <param name="LayerWeight">Weight of an empty place of the last layer.</param>
/// <param name="SupporterPrices">Price of a place of each supporter; above zero only where it is full.</param>
/// <param name="PoolPrices">Price of a place of each pool, besides its supporter's; above zero only where it is full.</param>
public sealed record PriceProof(long CostWeight, long BrokenWeight, long LayerWeight, IReadOnlyList<long> SupporterPrices, IReadOnlyList<long> PoolPrices);

/// <summary>Why an optimal pairing is optimal; <see cref="CertificateCheck"/> checks it with code of its own.</summary>
/// <param name="Fairness">By which layers.</param>
/// <param name="Coverage">One for each layer, in order.</param>
/// <param name="FewestBroken">For a re-matching: no pairing that fills the layers keeps more active pairs. Null otherwise.</param>
/// <param name="LeastCost">The least cost among those that are left.</param>
public sealed record Certificate(Fairness Fairness, IReadOnlyList<CoverageProof> Coverage, PriceProof? FewestBroken, PriceProof LeastCost);

/// <summary>A pairing and its proof.</summary>
/// <param name="Pairing">Who becomes whose partner.</param>
/// <param name="Certificate">Why nothing is better.</param>
public sealed record CertifiedPairing(Pairing Pairing, Certificate Certificate);
