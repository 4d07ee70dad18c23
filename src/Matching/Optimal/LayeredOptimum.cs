namespace EduCoop.Matching;

/// <summary>
/// Least cost among the pairings that fill the layers best. Empty places are given a weight by layer, and the weight is raised until the cheapest flow fills the
/// layers as far as the cuts say is possible: then it is the cheapest of all that do (Everett 1963), whatever the weight. A weight above what one cycle of
/// changes can cost always is enough, but makes numbers large and the search long; mostly a small one does.
/// </summary>
internal sealed class LayeredOptimum
{
    private const int Raise = 16;
    private readonly Market market;
    private readonly Layers layers;
    private readonly FlowNetwork network;
    private readonly CostScaling solver;

    internal LayeredOptimum(Market market, Fairness fairness, CancellationToken cancellation)
    {
        this.market = market;
        layers = Layers.Of(market, fairness);
        network = new FlowNetwork(market, new Residual(market));
        Coverage = EduCoop.Matching.Coverage.Fill(network, layers);
        solver = new CostScaling(network, cancellation);
    }

    internal List<CoverageProof> Coverage { get; }

    /// <summary>How many of the free pairs that were found are not active today.</summary>
    internal int NewPairs()
    {
        var count = 0;
        foreach (var pair in network.ToPairing().Pairs)
        {
            count += market.Pairs[pair] is { State: PairState.Free, IsActive: false } ? 1 : 0;
        }

        return count;
    }

    internal Pairing Pairing() => network.ToPairing();

    /// <summary>More than all changes along one cycle can cost.</summary>
    internal long Enough(long greatestCost) => checked(((2L * Math.Min(network.Seekers, network.Supporters)) + 3) * greatestCost) + 1;

    internal long GreatestCost()
    {
        var greatest = 1;
        foreach (var pair in market.Pairs)
        {
            greatest = Math.Max(greatest, pair.Cost);
        }

        return greatest;
    }

    /// <summary>Solves for <c>costWeight × cost + brokenWeight × (0 if active, else 1)</c>.</summary>
    internal PriceProof Solve(long costWeight, long brokenWeight)
    {
        var greatest = checked((costWeight * GreatestCost()) + brokenWeight);
        for (var weight = 2 * greatest; ; weight = Math.Min(checked(weight * Raise), Enough(greatest)))
        {
            SetCosts(costWeight, brokenWeight, weight);
            solver.Solve();
            if (FillsAllLayers())
            {
                return Prove(costWeight, brokenWeight, weight);
            }

            if (weight >= Enough(greatest))
            {
                throw new InvalidOperationException("The optimum fills fewer places than the cuts allow: the solver is wrong.");
            }
        }
    }

    private void SetCosts(long costWeight, long brokenWeight, long layerWeight)
    {
        var arcs = network.Arcs;
        for (var at = 0; at < network.Starts[network.Seekers]; at++)
        {
            if (arcs[at].Pair >= 0)
            {
                var pair = market.Pairs[arcs[at].Pair];
                SetCost(at, (costWeight * pair.Cost) + (pair.IsActive ? 0 : brokenWeight));
            }
        }

        for (var seeker = 0; seeker < network.Seekers; seeker++)
        {
            var wanted = network.Residual.Wanted[seeker];
            var first = wanted > 0 && !network.Residual.HasFixed[seeker] ? 1 : 0;
            var (filled, end) = (Filled(seeker), network.Starts[network.SeekerNode(seeker) + 1]);
            var firstEmpty = filled == 0 ? first : 0;
            SetEmpty(end - 2, first, firstEmpty, layerWeight * (layers.Count - layers.Of(seeker)));
            SetEmpty(end - 1, wanted - first, wanted - filled - firstEmpty, layerWeight);
        }
    }

    private void SetCost(int at, long cost)
    {
        network.Arcs[at].Cost = cost;
        network.Arcs[network.Arcs[at].Mate].Cost = -cost;
    }

    private void SetEmpty(int at, int places, int empty, long weight)
    {
        SetCost(at, weight);
        network.Arcs[at].Left = places - empty;
        network.Arcs[network.Arcs[at].Mate].Left = empty;
    }

    private int Filled(int seeker)
    {
        var node = network.SeekerNode(seeker);
        var filled = 0;
        for (var at = network.Starts[node]; at < network.Starts[node + 1] - 2; at++)
        {
            filled += 1 - network.Arcs[at].Left;
        }

        return filled;
    }

    private bool FillsAllLayers()
    {
        var filled = new long[layers.Count];
        for (var seeker = 0; seeker < network.Seekers; seeker++)
        {
            var places = Filled(seeker);
            var first = places > 0 && !network.Residual.HasFixed[seeker] ? 1 : 0;
            filled[layers.Of(seeker)] += first;
            filled[^1] += places - first;
        }

        var sum = 0L;
        for (var layer = 0; layer < filled.Length; layer++)
        {
            sum += filled[layer];
            if (sum != Coverage[layer].Filled)
            {
                return false;
            }
        }

        return true;
    }

    private PriceProof Prove(long costWeight, long brokenWeight, long layerWeight)
    {
        var supporters = new long[network.Supporters];
        var pools = new long[market.Pools.Length];
        for (var supporter = 0; supporter < supporters.Length; supporter++)
        {
            var node = network.SupporterNode(supporter);
            supporters[supporter] = Math.Max(0, solver.Prices[network.Sink] - solver.Prices[node]);
            for (var (pool, to) = market.PoolsOf(supporter); pool < to; pool++)
            {
                pools[pool] = network.PoolNode(pool) == node ? 0 : Math.Max(0, solver.Prices[node] - solver.Prices[network.PoolNode(pool)]);
            }
        }

        return new PriceProof(costWeight, brokenWeight, layerWeight, supporters, pools);
    }
}
