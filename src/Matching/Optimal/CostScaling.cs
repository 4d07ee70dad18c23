namespace EduCoop.Matching;

/// <summary>
/// Minimum-cost flow by cost scaling with push and relabel (Goldberg and Tarjan 1990) and global price updates (Goldberg 1997). Costs are multiplied by more
/// than the number of nodes, so a flow that is optimal to within one unit is optimal. Reduced cost of an arc u → v: cost + price(u) - price(v).
/// </summary>
internal sealed class CostScaling
{
    // Prices beyond this could not be added to a cost in 64 bits.
    private const long MostPrice = 1L << 61;
    private const int Factor = 12;
    private readonly FlowNetwork network;
    private readonly CancellationToken cancellation;
    private readonly FlowNetwork.Arc[] arcs;
    private readonly int[] starts;
    private readonly int[] excess;
    private readonly int[] current;
    private readonly int[] queue;
    private readonly PriceUpdate update;
    private int head;
    private int count;
    private int relabels;

    internal CostScaling(FlowNetwork network, CancellationToken cancellation)
    {
        (this.network, this.cancellation) = (network, cancellation);
        (arcs, starts) = (network.Arcs, network.Starts);
        excess = new int[network.Nodes];
        current = new int[network.Nodes];
        queue = new int[network.Nodes];
        Prices = new long[network.Nodes];
        update = new PriceUpdate(network, Prices, excess);
    }

    /// <summary>After <see cref="Solve"/> in the unit of the costs.</summary>
    internal long[] Prices { get; }

    /// <summary>From any flow that leaves no excess to one of least cost.</summary>
    internal void Solve()
    {
        var scale = network.Nodes + 1L;
        var greatest = 1L;
        for (var at = 0; at < arcs.Length; at++)
        {
            if (Math.Abs(arcs[at].Cost) > MostPrice / scale)
            {
                throw TooLarge();
            }

            arcs[at].Cost *= scale;
            greatest = Math.Max(greatest, arcs[at].Cost);
        }

        Array.Clear(Prices);
        for (var epsilon = greatest; epsilon > 1;)
        {
            epsilon = Math.Max(1, epsilon / Factor);
            Refine(epsilon);
        }

        for (var at = 0; at < arcs.Length; at++)
        {
            arcs[at].Cost /= scale;
        }

        MakeExact(scale);
    }

    private void Refine(long epsilon)
    {
        for (var node = 0; node < excess.Length; node++)
        {
            for (var at = starts[node]; at < starts[node + 1]; at++)
            {
                if (arcs[at].Left > 0 && arcs[at].Cost + Prices[node] - Prices[arcs[at].Head] < 0)
                {
                    Push(node, at, arcs[at].Left);
                }
            }
        }

        (head, count) = (0, 0);
        for (var node = 0; node < excess.Length; node++)
        {
            if (excess[node] > 0)
            {
                Wait(node);
            }
        }

        relabels = 0;
        Update(epsilon);
        while (count > 0)
        {
            var node = queue[head];
            head = head + 1 == queue.Length ? 0 : head + 1;
            count--;
            Discharge(node, epsilon);
            if (relabels > excess.Length)
            {
                Update(epsilon);
            }
        }
    }

    private void Update(long epsilon)
    {
        cancellation.ThrowIfCancellationRequested();
        relabels = 0;
        update.Run(epsilon);
        Array.Copy(starts, current, current.Length);
    }

    private void Discharge(int node, long epsilon)
    {
        var (at, to, price) = (current[node], starts[node + 1], Prices[node]);
        while (true)
        {
            for (; at < to; at++)
            {
                ref var arc = ref arcs[at];
                if (arc.Left > 0 && arc.Cost + price - Prices[arc.Head] < 0)
                {
                    var wasIdle = excess[arc.Head] <= 0;
                    Push(node, at, Math.Min(arc.Left, excess[node]));
                    if (wasIdle && excess[arc.Head] > 0)
                    {
                        Wait(arc.Head);
                    }

                    if (excess[node] == 0)
                    {
                        current[node] = at;
                        return;
                    }
                }
            }

            price = Relabel(node, epsilon);
            at = starts[node];
        }
    }

    private void Push(int node, int at, int amount)
    {
        ref var arc = ref arcs[at];
        arc.Left -= amount;
        arcs[arc.Mate].Left += amount;
        excess[node] -= amount;
        excess[arc.Head] += amount;
    }

    private long Relabel(int node, long epsilon)
    {
        relabels++;
        var best = long.MinValue;
        for (var at = starts[node]; at < starts[node + 1]; at++)
        {
            if (arcs[at].Left > 0)
            {
                best = Math.Max(best, Prices[arcs[at].Head] - arcs[at].Cost);
            }
        }

        return best - epsilon > -MostPrice ? Prices[node] = best - epsilon : throw TooLarge();
    }

    private void Wait(int node)
    {
        var tail = head + count;
        queue[tail < queue.Length ? tail : tail - queue.Length] = node;
        count++;
    }

    // Shortest paths from the rounded prices: few of them are off, by one. A path that is longer than there are nodes goes round a cycle that saves cost.
    private void MakeExact(long scale)
    {
        var isWaiting = new bool[Prices.Length];
        var steps = new int[Prices.Length];
        (head, count) = (0, 0);
        for (var node = 0; node < Prices.Length; node++)
        {
            Prices[node] = Math.DivRem(Prices[node], scale) is var (quotient, rest) && rest < 0 ? quotient - 1 : Prices[node] / scale;
            isWaiting[node] = true;
            Wait(node);
        }

        while (count > 0)
        {
            var node = queue[head];
            head = head + 1 == queue.Length ? 0 : head + 1;
            count--;
            isWaiting[node] = false;
            for (var at = starts[node]; at < starts[node + 1]; at++)
            {
                ref var arc = ref arcs[at];
                if (arc.Left > 0 && Prices[node] + arc.Cost < Prices[arc.Head])
                {
                    Prices[arc.Head] = Prices[node] + arc.Cost;
                    steps[arc.Head] = steps[node] + 1;
                    if (steps[arc.Head] > Prices.Length)
                    {
                        throw new InvalidOperationException("The flow can be made cheaper: the solver is wrong.");
                    }

                    if (!isWaiting[arc.Head])
                    {
                        isWaiting[arc.Head] = true;
                        Wait(arc.Head);
                    }
                }
            }
        }
    }

    private static MarketRefusedException TooLarge() =>
        new([new MarketRefusal("too-large-for-exact-numbers", "market", -1, "prices would leave 64 bits", "use smaller costs or a smaller market")]);
}
