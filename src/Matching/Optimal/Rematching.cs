namespace EduCoop.Matching;

/// <summary>
/// The optimum after needs or capacities changed: fixed pairs and layers as in <see cref="OptimalMatching"/>; then as few active pairs broken as any pairing breaks that
/// fills the layers so; then least cost. A school without a partner weighs more than a pair that has to part (Decision 0030).
/// </summary>
public static class Rematching
{
    private const int Raise = 16;

    /// <summary>The re-matching with its proofs: coverage, fewest broken, least cost.</summary>
    /// <exception cref="MarketRefusedException">Prices would not fit in 64 bits.</exception>
    public static CertifiedPairing Solve(Market market, Fairness fairness = Fairness.DisadvantagedFirst, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        var optimum = new LayeredOptimum(market, fairness, cancellation);
        var fewestBroken = optimum.Solve(costWeight: 0, brokenWeight: 1);
        var fewest = optimum.NewPairs();
        var enough = optimum.Enough(optimum.GreatestCost());
        for (var weight = 2 * optimum.GreatestCost(); ; weight = Math.Min(checked(weight * Raise), enough))
        {
            var leastCost = optimum.Solve(costWeight: 1, brokenWeight: weight);
            if (optimum.NewPairs() == fewest)
            {
                return new CertifiedPairing(optimum.Pairing(), new Certificate(fairness, optimum.Coverage, fewestBroken, leastCost));
            }

            if (weight >= enough)
            {
                throw new InvalidOperationException("The optimum breaks more pairs than were proven necessary: the solver is wrong.");
            }
        }
    }
}
