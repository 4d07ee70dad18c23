namespace EduCoop.Matching;

/// <summary>
/// The pairing that, in this order, keeps the fixed pairs; gives a partner to as many disadvantaged seekers as any pairing does, those of greatest need first;
/// to as many others; fills as many further places; and costs least. Reserved places need no rule here: the layers go before every place, not only before
/// the reserved ones.
/// </summary>
public static class OptimalMatching
{
    /// <summary>The optimum with the proof of each of these.</summary>
    /// <exception cref="MarketRefusedException">Prices would not fit in 64 bits: only for sizes and costs near the bounds of <see cref="Market"/>.</exception>
    public static CertifiedPairing Solve(Market market, Fairness fairness = Fairness.DisadvantagedFirst, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        var optimum = new LayeredOptimum(market, fairness, cancellation);
        var leastCost = optimum.Solve(costWeight: 1, brokenWeight: 0);
        return new CertifiedPairing(optimum.Pairing(), new Certificate(fairness, optimum.Coverage, null, leastCost));
    }
}
