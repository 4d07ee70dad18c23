namespace EduCoop.Matching;

/// <summary>What the fixed pairs leave for the solvers.</summary>
internal sealed class Residual
{
    internal Residual(Market market)
    {
        Wanted = new int[market.Seekers.Length];
        HasFixed = new bool[market.Seekers.Length];
        Capacity = new int[market.Supporters.Length];
        Places = new int[market.Pools.Length];
        Reserved = new int[market.Pools.Length];
        for (var at = 0; at < Wanted.Length; at++)
        {
            Wanted[at] = market.Seekers[at].Wanted;
        }

        for (var at = 0; at < Capacity.Length; at++)
        {
            Capacity[at] = market.Supporters[at].Capacity;
        }

        for (var at = 0; at < Places.Length; at++)
        {
            (Places[at], Reserved[at]) = (market.Pools[at].Places, market.Pools[at].Reserved);
        }

        Fixed = [];
        for (var at = 0; at < market.Pairs.Length; at++)
        {
            var pair = market.Pairs[at];
            if (pair.State == PairState.Fixed)
            {
                Fixed.Add(at);
                HasFixed[pair.Seeker] = true;
                Wanted[pair.Seeker]--;
                Capacity[pair.Supporter]--;
                Places[market.PoolOf(at)]--;
                Reserved[market.PoolOf(at)] -= market.Seekers[pair.Seeker].IsDisadvantaged ? 1 : 0;
            }
        }

        // A fixed partner who is disadvantaged has taken a reserved place; what is no place any more cannot be reserved.
        for (var at = 0; at < Reserved.Length; at++)
        {
            Reserved[at] = Math.Clamp(Reserved[at], 0, Places[at]);
        }
    }

    internal List<int> Fixed { get; }

    internal int[] Wanted { get; }

    internal bool[] HasFixed { get; }

    internal int[] Capacity { get; }

    internal int[] Places { get; }

    internal int[] Reserved { get; }
}
