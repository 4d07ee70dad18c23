namespace EduCoop.Matching;

/// <summary>
/// What stability and fairness cost, as numbers for whoever chooses between the two pairings. A sum of costs only says something beside the number of pairs, so both
/// are there.
/// </summary>
/// <param name="Stable">The stable pairing's totals.</param>
/// <param name="Optimal">The optimum's, disadvantaged first.</param>
/// <param name="Alike">The optimum's when all seekers count alike.</param>
/// <param name="BlockingPairs">How many pairs of schools would both rather have each other than what the optimum gives them.</param>
public sealed record MatchingComparison(PairingTotals Stable, PairingTotals Optimal, PairingTotals Alike, int BlockingPairs)
{
    /// <summary>Pairs that the optimum has and the stable pairing has not; below zero never.</summary>
    public int PairsLostToStability => Optimal.Pairs - Stable.Pairs;

    /// <summary>Disadvantaged seekers that only the optimum gives a partner.</summary>
    public int DisadvantagedLostToStability => Optimal.Disadvantaged - Stable.Disadvantaged;

    /// <summary>Cost of the stable pairing less that of the optimum; may be below zero where it has fewer pairs.</summary>
    public long CostOfStability => Stable.Cost - Optimal.Cost;

    /// <summary>Cost of the optimum less that of the one without fairness; never below zero, since both have as many pairs.</summary>
    public long CostOfFairness => Optimal.Cost - Alike.Cost;

    /// <summary>Disadvantaged seekers that have a partner only because they go first.</summary>
    public int DisadvantagedWonByFairness => Optimal.Disadvantaged - Alike.Disadvantaged;

    /// <summary>Solves and compares; hand in what is solved already.</summary>
    public static MatchingComparison Of(Market market, Pairing? stable = null, Pairing? optimal = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        stable ??= StableMatching.Solve(market);
        optimal ??= OptimalMatching.Solve(market).Pairing;
        var alike = OptimalMatching.Solve(market, Fairness.Alike).Pairing;
        return new MatchingComparison(stable.Totals(market), optimal.Totals(market), alike.Totals(market), Stability.BlockingPairs(market, optimal).Count());
    }
}
