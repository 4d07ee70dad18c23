namespace EduCoop.Matching.Tests;

/// <summary>All feasible pairings of a small market, and what is best among them, by looking at each.</summary>
internal static class Exhaustive
{
    internal static IEnumerable<int[]> Pairings(Market market)
    {
        var pairs = market.Pairs.ToArray();
        var free = Enumerable.Range(0, pairs.Length).Where(pair => pairs[pair].State == PairState.Free).ToArray();
        var start = Enumerable.Range(0, pairs.Length).Where(pair => pairs[pair].State == PairState.Fixed).ToArray();
        for (var set = 0; set < 1 << free.Length; set++)
        {
            var chosen = start.Concat(free.Where((_, at) => (set & (1 << at)) != 0)).Order().ToArray();
            if (IsFeasible(market, pairs, chosen))
            {
                yield return chosen;
            }
        }
    }

    private static bool IsFeasible(Market market, CandidatePair[] pairs, int[] chosen)
    {
        var (seekers, supporters, pools) = (market.Seekers.ToArray(), market.Supporters.ToArray(), market.Pools.ToArray());
        return chosen.GroupBy(pair => pairs[pair].Seeker).All(group => group.Count() <= seekers[group.Key].Wanted)
            && chosen.GroupBy(pair => pairs[pair].Supporter).All(group => group.Count() <= supporters[group.Key].Capacity)
            && chosen.GroupBy(market.PoolOf).All(group => group.Count() <= pools[group.Key].Places);
    }

    /// <summary>
    /// The aims in their order, each to be as great as possible: by need and disadvantage from the greatest, how many disadvantaged seekers have a partner; seekers with
    /// a partner; pairs; for a re-matching active pairs kept; less cost.
    /// </summary>
    internal static long[] Aims(Market market, int[] chosen, bool isRematching, bool isFair = true)
    {
        var (seekers, pairs) = (market.Seekers.ToArray(), market.Pairs.ToArray());
        var served = chosen.Select(pair => pairs[pair].Seeker).Distinct().Select(seeker => seekers[seeker]).ToList();
        var aims = new List<long>();
        for (var need = isFair ? Market.GreatestNeed : -1; need >= 0; need--)
        {
            for (var rank = Disadvantage.Border; rank > Disadvantage.None; rank--)
            {
                aims.Add(served.Count(seeker => seeker.Need == need && seeker.Disadvantage == rank));
            }
        }

        aims.Add(served.Count);
        aims.Add(chosen.Length);
        if (isRematching)
        {
            aims.Add(chosen.Count(pair => pairs[pair].IsActive));
        }

        aims.Add(-chosen.Sum(pair => (long)pairs[pair].Cost));
        return [.. aims];
    }

    internal static long[] Best(Market market, bool isRematching, bool isFair = true) =>
        Pairings(market).Select(chosen => Aims(market, chosen, isRematching, isFair)).Aggregate((left, right) => Compare(left, right) >= 0 ? left : right);

    /// <summary>Most disadvantaged seekers that any pairing serves.</summary>
    internal static int MostDisadvantaged(Market market) => Pairings(market).Max(chosen => new Pairing(chosen).Totals(market).Disadvantaged);

    private static int Compare(long[] left, long[] right)
    {
        for (var at = 0; at < left.Length; at++)
        {
            if (left[at] != right[at])
            {
                return left[at].CompareTo(right[at]);
            }
        }

        return 0;
    }
}
