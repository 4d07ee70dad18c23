namespace EduCoop.Matching;

/// <summary>Bounds that cuts and prices put on every pairing, counted from the market, and what this pairing reaches of them.</summary>
internal sealed class Bounds
{
    private readonly Market market;
    private readonly int[] filled;
    private readonly int[] open;
    private readonly bool[] hasFixed;
    private readonly int[] capacity;
    private readonly int[] places;
    private readonly int[] layerOf;
    private readonly Pairing pairing;

    internal Bounds(Market market, Pairing pairing, Fairness fairness)
    {
        (this.market, this.pairing) = (market, pairing);
        filled = new int[market.Seekers.Length];
        open = market.Seekers.ToArray().Select(seeker => seeker.Wanted).ToArray();
        hasFixed = new bool[open.Length];
        capacity = market.Supporters.ToArray().Select(supporter => supporter.Capacity).ToArray();
        places = market.Pools.ToArray().Select(pool => pool.Places).ToArray();
        foreach (var index in pairing.Pairs)
        {
            var pair = market.Pairs[index];
            if (pair.State == PairState.Fixed)
            {
                open[pair.Seeker]--;
                hasFixed[pair.Seeker] = true;
                capacity[pair.Supporter]--;
                places[market.PoolOf(index)]--;
            }
            else
            {
                filled[pair.Seeker]++;
            }
        }

        var groups = market.Seekers.ToArray().Select(seeker => Group(seeker, fairness)).Distinct().Order().ToList();
        layerOf = market.Seekers.ToArray().Select(seeker => groups.IndexOf(Group(seeker, fairness))).ToArray();
        Layers = groups.Count + 1;
    }

    internal int Layers { get; }

    /// <summary>The cut must bound every pairing by what it says, and this pairing must reach it.</summary>
    internal void CheckCoverage(CoverageProof proof, int layer, List<Finding> findings)
    {
        var (isCutSupporter, isCutPool) = (new bool[capacity.Length], new bool[places.Length]);
        var bound = 0L;
        foreach (var supporter in proof.CutSupporters)
        {
            if (supporter < 0 || supporter >= capacity.Length || isCutSupporter[supporter])
            {
                findings.Add(new Finding("coverage-cut-wrong", layer, supporter, capacity.Length));
                return;
            }

            isCutSupporter[supporter] = true;
            bound += capacity[supporter];
        }

        foreach (var pool in proof.CutPools)
        {
            if (pool < 0 || pool >= places.Length || isCutPool[pool])
            {
                findings.Add(new Finding("coverage-cut-wrong", layer, pool, places.Length));
                return;
            }

            isCutPool[pool] = true;
            bound += places[pool];
        }

        var reached = 0L;
        for (var seeker = 0; seeker < open.Length; seeker++)
        {
            var besides = 0;
            foreach (var index in market.PairsOf(seeker))
            {
                var isOpen = market.Pairs[index].State == PairState.Free && !isCutSupporter[market.Pairs[index].Supporter] && !isCutPool[market.PoolOf(index)];
                besides += isOpen ? 1 : 0;
            }

            var counted = Counted(seeker, layer);
            bound += Math.Min(counted, besides);
            reached += Math.Min(counted, filled[seeker]);
        }

        CertificateCheck.Unless(proof.Layer == layer && proof.Filled == bound, findings, "coverage-cut-wrong", layer, proof.Filled, bound);
        CertificateCheck.Unless(reached == bound, findings, "layer-not-filled", layer, reached, bound);
    }

    /// <summary>The least that anything can cost at these prices must be what this pairing costs.</summary>
    internal void CheckPrices(PriceProof proof, string code, List<Finding> findings)
    {
        if (proof.SupporterPrices.Count != capacity.Length || proof.PoolPrices.Count != places.Length || proof.LayerWeight < 0)
        {
            findings.Add(new Finding("price-proof-malformed", -1, proof.SupporterPrices.Count, capacity.Length));
            return;
        }

        Int128 bound = 0;
        for (var supporter = 0; supporter < capacity.Length; supporter++)
        {
            CertificateCheck.Unless(proof.SupporterPrices[supporter] >= 0, findings, "price-below-zero", supporter, proof.SupporterPrices[supporter], 0);
            bound -= (Int128)proof.SupporterPrices[supporter] * capacity[supporter];
        }

        for (var pool = 0; pool < places.Length; pool++)
        {
            CertificateCheck.Unless(proof.PoolPrices[pool] >= 0, findings, "price-below-zero", pool, proof.PoolPrices[pool], 0);
            bound -= (Int128)proof.PoolPrices[pool] * places[pool];
        }

        for (var seeker = 0; seeker < open.Length; seeker++)
        {
            bound += Least(proof, seeker);
        }

        var value = Value(proof);
        CertificateCheck.Unless(value == bound, findings, code, -1, (decimal)value, (decimal)bound);
    }

    // The least that a seeker can pay: so many of its cheapest pairs, and what its empty places weigh.
    private Int128 Least(PriceProof proof, int seeker)
    {
        var payments = new List<Int128>();
        foreach (var index in market.PairsOf(seeker))
        {
            var pair = market.Pairs[index];
            if (pair.State == PairState.Free)
            {
                payments.Add(Weight(proof, pair) + proof.SupporterPrices[pair.Supporter] + proof.PoolPrices[market.PoolOf(index)]);
            }
        }

        payments.Sort();
        Int128 paid = 0;
        var least = Empty(proof, seeker, 0);
        for (var taken = 1; taken <= Math.Min(open[seeker], payments.Count); taken++)
        {
            paid += payments[taken - 1];
            least = Int128.Min(least, paid + Empty(proof, seeker, taken));
        }

        return least;
    }

    private Int128 Value(PriceProof proof)
    {
        Int128 value = 0;
        foreach (var index in pairing.Pairs)
        {
            value += market.Pairs[index].State == PairState.Free ? Weight(proof, market.Pairs[index]) : 0;
        }

        for (var seeker = 0; seeker < open.Length; seeker++)
        {
            value += Empty(proof, seeker, filled[seeker]);
        }

        return value;
    }

    private static Int128 Weight(PriceProof proof, CandidatePair pair) => ((Int128)proof.CostWeight * pair.Cost) + (pair.IsActive ? 0 : proof.BrokenWeight);

    private Int128 Empty(PriceProof proof, int seeker, int taken)
    {
        var isFirstEmpty = taken == 0 && open[seeker] > 0 && !hasFixed[seeker];
        var further = open[seeker] - taken - (isFirstEmpty ? 1 : 0);
        return (Int128)proof.LayerWeight * (further + (isFirstEmpty ? Layers - layerOf[seeker] : 0));
    }

    private int Counted(int seeker, int layer)
    {
        if (layer == Layers - 1)
        {
            return open[seeker];
        }

        return layerOf[seeker] <= layer && !hasFixed[seeker] ? Math.Min(1, open[seeker]) : 0;
    }

    // Smaller goes first.
    private static int Group(Seeker seeker, Fairness fairness) =>
        fairness == Fairness.Alike || !seeker.IsDisadvantaged ? int.MaxValue : 1000 - (seeker.Need * 100) - (int)seeker.Disadvantage;
}
