using EduCoop.Matching;

namespace EduCoop.Benchmarks;

/// <summary>The plain ways against which matching is measured.</summary>
internal static class PlainMatching
{
    /// <summary>Each seeker in the order of the list searches for itself and takes what it likes best of what has a place left.</summary>
    internal static Pairing ByHand(Market market)
    {
        var capacity = market.Supporters.ToArray().Select(supporter => supporter.Capacity).ToArray();
        var places = market.Pools.ToArray().Select(pool => pool.Places).ToArray();
        var pairs = market.Pairs.ToArray();
        var found = new List<int>();
        for (var seeker = 0; seeker < market.Seekers.Length; seeker++)
        {
            var wanted = market.Seekers[seeker].Wanted;
            foreach (var pair in market.PairsOf(seeker).ToArray().OrderByDescending(pair => pairs[pair].SeekerScore))
            {
                var (supporter, pool) = (pairs[pair].Supporter, market.PoolOf(pair));
                if (wanted > 0 && capacity[supporter] > 0 && places[pool] > 0)
                {
                    wanted--;
                    capacity[supporter]--;
                    places[pool]--;
                    found.Add(pair);
                }
            }
        }

        return new Pairing(found);
    }

    /// <summary>The optimum of a market without fixed pairs, one shortest path by Bellman and Ford for each place, weights above every sum of costs.</summary>
    internal static Pairing ByShortestPaths(Market market)
    {
        var flow = new PathFlow(market);
        while (flow.Augment())
        {
        }

        return flow.Found();
    }

    private sealed class PathFlow
    {
        private readonly List<(int Arc, int Pair)>[] arcs;
        private readonly List<int> heads = [];
        private readonly List<int> left = [];
        private readonly List<long> costs = [];
        private readonly Market market;
        private readonly int sink;

        internal PathFlow(Market market)
        {
            this.market = market;
            var (seekers, pools) = (market.Seekers.Length, market.Pools.Length);
            sink = 1 + seekers + pools + market.Supporters.Length;
            arcs = [.. Enumerable.Range(0, sink + 1).Select(_ => new List<(int, int)>())];
            var classes = market.Seekers.ToArray().Select(Class).Distinct().Order().ToList();
            const long Weight = 100_000_000;
            for (var seeker = 0; seeker < seekers; seeker++)
            {
                Add(0, 1 + seeker, 1, -Weight * (classes.IndexOf(Class(market.Seekers[seeker])) + 2), -1);
                Add(0, 1 + seeker, market.Seekers[seeker].Wanted - 1, -Weight, -1);
                foreach (var pair in market.PairsOf(seeker))
                {
                    Add(1 + seeker, 1 + seekers + market.PoolOf(pair), 1, market.Pairs[pair].Cost, pair);
                }
            }

            for (var pool = 0; pool < pools; pool++)
            {
                Add(1 + seekers + pool, 1 + seekers + pools + market.Pools[pool].Supporter, market.Pools[pool].Places, 0, -1);
            }

            for (var supporter = 0; supporter < market.Supporters.Length; supporter++)
            {
                Add(1 + seekers + pools + supporter, sink, market.Supporters[supporter].Capacity, 0, -1);
            }
        }

        internal bool Augment()
        {
            var (far, by, isWaiting) = (new long[sink + 1], new int[sink + 1], new bool[sink + 1]);
            Array.Fill(far, long.MaxValue);
            far[0] = 0;
            var queue = new Queue<int>([0]);
            while (queue.TryDequeue(out var node))
            {
                isWaiting[node] = false;
                foreach (var (arc, _) in arcs[node])
                {
                    if (left[arc] > 0 && far[node] + costs[arc] < far[heads[arc]])
                    {
                        (far[heads[arc]], by[heads[arc]]) = (far[node] + costs[arc], arc);
                        if (!isWaiting[heads[arc]])
                        {
                            isWaiting[heads[arc]] = true;
                            queue.Enqueue(heads[arc]);
                        }
                    }
                }
            }

            for (var node = sink; node != 0 && far[sink] < 0; node = heads[by[node] ^ 1])
            {
                left[by[node]]--;
                left[by[node] ^ 1]++;
            }

            return far[sink] < 0;
        }

        internal Pairing Found() =>
            new(Enumerable.Range(1, market.Seekers.Length).SelectMany(seeker => arcs[seeker]).Where(arc => arc.Pair >= 0 && left[arc.Arc] == 0).Select(arc => arc.Pair));

        private void Add(int from, int to, int places, long cost, int pair)
        {
            arcs[from].Add((heads.Count, pair));
            (int, long)[] both = [(to, cost), (from, -cost)];
            foreach (var (head, price) in both)
            {
                heads.Add(head);
                costs.Add(price);
            }

            left.Add(places);
            left.Add(0);
            arcs[to].Add((heads.Count - 1, -1));
        }

        private static int Class(Seeker seeker) => seeker.IsDisadvantaged ? (seeker.Need * 10) + (int)seeker.Disadvantage : -1;
    }
}
