namespace EduCoop.Matching;

/// <summary>A supporter's choice as it is defined, without heaps, and the pairs that would break a pairing up.</summary>
internal static class Stability
{
    /// <summary>Free pairs outside the pairing that the seeker likes better than what it has, or has room for, and the supporter would choose.</summary>
    internal static IEnumerable<int> BlockingPairs(Market market, Pairing pairing) => BlockingPairs(market, pairing, 0, market.Pairs.Length);

    /// <summary>Whether this one pair is among them.</summary>
    internal static bool IsBlocking(Market market, Pairing pairing, int index) => BlockingPairs(market, pairing, index, index + 1).Any();

    private static IEnumerable<int> BlockingPairs(Market market, Pairing pairing, int from, int to)
    {
        var held = new List<int>[market.Supporters.Length];
        var fixedOf = new List<int>[market.Supporters.Length];
        for (var supporter = 0; supporter < held.Length; supporter++)
        {
            (held[supporter], fixedOf[supporter]) = ([], []);
        }

        var worst = new (int Score, int Lot)?[market.Seekers.Length];
        var partners = new int[market.Seekers.Length];
        foreach (var index in pairing.Pairs)
        {
            var pair = market.Pairs[index];
            partners[pair.Seeker]++;
            (pair.State == PairState.Fixed ? fixedOf : held)[pair.Supporter].Add(index);
            if (pair.State == PairState.Free && (worst[pair.Seeker] is not { } known || Likes(market, index, known) < 0))
            {
                worst[pair.Seeker] = (pair.SeekerScore, market.SupporterLots[pair.Supporter]);
            }
        }

        for (var index = from; index < to; index++)
        {
            var pair = market.Pairs[index];
            if (pair.State != PairState.Free || pairing.Has(index))
            {
                continue;
            }

            var wants = partners[pair.Seeker] < market.Seekers[pair.Seeker].Wanted || (worst[pair.Seeker] is { } least && Likes(market, index, least) > 0);
            if (wants && Chosen(market, pair.Supporter, fixedOf[pair.Supporter], [.. held[pair.Supporter], index]).Contains(index))
            {
                yield return index;
            }
        }
    }

    /// <summary>Which of these free pairs a supporter takes beside its fixed ones.</summary>
    internal static HashSet<int> Chosen(Market market, int supporter, List<int> fixedPairs, List<int> offered)
    {
        var (from, to) = market.PoolsOf(supporter);
        var left = market.Supporters[supporter].Capacity - fixedPairs.Count;
        var places = new int[to - from];
        var reserved = new int[to - from];
        for (var pool = from; pool < to; pool++)
        {
            var inPool = fixedPairs.Where(index => market.PoolOf(index) == pool).ToList();
            places[pool - from] = market.Pools[pool].Places - inPool.Count;
            var takenReserve = inPool.Count(index => market.Seekers[market.Pairs[index].Seeker].IsDisadvantaged);
            reserved[pool - from] = Math.Min(places[pool - from], Math.Max(0, market.Pools[pool].Reserved - takenReserve));
        }

        var ranked = offered.OrderByDescending(index => market.Pairs[index].SupporterScore).ThenBy(index => market.SeekerLots[market.Pairs[index].Seeker]).ToList();
        var first = new List<int>();
        foreach (var index in ranked.Where(index => market.Seekers[market.Pairs[index].Seeker].IsDisadvantaged))
        {
            if (reserved[market.PoolOf(index) - from] > 0)
            {
                reserved[market.PoolOf(index) - from]--;
                first.Add(index);
            }
        }

        var chosen = new HashSet<int>();
        foreach (var index in first.Concat(ranked.Except(first)))
        {
            if (left > 0 && places[market.PoolOf(index) - from] > 0)
            {
                left--;
                places[market.PoolOf(index) - from]--;
                chosen.Add(index);
            }
        }

        return chosen;
    }

    private static int Likes(Market market, int index, (int Score, int Lot) than)
    {
        var pair = market.Pairs[index];
        var byScore = pair.SeekerScore.CompareTo(than.Score);
        return byScore != 0 ? byScore : than.Lot.CompareTo(market.SupporterLots[pair.Supporter]);
    }
}
