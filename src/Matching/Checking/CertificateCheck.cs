namespace EduCoop.Matching;

/// <summary>
/// Says whether a pairing is what it is said to be. Nothing here is shared with the solvers but the market: reserves, layers, residual capacities, costs and cuts are
/// counted anew, and the choice of a supporter is written out as it is defined. No findings means: proven.
/// </summary>
public static class CertificateCheck
{
    /// <summary>Whether the pairs exist, are allowed, hold all fixed ones, and stay within wishes, capacities and quotas.</summary>
    public static IReadOnlyList<Finding> Feasible(Market market, Pairing pairing)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(pairing);
        var findings = new List<Finding>();
        var isIn = new bool[market.Pairs.Length];
        var (partners, served, taken) = (new int[market.Seekers.Length], new int[market.Supporters.Length], new int[market.Pools.Length]);
        foreach (var index in pairing.Pairs)
        {
            if (index < 0 || index >= isIn.Length)
            {
                return [new Finding("no-such-pair", index, index, isIn.Length)];
            }

            var pair = market.Pairs[index];
            Unless(!isIn[index], findings, "pair-twice", index, 2, 1);
            Unless(pair.State != PairState.Forbidden, findings, "forbidden-pair", index, 1, 0);
            isIn[index] = true;
            partners[pair.Seeker]++;
            served[pair.Supporter]++;
            taken[market.PoolOf(index)]++;
        }

        for (var at = 0; at < isIn.Length; at++)
        {
            Unless(isIn[at] || market.Pairs[at].State != PairState.Fixed, findings, "fixed-pair-missing", at, 0, 1);
        }

        for (var at = 0; at < partners.Length; at++)
        {
            Unless(partners[at] <= market.Seekers[at].Wanted, findings, "seeker-over-wanted", at, partners[at], market.Seekers[at].Wanted);
        }

        for (var at = 0; at < served.Length; at++)
        {
            Unless(served[at] <= market.Supporters[at].Capacity, findings, "supporter-over-capacity", at, served[at], market.Supporters[at].Capacity);
        }

        for (var at = 0; at < taken.Length; at++)
        {
            Unless(taken[at] <= market.Pools[at].Places, findings, "pool-over-places", at, taken[at], market.Pools[at].Places);
        }

        return findings;
    }

    /// <summary>Whether the pairing is feasible and no free pair outside it would be taken by both of its sides.</summary>
    public static IReadOnlyList<Finding> Stable(Market market, Pairing pairing)
    {
        var findings = Feasible(market, pairing);
        return findings.Count > 0 ? findings : [.. Stability.BlockingPairs(market, pairing).Select(pair => new Finding("blocking-pair", pair, 1, 0))];
    }

    /// <summary>Whether the pairing is feasible and the certificate proves that it fills all layers as far as possible, breaks fewest pairs (if it says so) and costs least.</summary>
    public static IReadOnlyList<Finding> Optimal(Market market, CertifiedPairing certified)
    {
        ArgumentNullException.ThrowIfNull(certified);
        var findings = Feasible(market, certified.Pairing);
        if (findings.Count > 0)
        {
            return findings;
        }

        var certificate = certified.Certificate;
        var bounds = new Bounds(market, certified.Pairing, certificate.Fairness);
        var found = new List<Finding>();
        Unless(certificate.Coverage.Count == bounds.Layers, found, "coverage-proof-missing", -1, certificate.Coverage.Count, bounds.Layers);
        for (var layer = 0; layer < Math.Min(certificate.Coverage.Count, bounds.Layers); layer++)
        {
            bounds.CheckCoverage(certificate.Coverage[layer], layer, found);
        }

        if (certificate.FewestBroken is { } fewest)
        {
            Unless(fewest is { CostWeight: 0, BrokenWeight: 1 }, found, "price-proof-malformed", -1, fewest.CostWeight, 0);
            bounds.CheckPrices(fewest, "not-fewest-broken", found);
        }

        var least = certificate.LeastCost;
        Unless(least.CostWeight == 1 && (certificate.FewestBroken is null ? least.BrokenWeight == 0 : least.BrokenWeight >= 0), found, "price-proof-malformed", -1, least.CostWeight, 1);
        bounds.CheckPrices(least, "not-least-cost", found);
        return found;
    }

    internal static void Unless(bool holds, List<Finding> findings, string code, int index, decimal found, decimal bound)
    {
        if (!holds)
        {
            findings.Add(new Finding(code, index, found, bound));
        }
    }
}
