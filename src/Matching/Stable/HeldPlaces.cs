namespace EduCoop.Matching;

/// <summary>
/// What all supporters hold while seekers propose. Each pool keeps two heaps, of disadvantaged seekers and of the others, worst on top; all heaps lie in one
/// array. Since the choice function is substitutable and takes one more or the same when offered one more, a new proposal throws out at most one.
/// </summary>
internal sealed class HeldPlaces
{
    private readonly Residual residual;
    private readonly Market market;
    private readonly Entry[] entries;
    private readonly int[] starts;
    private readonly int[] counts;
    private readonly int[] held;

    internal HeldPlaces(Market market, Residual residual)
    {
        (this.market, this.residual) = (market, residual);
        var offered = new int[market.Pools.Length * 2];
        for (var at = 0; at < market.Pairs.Length; at++)
        {
            offered[Heap(at)] += market.Pairs[at].State == PairState.Free ? 1 : 0;
        }

        starts = new int[offered.Length + 1];
        for (var at = 0; at < offered.Length; at++)
        {
            starts[at + 1] = starts[at] + Math.Min(offered[at], residual.Places[at / 2] + 1);
        }

        entries = new Entry[starts[^1]];
        counts = new int[offered.Length];
        held = new int[residual.Capacity.Length];
    }

    /// <summary>Offers a pair and answers which pair is thrown out for it: none (-1), an earlier one, or itself.</summary>
    internal int Offer(int pair)
    {
        var (seeker, supporter, score) = (market.Pairs[pair].Seeker, market.Pairs[pair].Supporter, market.Pairs[pair].SupporterScore);
        Push(Heap(pair), new Entry(Ranking.Key(score, market.SeekerLots[seeker]), pair));
        var pool = market.PoolOf(pair);
        if (Count(pool) > residual.Places[pool])
        {
            return Pop(Worst(pool, protectedToo: true));
        }

        if (held[supporter] < residual.Capacity[supporter])
        {
            held[supporter]++;
            return -1;
        }

        var (from, to) = market.PoolsOf(supporter);
        var heap = WorstOf(from, to, protectedToo: false);
        return Pop(heap >= 0 ? heap : WorstOf(from, to, protectedToo: true));
    }

    internal void AddTo(List<int> pairs)
    {
        for (var heap = 0; heap < counts.Length; heap++)
        {
            for (var at = 0; at < counts[heap]; at++)
            {
                pairs.Add(entries[starts[heap] + at].Pair);
            }
        }
    }

    private int Heap(int pair) => (market.PoolOf(pair) * 2) + (market.Seekers[market.Pairs[pair].Seeker].IsDisadvantaged ? 1 : 0);

    private int Count(int pool) => counts[pool * 2] + counts[(pool * 2) + 1];

    private int WorstOf(int from, int to, bool protectedToo)
    {
        var worst = -1;
        for (var pool = from; pool < to; pool++)
        {
            worst = Worse(worst, Worst(pool, protectedToo));
        }

        return worst;
    }

    // Disadvantaged seekers are protected while there are no more of them than reserved places.
    private int Worst(int pool, bool protectedToo)
    {
        var (others, disadvantaged) = (pool * 2, (pool * 2) + 1);
        var open = counts[others] > 0 ? others : -1;
        if (counts[disadvantaged] > residual.Reserved[pool])
        {
            return Worse(open, disadvantaged);
        }

        return open < 0 && protectedToo && counts[disadvantaged] > 0 ? disadvantaged : open;
    }

    private int Worse(int left, int right)
    {
        if (left < 0 || right < 0)
        {
            return Math.Max(left, right);
        }

        return entries[starts[left]].Key > entries[starts[right]].Key ? left : right;
    }

    private void Push(int heap, Entry entry)
    {
        var space = entries.AsSpan(starts[heap]);
        var at = counts[heap]++;
        while (at > 0 && space[(at - 1) / 2].Key < entry.Key)
        {
            space[at] = space[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        space[at] = entry;
    }

    private int Pop(int heap)
    {
        var space = entries.AsSpan(starts[heap]);
        var gone = space[0].Pair;
        var count = --counts[heap];
        var entry = space[count];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            child += child + 1 < count && space[child + 1].Key > space[child].Key ? 1 : 0;
            if (child >= count || space[child].Key <= entry.Key)
            {
                break;
            }

            space[at] = space[child];
            at = child;
        }

        if (count > 0)
        {
            space[at] = entry;
        }

        return gone;
    }

    private readonly record struct Entry(ulong Key, int Pair);
}
