namespace EduCoop.Matching;

/// <summary>
/// Deferred acceptance with seekers proposing (Gale and Shapley 1962) and supporters that choose by capacity, reserves and theme quotas. A supporter's choice
/// from whoever asks: in each pool the best disadvantaged seekers up to the pool's reserve are protected; then protected ones by rank and after them all
/// others by rank are taken while pool and supporter have places. Capacity, themes and disadvantaged within themes are a laminar family, so this is the greedy
/// of a laminar matroid: substitutable, and never taking fewer from more. Hence (Hatfield and Milgrom 2005) the result is stable, is
/// the best stable one for all seekers at once, and no seeker who wants one partner gains by telling another order than its own. For seekers who want several,
/// the result is pairwise stable and best for them, but they may gain by a false order, as in any stable matching.
/// Fixed pairs come first and take their places. Takes a sort of the pairs and at most one step of a heap for each of them.
/// </summary>
public static class StableMatching
{
    /// <summary>The stable pairing that is best for all seekers.</summary>
    public static Pairing Solve(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var residual = new Residual(market);
        var places = new HeldPlaces(market, residual);
        var (orders, starts) = Orders(market);
        var next = starts.AsSpan(0, market.Seekers.Length).ToArray();
        var missing = (int[])residual.Wanted.Clone();
        var waiting = new Stack<int>(market.SeekersByLot().Reverse());
        while (waiting.TryPop(out var seeker))
        {
            while (missing[seeker] > 0 && next[seeker] < starts[seeker + 1])
            {
                missing[seeker]--;
                var thrownOut = places.Offer(orders[next[seeker]++]);
                if (thrownOut >= 0)
                {
                    var loser = market.Pairs[thrownOut].Seeker;
                    missing[loser]++;
                    if (loser != seeker)
                    {
                        waiting.Push(loser);
                    }
                }
            }
        }

        places.AddTo(residual.Fixed);
        return new Pairing(residual.Fixed);
    }

    // Each seeker's free pairs, the one it likes best first.
    private static (int[] Orders, int[] Starts) Orders(Market market)
    {
        var starts = new int[market.Seekers.Length + 1];
        var orders = new int[market.Pairs.Length];
        var keys = new ulong[market.Pairs.Length];
        var to = 0;
        for (var seeker = 0; seeker < market.Seekers.Length; seeker++)
        {
            starts[seeker] = to;
            foreach (var index in market.PairsOf(seeker))
            {
                var pair = market.Pairs[index];
                if (pair.State == PairState.Free)
                {
                    (orders[to], keys[to]) = (index, Ranking.Key(pair.SeekerScore, market.SupporterLots[pair.Supporter]));
                    to++;
                }
            }

            keys.AsSpan(starts[seeker]..to).Sort(orders.AsSpan(starts[seeker]..to));
        }

        starts[^1] = to;
        return (orders, starts);
    }
}
