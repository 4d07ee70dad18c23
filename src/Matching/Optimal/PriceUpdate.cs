namespace EduCoop.Matching;

/// <summary>
/// Lowers all prices at once so that every node with excess has a way to one that lacks, by distances counted in steps of ε. Nodes of equal distance lie in one
/// bucket, a doubly linked list.
/// </summary>
internal sealed class PriceUpdate
{
    private readonly FlowNetwork network;
    private readonly long[] prices;
    private readonly int[] excess;
    private readonly int most;
    private readonly int[] ranks;
    private readonly int[] buckets;
    private readonly int[] next;
    private readonly int[] previous;

    internal PriceUpdate(FlowNetwork network, long[] prices, int[] excess)
    {
        (this.network, this.prices, this.excess) = (network, prices, excess);
        most = (8 * network.Nodes) + 1;
        ranks = new int[network.Nodes];
        buckets = new int[most + 1];
        next = new int[network.Nodes];
        previous = new int[network.Nodes];
    }

    internal void Run(long epsilon)
    {
        Array.Fill(buckets, -1);
        var active = 0L;
        for (var node = 0; node < ranks.Length; node++)
        {
            ranks[node] = most;
            active += Math.Max(0, excess[node]);
            if (excess[node] < 0)
            {
                ranks[node] = 0;
                Insert(node, 0);
            }
        }

        var rank = 0;
        for (; rank < most && active > 0; rank++)
        {
            while (active > 0 && buckets[rank] is var node and >= 0)
            {
                Remove(node, rank);
                Scan(node, rank, epsilon);
                active -= Math.Max(0, excess[node]);
            }
        }

        for (var node = 0; node < ranks.Length; node++)
        {
            prices[node] -= Math.Min(ranks[node], rank) * epsilon;
        }
    }

    // All that have room towards this node and lie nearer by way of it.
    private void Scan(int node, int rank, long epsilon)
    {
        for (var at = network.Starts[node]; at < network.Starts[node + 1]; at++)
        {
            ref var arc = ref network.Arcs[at];
            var other = arc.Head;
            if (ranks[other] <= rank || network.Arcs[arc.Mate].Left == 0)
            {
                continue;
            }

            var reduced = prices[other] - arc.Cost - prices[node];
            var far = reduced < 0 ? rank : rank + (reduced / epsilon) + 1;
            if (far < ranks[other])
            {
                if (ranks[other] < most)
                {
                    Remove(other, ranks[other]);
                }

                ranks[other] = (int)far;
                Insert(other, (int)far);
            }
        }
    }

    private void Insert(int node, int rank)
    {
        (next[node], previous[node]) = (buckets[rank], -1);
        if (buckets[rank] >= 0)
        {
            previous[buckets[rank]] = node;
        }

        buckets[rank] = node;
    }

    private void Remove(int node, int rank)
    {
        if (previous[node] >= 0)
        {
            next[previous[node]] = next[node];
        }
        else
        {
            buckets[rank] = next[node];
        }

        if (next[node] >= 0)
        {
            previous[next[node]] = previous[node];
        }
    }
}
