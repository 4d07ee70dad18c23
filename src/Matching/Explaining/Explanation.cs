namespace EduCoop.Matching;

/// <summary>Why two schools are partners in a pairing, or why not, as statements that can each be checked.</summary>
public static class Explanation
{
    /// <summary>All that is known of these two, in the order in which a person asks.</summary>
    /// <param name="market">The market.</param>
    /// <param name="pairing">A feasible pairing of it.</param>
    /// <param name="seeker">Index of the seeker.</param>
    /// <param name="supporter">Index of the supporter.</param>
    /// <param name="prices">The proof of least cost, where the pairing is an optimum.</param>
    public static IReadOnlyList<Statement> Of(Market market, Pairing pairing, int seeker, int supporter, PriceProof? prices = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(pairing);
        var index = market.Find(seeker, supporter);
        if (index < 0)
        {
            return [new Statement(StatementCode.NotACandidate)];
        }

        var statements = new List<Statement>();
        var pair = market.Pairs[index];
        if (pair.IsActive)
        {
            statements.Add(new Statement(StatementCode.ActiveToday));
        }

        if (pair.State == PairState.Forbidden)
        {
            return [.. statements, new Statement(StatementCode.Forbidden)];
        }

        if (pairing.Has(index))
        {
            statements.Add(new Statement(pair.State == PairState.Fixed ? StatementCode.FixedByOffice : StatementCode.Partners));
            Ranks(market, index, statements);
            return statements;
        }

        Ranks(market, index, statements);
        OfSeeker(market, pairing, index, prices, statements);
        OfSupporter(market, pairing, index, statements);
        if (Stability.IsBlocking(market, pairing, index))
        {
            statements.Add(new Statement(StatementCode.BothWouldGain));
        }

        return statements;
    }

    private static void Ranks(Market market, int index, List<Statement> statements)
    {
        var (pair, pairs) = (market.Pairs[index], market.Pairs.ToArray());
        var bySeeker = Order(market.PairsOf(pair.Seeker).ToArray().Where(other => pairs[other].State != PairState.Forbidden), other => ForSeeker(market, other));
        statements.Add(new Statement(StatementCode.RankForSeeker, bySeeker.IndexOf(index) + 1, bySeeker.Count));
        var askers = Enumerable.Range(0, pairs.Length).Where(other => pairs[other].Supporter == pair.Supporter && pairs[other].State != PairState.Forbidden);
        var bySupporter = Order(askers, other => ForSupporter(market, other));
        statements.Add(new Statement(StatementCode.RankForSupporter, bySupporter.IndexOf(index) + 1, bySupporter.Count));
    }

    private static void OfSeeker(Market market, Pairing pairing, int index, PriceProof? prices, List<Statement> statements)
    {
        var seeker = market.Pairs[index].Seeker;
        var candidates = market.PairsOf(seeker).ToArray();
        var partners = candidates.Where(pairing.Has).ToList();
        var free = Order(partners.Where(other => IsFree(market, other)), other => ForSeeker(market, other));
        if (partners.Count == market.Seekers[seeker].Wanted)
        {
            statements.Add(new Statement(StatementCode.SeekerHasAllItWants, partners.Count));
            if (free.Count > 0 && ForSeeker(market, free[^1]) < ForSeeker(market, index))
            {
                statements.Add(new Statement(StatementCode.SeekerLikesItsPartnersBetter, free[^1]));
            }

            if (prices is not null && free.Count > 0 && Price(market, prices, index) is var here && free.Max(other => Price(market, prices, other)) is var dearest && here >= dearest)
            {
                statements.Add(new Statement(StatementCode.PlaceIsNotCheaper, here, dearest));
            }
        }

        var open = candidates.Where(other => market.Pairs[other].State != PairState.Forbidden).ToList();
        if (partners.Count == 0 && open.All(other => IsFull(market, pairing, other)))
        {
            statements.Add(new Statement(StatementCode.AllThatItMayHaveAreFull, open.Count));
        }
    }

    private static void OfSupporter(Market market, Pairing pairing, int index, List<Statement> statements)
    {
        var (supporter, pool) = (market.Pairs[index].Supporter, market.PoolOf(index));
        var own = ForSupporter(market, index);
        var served = Served(market, pairing, supporter);
        var free = Order(served.Where(other => IsFree(market, other)), other => ForSupporter(market, other));
        if (served.Count == market.Supporters[supporter].Capacity)
        {
            statements.Add(new Statement(StatementCode.SupporterIsFull, served.Count));
            if (free.Count > 0 && ForSupporter(market, free[^1]) < own)
            {
                statements.Add(new Statement(StatementCode.SupporterRanksItsPartnersHigher, free[^1]));
            }
        }

        if (market.Pools[pool].Theme >= 0 && served.Count(other => market.PoolOf(other) == pool) == market.Pools[pool].Places)
        {
            statements.Add(new Statement(StatementCode.ThemeIsFull, market.Pools[pool].Places, market.Pools[pool].Theme));
            var inTheme = free.Where(other => market.PoolOf(other) == pool).ToList();
            if (inTheme.Count > 0 && ForSupporter(market, inTheme[^1]) < own)
            {
                statements.Add(new Statement(StatementCode.ThemeRanksItsPartnersHigher, inTheme[^1]));
            }
        }

        var before = free.FindLastIndex(other => IsProtected(market, served, other)) is var at and >= 0 ? free[at] : -1;
        if (!market.Seekers[market.Pairs[index].Seeker].IsDisadvantaged && before >= 0 && ForSupporter(market, before) > own)
        {
            statements.Add(new Statement(StatementCode.ReserveGoesFirst, before, market.Pools[market.PoolOf(before)].Reserved));
        }
    }

    // Fixed partners have their reserved places first, then the best of the others.
    private static bool IsProtected(Market market, List<int> served, int index)
    {
        var disadvantaged = served.Where(other => market.PoolOf(other) == market.PoolOf(index) && market.Seekers[market.Pairs[other].Seeker].IsDisadvantaged);
        return disadvantaged.OrderBy(other => IsFree(market, other)).ThenBy(other => ForSupporter(market, other)).Take(market.Pools[market.PoolOf(index)].Reserved).Contains(index);
    }

    private static List<int> Order(IEnumerable<int> pairs, Func<int, ulong> by) => [.. pairs.OrderBy(by)];

    private static ulong ForSeeker(Market market, int index) => Ranking.Key(market.Pairs[index].SeekerScore, market.SupporterLots[market.Pairs[index].Supporter]);

    private static ulong ForSupporter(Market market, int index) => Ranking.Key(market.Pairs[index].SupporterScore, market.SeekerLots[market.Pairs[index].Seeker]);

    private static bool IsFree(Market market, int index) => market.Pairs[index].State == PairState.Free;

    private static List<int> Served(Market market, Pairing pairing, int supporter)
    {
        var served = new List<int>();
        foreach (var index in pairing.Pairs)
        {
            if (market.Pairs[index].Supporter == supporter)
            {
                served.Add(index);
            }
        }

        return served;
    }

    private static bool IsFull(Market market, Pairing pairing, int index)
    {
        var served = Served(market, pairing, market.Pairs[index].Supporter);
        return served.Count == market.Supporters[market.Pairs[index].Supporter].Capacity
            || served.Count(other => market.PoolOf(other) == market.PoolOf(index)) == market.Pools[market.PoolOf(index)].Places;
    }

    private static long Price(Market market, PriceProof prices, int index) =>
        (prices.CostWeight * market.Pairs[index].Cost) + (market.Pairs[index].IsActive ? 0 : prices.BrokenWeight)
        + prices.SupporterPrices[market.Pairs[index].Supporter] + prices.PoolPrices[market.PoolOf(index)];
}
