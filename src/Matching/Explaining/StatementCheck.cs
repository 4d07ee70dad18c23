namespace EduCoop.Matching;

/// <summary>Says whether a statement is true of a market and a pairing, by counting who stands before whom; it shares nothing with <see cref="Explanation"/>.</summary>
public static class StatementCheck
{
    /// <summary>Whether the statement holds. A price is only looked up in the proof; whether the proof is right <see cref="CertificateCheck"/> says.</summary>
    public static bool Holds(Market market, Pairing pairing, int seeker, int supporter, Statement statement, PriceProof? prices = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(pairing);
        var all = market.Pairs.ToArray();
        var index = Array.FindIndex(all, pair => pair.Seeker == seeker && pair.Supporter == supporter);
        if (index < 0)
        {
            return statement.Code == StatementCode.NotACandidate;
        }

        var isPartner = pairing.Has(index);
        var ofSeeker = pairing.Pairs.ToArray().Where(other => all[other].Seeker == seeker).ToList();
        var ofSupporter = pairing.Pairs.ToArray().Where(other => all[other].Supporter == supporter).ToList();
        var ofPool = ofSupporter.Where(other => market.PoolOf(other) == market.PoolOf(index)).ToList();
        var pool = market.Pools[market.PoolOf(index)];
        var isFull = !isPartner && ofSupporter.Count == market.Supporters[supporter].Capacity;
        var isThemeFull = !isPartner && pool.Theme >= 0 && ofPool.Count == pool.Places;
        var hasAll = !isPartner && ofSeeker.Count == market.Seekers[seeker].Wanted;
        return statement.Code switch
        {
            StatementCode.Forbidden => all[index].State == PairState.Forbidden,
            StatementCode.FixedByOffice => isPartner && all[index].State == PairState.Fixed,
            StatementCode.Partners => isPartner,
            StatementCode.ActiveToday => all[index].IsActive,
            StatementCode.RankForSeeker => Ranks(market, statement, other => all[other].Seeker == seeker, other => LikesBetter(market, other, index)),
            StatementCode.RankForSupporter => Ranks(market, statement, other => all[other].Supporter == supporter, other => RanksHigher(market, other, index)),
            StatementCode.SeekerHasAllItWants => hasAll && statement.Value == ofSeeker.Count,
            StatementCode.SeekerLikesItsPartnersBetter => hasAll && AllBefore(market, ofSeeker, statement.Value, index, LikesBetter),
            StatementCode.SupporterIsFull => isFull && statement.Value == ofSupporter.Count,
            StatementCode.SupporterRanksItsPartnersHigher => isFull && AllBefore(market, ofSupporter, statement.Value, index, RanksHigher),
            StatementCode.ThemeIsFull => isThemeFull && statement.Value == pool.Places && statement.Other == pool.Theme,
            StatementCode.ThemeRanksItsPartnersHigher => isThemeFull && AllBefore(market, ofPool, statement.Value, index, RanksHigher),
            StatementCode.ReserveGoesFirst => !isPartner && IsBehindReserve(market, pairing, ofSupporter, index, statement),
            StatementCode.BothWouldGain => Stability.BlockingPairs(market, pairing).Contains(index),
            StatementCode.AllThatItMayHaveAreFull => ofSeeker.Count == 0 && AreAllFull(market, pairing, seeker, statement.Value),
            StatementCode.PlaceIsNotCheaper => hasAll && prices is not null && IsNotCheaper(market, ofSeeker, index, statement, prices),
            _ => false,
        };
    }

    // Whether this disadvantaged partner is among the best of its pool's disadvantaged for whom places are reserved.
    private static bool HasReservedPlace(Market market, Pairing pairing, int index)
    {
        var before = 0;
        foreach (var other in pairing.Pairs)
        {
            var isBefore = market.PoolOf(other) == market.PoolOf(index) && market.Seekers[market.Pairs[other].Seeker].IsDisadvantaged
                && (market.Pairs[other].State == PairState.Fixed || RanksHigher(market, other, index));
            before += isBefore && other != index ? 1 : 0;
        }

        return market.Seekers[market.Pairs[index].Seeker].IsDisadvantaged && before < market.Pools[market.PoolOf(index)].Reserved;
    }

    private static bool Ranks(Market market, Statement statement, Func<int, bool> isMeant, Func<int, bool> isBefore)
    {
        var (count, before) = (0, 0);
        for (var other = 0; other < market.Pairs.Length; other++)
        {
            if (isMeant(other) && market.Pairs[other].State != PairState.Forbidden)
            {
                count++;
                before += isBefore(other) ? 1 : 0;
            }
        }

        return statement.Value == before + 1 && statement.Other == count;
    }

    // All that are not fixed stand before the pair, and the one that is named is the last of them.
    private static bool AllBefore(Market market, List<int> partners, long named, int index, Func<Market, int, int, bool> isBefore)
    {
        var free = partners.Where(other => market.Pairs[other].State == PairState.Free).ToList();
        return free.Exists(other => other == named) && free.TrueForAll(other => isBefore(market, other, index) && (other == named || isBefore(market, other, (int)named)));
    }

    private static bool IsBehindReserve(Market market, Pairing pairing, List<int> partners, int index, Statement statement) =>
        !market.Seekers[market.Pairs[index].Seeker].IsDisadvantaged
        && partners.Exists(other => other == statement.Value && market.Pairs[other].State == PairState.Free)
        && HasReservedPlace(market, pairing, (int)statement.Value)
        && RanksHigher(market, index, (int)statement.Value)
        && statement.Other == market.Pools[market.PoolOf((int)statement.Value)].Reserved;

    private static bool AreAllFull(Market market, Pairing pairing, int seeker, long count)
    {
        var partners = pairing.Pairs.ToArray();
        var all = market.Pairs.ToArray();
        var pools = market.Pools.ToArray();
        var supporters = market.Supporters.ToArray();
        var candidates = Enumerable.Range(0, all.Length).Where(other => all[other].Seeker == seeker && all[other].State != PairState.Forbidden).ToList();
        return candidates.Count == count && candidates.TrueForAll(other =>
            partners.Count(taken => all[taken].Supporter == all[other].Supporter) >= supporters[all[other].Supporter].Capacity
            || partners.Count(taken => market.PoolOf(taken) == market.PoolOf(other)) >= pools[market.PoolOf(other)].Places);
    }

    private static bool IsNotCheaper(Market market, List<int> partners, int index, Statement statement, PriceProof prices)
    {
        long Asked(int other) => prices.SupporterPrices[market.Pairs[other].Supporter] + prices.PoolPrices[market.PoolOf(other)]
            + (market.Pairs[other].Cost * prices.CostWeight) + (market.Pairs[other].IsActive ? 0 : prices.BrokenWeight);
        var dearest = partners.Where(other => market.Pairs[other].State == PairState.Free).Select(Asked).DefaultIfEmpty(long.MinValue).Max();
        return statement.Value == Asked(index) && statement.Other == dearest && Asked(index) >= dearest;
    }

    private static bool LikesBetter(Market market, int left, int right)
    {
        var (first, second) = (market.Pairs[left], market.Pairs[right]);
        return first.SeekerScore > second.SeekerScore || (first.SeekerScore == second.SeekerScore && market.SupporterLots[first.Supporter] < market.SupporterLots[second.Supporter]);
    }

    private static bool RanksHigher(Market market, int left, int right)
    {
        var (first, second) = (market.Pairs[left], market.Pairs[right]);
        return first.SupporterScore > second.SupporterScore || (first.SupporterScore == second.SupporterScore && market.SeekerLots[first.Seeker] < market.SeekerLots[second.Seeker]);
    }
}
