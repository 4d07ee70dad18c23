using System.Buffers.Binary;

namespace EduCoop.Matching;

/// <summary>
/// Seekers, supporters and who may meet whom, checked once and never changed. Indexes are places in the lists given to <see cref="Create"/>; what is decided
/// by lot is decided by ids and seed, so the same schools in another order get the same partners.
/// </summary>
public sealed class Market
{
    /// <summary>Most seekers, and most supporters.</summary>
    public const int MostSchools = 200_000;

    /// <summary>Most candidate pairs.</summary>
    public const int MostPairs = 5_000_000;

    /// <summary>Greatest cost of one pair.</summary>
    public const int MostCost = 1_000_000;

    /// <summary>Most places of one supporter or quota.</summary>
    public const int MostPlaces = 100_000;

    /// <summary>Most partners one seeker may want.</summary>
    public const int MostWanted = 1_000;

    /// <summary>Greatest need.</summary>
    public const int GreatestNeed = 9;

    /// <summary>Greatest number of a theme.</summary>
    public const int GreatestTheme = 255;

    private readonly Seeker[] seekers;
    private readonly Supporter[] supporters;
    private readonly CandidatePair[] pairs;
    private readonly Pool[] pools;
    private readonly int[] poolStarts;
    private readonly int[] poolOfPair;
    private readonly int[] seekerLots;
    private readonly int[] supporterLots;
    private readonly int[] rows;
    private readonly int[] rowStarts;

    private Market(Seeker[] seekers, Supporter[] supporters, ThemeQuota[] quotas, CandidatePair[] pairs, ulong seed)
    {
        (this.seekers, this.supporters, this.pairs, Seed) = (seekers, supporters, pairs, seed);
        (pools, poolStarts) = Pool.Of(supporters, quotas);
        poolOfPair = new int[pairs.Length];
        for (var at = 0; at < pairs.Length; at++)
        {
            poolOfPair[at] = Pool.Find(pools, poolStarts[pairs[at].Supporter], poolStarts[pairs[at].Supporter + 1], pairs[at].Theme);
        }

        seekerLots = Lots(Array.ConvertAll(seekers, seeker => seeker.Id), seed);
        supporterLots = Lots(Array.ConvertAll(supporters, supporter => supporter.Id), ~seed);
        (rows, rowStarts) = Rows();
    }

    /// <summary>What ties are drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>The seekers as given.</summary>
    public ReadOnlySpan<Seeker> Seekers => seekers;

    /// <summary>The supporters as given.</summary>
    public ReadOnlySpan<Supporter> Supporters => supporters;

    /// <summary>The candidate pairs as given.</summary>
    public ReadOnlySpan<CandidatePair> Pairs => pairs;

    /// <summary>Each supporter's pools: first that of all themes without a quota, then its quotas by theme.</summary>
    public ReadOnlySpan<Pool> Pools => pools;

    /// <summary>For each seeker its number in the draw: among equal scores the smaller number goes first.</summary>
    public ReadOnlySpan<int> SeekerLots => seekerLots;

    /// <summary>For each supporter its number in the draw.</summary>
    public ReadOnlySpan<int> SupporterLots => supporterLots;

    /// <summary>Checks and takes a market.</summary>
    /// <exception cref="MarketRefusedException">What is wrong, where, and how to mend it.</exception>
    public static Market Create(IEnumerable<Seeker> seekers, IEnumerable<Supporter> supporters, IEnumerable<ThemeQuota> quotas, IEnumerable<CandidatePair> pairs, ulong seed)
    {
        var (ofSeekers, ofSupporters) = (MarketValidator.Copy(seekers, "seekers", MostSchools), MarketValidator.Copy(supporters, "supporters", MostSchools));
        var (ofQuotas, ofPairs) = (MarketValidator.Copy(quotas, "quotas", MostPairs), MarketValidator.Copy(pairs, "pairs", MostPairs));
        var refusals = MarketValidator.Find(ofSeekers, ofSupporters, ofQuotas, ofPairs);
        if (refusals.Count > 0)
        {
            throw new MarketRefusedException(refusals);
        }

        var market = new Market(ofSeekers, ofSupporters, ofQuotas, ofPairs, seed);
        return market.Twice() is { } twice ? throw new MarketRefusedException([twice]) : market;
    }

    /// <summary>The pool of which a pair takes a place.</summary>
    /// <param name="pair">Index of the pair.</param>
    public int PoolOf(int pair) => poolOfPair[pair];

    /// <summary>First and past-the-last pool of a supporter.</summary>
    public (int From, int To) PoolsOf(int supporter) => (poolStarts[supporter], poolStarts[supporter + 1]);

    /// <summary>Indexes of a seeker's pairs, by the lots of the supporters.</summary>
    public ReadOnlySpan<int> PairsOf(int seeker) => rows.AsSpan(rowStarts[seekerLots[seeker]]..rowStarts[seekerLots[seeker] + 1]);

    /// <summary>Index of the pair of these two, or -1.</summary>
    public int Find(int seeker, int supporter)
    {
        foreach (var pair in PairsOf(seeker))
        {
            if (pairs[pair].Supporter == supporter)
            {
                return pair;
            }
        }

        return -1;
    }

    /// <summary>The seekers in the order of their lots: the order in which everything is computed.</summary>
    internal int[] SeekersByLot() => Inverse(seekerLots);

    private MarketRefusal? Twice()
    {
        for (var at = 1; at < rows.Length; at++)
        {
            var (before, pair) = (pairs[rows[at - 1]], pairs[rows[at]]);
            if (before.Seeker == pair.Seeker && before.Supporter == pair.Supporter)
            {
                return new MarketRefusal("pair-twice", "pairs", Math.Max(rows[at - 1], rows[at]), $"seeker {pair.Seeker} and supporter {pair.Supporter} are a pair already", "keep the theme that serves best");
            }
        }

        return null;
    }

    // By seeker's lot and within it by supporter's lot: two passes of counting, since a million pairs are sorted anew in each run.
    private (int[] Rows, int[] Starts) Rows()
    {
        var bySupporter = Counted(Enumerable.Range(0, pairs.Length).ToArray(), pair => supporterLots[pairs[pair].Supporter], supporters.Length).Sorted;
        return Counted(bySupporter, pair => seekerLots[pairs[pair].Seeker], seekers.Length);
    }

    private static (int[] Sorted, int[] Starts) Counted(int[] items, Func<int, int> key, int keys)
    {
        var starts = new int[keys + 1];
        foreach (var item in items)
        {
            starts[key(item) + 1]++;
        }

        for (var at = 0; at < keys; at++)
        {
            starts[at + 1] += starts[at];
        }

        var next = starts.AsSpan(0, keys).ToArray();
        var sorted = new int[items.Length];
        foreach (var item in items)
        {
            sorted[next[key(item)]++] = item;
        }

        return (sorted, starts);
    }

    private static int[] Lots(Guid[] ids, ulong seed)
    {
        var order = Enumerable.Range(0, ids.Length).ToArray();
        var draws = Array.ConvertAll(ids, id => (Draw(id, seed), id));
        Array.Sort(draws, order);
        return Inverse(order);
    }

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            inverse[order[at]] = at;
        }

        return inverse;
    }

    private static ulong Draw(Guid id, ulong seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Mix(Mix(Mix(seed) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
