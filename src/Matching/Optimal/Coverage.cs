namespace EduCoop.Matching;

/// <summary>
/// Fills layer after layer as far as possible by shortest augmenting paths (Dinic 1970; Hopcroft and Karp 1973) and keeps of each the cut that proves it. A path
/// ends where an empty place begins and never empties a filled one, which is the greedy of the matroid.
/// </summary>
internal sealed class Coverage
{
    private readonly FlowNetwork network;
    private readonly int[] missing;
    private readonly int[] levels;
    private readonly int[] current;
    private readonly int[] queue;
    private readonly Stack<int> path = new();
    private long filled;

    private Coverage(FlowNetwork network)
    {
        this.network = network;
        missing = new int[network.Seekers];
        levels = new int[network.Nodes];
        current = new int[network.Nodes];
        queue = new int[network.Nodes];
    }

    /// <summary>Leaves the flow in the network.</summary>
    internal static List<CoverageProof> Fill(FlowNetwork network, Layers layers)
    {
        var coverage = new Coverage(network);
        var proofs = new List<CoverageProof>(layers.Count);
        var (wanted, hasFixed) = (network.Residual.Wanted, network.Residual.HasFixed);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            for (var seeker = 0; seeker < wanted.Length; seeker++)
            {
                var first = hasFixed[seeker] || wanted[seeker] == 0 ? 0 : 1;
                coverage.missing[network.SeekerNode(seeker)] += (layers.Of(seeker) == layer ? first : 0) + (layer == layers.Count - 1 ? wanted[seeker] - first : 0);
            }

            while (coverage.FindLevels())
            {
                coverage.Augment();
            }

            proofs.Add(coverage.Prove(layer));
        }

        return proofs;
    }

    // Levels from the seekers with empty places; whether the sink is reached.
    private bool FindLevels()
    {
        Array.Fill(levels, -1);
        var (head, tail) = (0, 0);
        for (var seeker = 0; seeker < missing.Length; seeker++)
        {
            if (missing[seeker] > 0)
            {
                levels[seeker] = 0;
                queue[tail++] = seeker;
            }
        }

        while (head < tail && levels[network.Sink] < 0)
        {
            var node = queue[head++];
            for (var at = network.Starts[node]; at < network.Starts[node + 1]; at++)
            {
                ref var arc = ref network.Arcs[at];
                if (arc.Left > 0 && levels[arc.Head] < 0)
                {
                    levels[arc.Head] = levels[node] + 1;
                    queue[tail++] = arc.Head;
                }
            }
        }

        return levels[network.Sink] >= 0;
    }

    private void Augment()
    {
        Array.Copy(network.Starts, current, current.Length);
        for (var seeker = 0; seeker < missing.Length; seeker++)
        {
            while (missing[seeker] > 0 && FindPath(seeker))
            {
                foreach (var at in path)
                {
                    network.Arcs[at].Left--;
                    network.Arcs[network.Arcs[at].Mate].Left++;
                }

                missing[seeker]--;
                filled++;
            }
        }
    }

    private bool FindPath(int seeker)
    {
        path.Clear();
        var node = seeker;
        while (node != network.Sink)
        {
            if (Advance(node))
            {
                path.Push(current[node]);
                node = network.Arcs[current[node]].Head;
            }
            else if (path.TryPop(out var back))
            {
                node = network.Arcs[network.Arcs[back].Mate].Head;
                current[node]++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private bool Advance(int node)
    {
        for (; current[node] < network.Starts[node + 1]; current[node]++)
        {
            ref var arc = ref network.Arcs[current[node]];
            if (arc.Left > 0 && levels[arc.Head] == levels[node] + 1)
            {
                return true;
            }
        }

        return false;
    }

    // What the empty places reach is full: these supporters, and the pools whose supporter is not reached.
    private CoverageProof Prove(int layer)
    {
        var market = network.Market;
        var supporters = new List<int>();
        var pools = new List<int>();
        for (var supporter = 0; supporter < network.Supporters; supporter++)
        {
            if (levels[network.SupporterNode(supporter)] >= 0)
            {
                supporters.Add(supporter);
                continue;
            }

            for (var (pool, to) = market.PoolsOf(supporter); pool < to; pool++)
            {
                if (levels[network.PoolNode(pool)] >= 0)
                {
                    pools.Add(pool);
                }
            }
        }

        return new CoverageProof(layer, filled, supporters, pools);
    }
}
