namespace EduCoop.Matching.Tests;

/// <summary>The greatest number of disadvantaged seekers with a partner, by one augmenting path after the other on a dense matrix of capacities (Ford and Fulkerson).</summary>
internal static class PlainFlow
{
    internal static int MostDisadvantaged(Market market)
    {
        var (seekers, supporters, pools) = (market.Seekers.Length, market.Supporters.Length, market.Pools.Length);
        var sink = 1 + seekers + pools + supporters;
        var room = new int[sink + 1, sink + 1];
        var already = new bool[seekers];
        for (var pool = 0; pool < pools; pool++)
        {
            room[1 + seekers + pool, 1 + seekers + pools + market.Pools[pool].Supporter] = market.Pools[pool].Places;
        }

        for (var supporter = 0; supporter < supporters; supporter++)
        {
            room[1 + seekers + pools + supporter, sink] = market.Supporters[supporter].Capacity;
        }

        for (var index = 0; index < market.Pairs.Length; index++)
        {
            var pair = market.Pairs[index];
            if (pair.State == PairState.Free)
            {
                room[1 + pair.Seeker, 1 + seekers + market.PoolOf(index)] = 1;
            }
            else if (pair.State == PairState.Fixed)
            {
                already[pair.Seeker] = true;
                room[1 + seekers + market.PoolOf(index), 1 + seekers + pools + pair.Supporter]--;
                room[1 + seekers + pools + pair.Supporter, sink]--;
            }
        }

        var served = 0;
        for (var seeker = 0; seeker < seekers; seeker++)
        {
            if (market.Seekers[seeker].IsDisadvantaged)
            {
                served += already[seeker] ? 1 : 0;
                room[0, 1 + seeker] = already[seeker] ? 0 : 1;
            }
        }

        while (Augment(room, 0, sink, new bool[sink + 1]))
        {
            served++;
        }

        return served;
    }

    private static bool Augment(int[,] room, int node, int sink, bool[] seen)
    {
        if (node == sink)
        {
            return true;
        }

        seen[node] = true;
        for (var next = 0; next <= sink; next++)
        {
            if (room[node, next] > 0 && !seen[next] && Augment(room, next, sink, seen))
            {
                room[node, next]--;
                room[next, node]++;
                return true;
            }
        }

        return false;
    }
}
