namespace EduCoop.Matching;

/// <summary>
/// Free pairs as arcs of a flow: seeker → (pool with a quota that binds →) supporter → sink. Nodes are numbered in the order of the lots; the arcs of a node and
/// their counterparts lie in one array.
/// </summary>
internal sealed class FlowNetwork
{
    private readonly int[] poolNodes;

    internal FlowNetwork(Market market, Residual residual)
    {
        (Market, Residual) = (market, residual);
        (Seekers, Supporters) = (market.Seekers.Length, market.Supporters.Length);
        var pools = 0;
        poolNodes = new int[market.Pools.Length];
        // A quota that is not smaller than the capacity cuts off nothing and needs no node.
        foreach (var supporter in ByLot(market.SupporterLots))
        {
            for (var (pool, to) = market.PoolsOf(supporter); pool < to; pool++)
            {
                poolNodes[pool] = residual.Places[pool] < residual.Capacity[supporter] ? Seekers + Supporters + pools++ : SupporterNode(supporter);
            }
        }

        Sink = Seekers + Supporters + pools;
        Starts = new int[Sink + 2];
        Arcs = Build();
    }

    internal Market Market { get; }

    internal Residual Residual { get; }

    internal int Seekers { get; }

    internal int Supporters { get; }

    internal int Sink { get; }

    internal int Nodes => Sink + 1;

    internal int[] Starts { get; }

    internal Arc[] Arcs { get; }

    internal int SeekerNode(int seeker) => Market.SeekerLots[seeker];

    internal int SupporterNode(int supporter) => Seekers + Market.SupporterLots[supporter];

    /// <summary>The pool's own node, or that of its supporter.</summary>
    internal int PoolNode(int pool) => poolNodes[pool];

    internal static int[] ByLot(ReadOnlySpan<int> lots)
    {
        var order = new int[lots.Length];
        for (var at = 0; at < order.Length; at++)
        {
            order[lots[at]] = at;
        }

        return order;
    }

    /// <summary>The free pairs that have flow, and the fixed ones.</summary>
    internal Pairing ToPairing()
    {
        var pairs = new List<int>(Residual.Fixed);
        for (var at = 0; at < Starts[Seekers]; at++)
        {
            if (Arcs[at] is { Pair: >= 0, Left: 0 })
            {
                pairs.Add(Arcs[at].Pair);
            }
        }

        return new Pairing(pairs);
    }

    private Arc[] Build()
    {
        Each((from, to, _, _) =>
        {
            Starts[from + 1]++;
            Starts[to + 1]++;
        });
        for (var at = 0; at <= Sink; at++)
        {
            Starts[at + 1] += Starts[at];
        }

        var arcs = new Arc[Starts[^1]];
        var next = Starts.AsSpan(0, Nodes).ToArray();
        Each((from, to, places, pair) =>
        {
            var (here, there) = (next[from]++, next[to]++);
            arcs[here] = new Arc { Head = to, Mate = there, Left = places, Pair = pair };
            arcs[there] = new Arc { Head = from, Mate = here, Left = 0, Pair = -1 };
        });
        return arcs;
    }

    private void Each(Action<int, int, int, int> arc)
    {
        foreach (var seeker in ByLot(Market.SeekerLots))
        {
            foreach (var pair in Market.PairsOf(seeker))
            {
                if (Market.Pairs[pair].State == PairState.Free)
                {
                    arc(SeekerNode(seeker), poolNodes[Market.PoolOf(pair)], 1, pair);
                }
            }

            // Empty places go to the sink: the first place of a seeker, then the further ones.
            arc(SeekerNode(seeker), Sink, 0, -1);
            arc(SeekerNode(seeker), Sink, 0, -1);
        }

        foreach (var supporter in ByLot(Market.SupporterLots))
        {
            for (var (pool, to) = Market.PoolsOf(supporter); pool < to; pool++)
            {
                if (poolNodes[pool] != SupporterNode(supporter))
                {
                    arc(poolNodes[pool], SupporterNode(supporter), Residual.Places[pool], -1);
                }
            }

            arc(SupporterNode(supporter), Sink, Residual.Capacity[supporter], -1);
        }
    }

    /// <summary>One direction of an arc; the other is its mate.</summary>
    internal struct Arc
    {
        internal int Head;
        internal int Mate;
        internal int Left;
        internal int Pair;
        internal long Cost;
    }
}
