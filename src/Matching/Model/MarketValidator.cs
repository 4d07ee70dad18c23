namespace EduCoop.Matching;

/// <summary>Refuses a market that has no meaning, or that exact whole numbers could not carry, before anything is computed.</summary>
internal sealed class MarketValidator
{
    private const int MostRefusals = 100;
    private readonly List<MarketRefusal> found = [];

    /// <summary>A copy of a list, which is refused before it is copied when it is too long.</summary>
    internal static T[] Copy<T>(IEnumerable<T> source, string list, int most)
    {
        var isCounted = source.TryGetNonEnumeratedCount(out var count);
        var items = isCounted && count > most ? [] : isCounted ? source.ToArray() : source.Take(most + 1).ToArray();
        count = Math.Max(isCounted ? count : 0, items.Length);
        return count <= most ? items : throw new MarketRefusedException([new MarketRefusal($"too-many-{list}", list, -1, $"more than {most}", $"at most {most}")]);
    }

    internal static List<MarketRefusal> Find(ReadOnlySpan<Seeker> seekers, ReadOnlySpan<Supporter> supporters, ReadOnlySpan<ThemeQuota> quotas, ReadOnlySpan<CandidatePair> pairs)
    {
        var validator = new MarketValidator();
        validator.Schools(seekers, supporters);
        var reserves = validator.Quotas(supporters, quotas);
        for (var at = 0; at < supporters.Length; at++)
        {
            validator.Unless(reserves[at] <= supporters[at].Capacity, "reserves-over-capacity", "supporters", at, $"{reserves[at]} places are reserved, there are {supporters[at].Capacity}", "reserve no more places than there are");
        }

        validator.Pairs(seekers, supporters, pairs);
        if (validator.found.Count == 0)
        {
            validator.FixedPairs(seekers, supporters, quotas, pairs);
        }

        return validator.found;
    }

    private void Unless(bool holds, string code, string list, int index, string what, string mend)
    {
        if (!holds && found.Count < MostRefusals)
        {
            found.Add(new MarketRefusal(code, list, index, what, mend));
        }
    }

    private void Schools(ReadOnlySpan<Seeker> seekers, ReadOnlySpan<Supporter> supporters)
    {
        var known = new HashSet<Guid>(seekers.Length);
        for (var at = 0; at < seekers.Length; at++)
        {
            var seeker = seekers[at];
            Unless(known.Add(seeker.Id), "seeker-twice", "seekers", at, $"{seeker.Id} is there already", "give each school once");
            Bounded(seeker.Wanted, 1, Market.MostWanted, "wanted", "seekers", at);
            Bounded(seeker.Need, 0, Market.GreatestNeed, "need", "seekers", at);
            Bounded((int)seeker.Disadvantage, 0, (int)Disadvantage.Border, "disadvantage", "seekers", at);
        }

        known.Clear();
        for (var at = 0; at < supporters.Length; at++)
        {
            var supporter = supporters[at];
            Unless(known.Add(supporter.Id), "supporter-twice", "supporters", at, $"{supporter.Id} is there already", "give each school once");
            Bounded(supporter.Capacity, 0, Market.MostPlaces, "capacity", "supporters", at);
            Bounded(supporter.Reserved, 0, Market.MostPlaces, "reserved", "supporters", at);
        }
    }

    private long[] Quotas(ReadOnlySpan<Supporter> supporters, ReadOnlySpan<ThemeQuota> quotas)
    {
        var reserves = new long[supporters.Length];
        for (var at = 0; at < supporters.Length; at++)
        {
            reserves[at] = supporters[at].Reserved;
        }

        var known = new HashSet<(int, int)>(quotas.Length);
        for (var at = 0; at < quotas.Length; at++)
        {
            var quota = quotas[at];
            if (!Bounded(quota.Supporter, 0, supporters.Length - 1, "supporter", "quotas", at))
            {
                continue;
            }

            Bounded(quota.Theme, 0, Market.GreatestTheme, "theme", "quotas", at);
            Bounded(quota.Places, 0, Market.MostPlaces, "places", "quotas", at);
            Bounded(quota.Reserved, 0, quota.Places, "reserved", "quotas", at);
            Unless(known.Add((quota.Supporter, quota.Theme)), "quota-twice", "quotas", at, $"supporter {quota.Supporter} has a quota for theme {quota.Theme} already", "give each theme one quota");
            reserves[quota.Supporter] += quota.Reserved;
        }

        return reserves;
    }

    private void Pairs(ReadOnlySpan<Seeker> seekers, ReadOnlySpan<Supporter> supporters, ReadOnlySpan<CandidatePair> pairs)
    {
        for (var at = 0; at < pairs.Length; at++)
        {
            var pair = pairs[at];
            Bounded(pair.Seeker, 0, seekers.Length - 1, "seeker", "pairs", at);
            Bounded(pair.Supporter, 0, supporters.Length - 1, "supporter", "pairs", at);
            Bounded(pair.Theme, 0, Market.GreatestTheme, "theme", "pairs", at);
            Bounded(pair.Cost, 0, Market.MostCost, "cost", "pairs", at);
            Bounded((int)pair.State, 0, (int)PairState.Forbidden, "state", "pairs", at);
        }
    }

    private void FixedPairs(ReadOnlySpan<Seeker> seekers, ReadOnlySpan<Supporter> supporters, ReadOnlySpan<ThemeQuota> quotas, ReadOnlySpan<CandidatePair> pairs)
    {
        var left = new Dictionary<(int Supporter, int Theme), int>(quotas.Length);
        foreach (var quota in quotas)
        {
            left[(quota.Supporter, quota.Theme)] = quota.Places;
        }

        var wanted = new int[seekers.Length];
        var served = new int[supporters.Length];
        for (var at = 0; at < pairs.Length; at++)
        {
            if (pairs[at].State != PairState.Fixed)
            {
                continue;
            }

            var (seeker, supporter, theme) = (pairs[at].Seeker, pairs[at].Supporter, pairs[at].Theme);
            Unless(++wanted[seeker] <= seekers[seeker].Wanted, "fixed-over-wanted", "pairs", at, $"{wanted[seeker]} fixed pairs, {seekers[seeker].Wanted} wanted", "free one, or let the seeker want more");
            Unless(++served[supporter] <= supporters[supporter].Capacity, "fixed-over-capacity", "pairs", at, $"{served[supporter]} fixed pairs, capacity {supporters[supporter].Capacity}", "free one, or raise the capacity");
            if (left.TryGetValue((supporter, theme), out var places))
            {
                Unless(places > 0, "fixed-over-quota", "pairs", at, $"theme {theme} has no place left", "free one, or raise the quota");
                left[(supporter, theme)] = places - 1;
            }
        }
    }

    private bool Bounded(int value, int least, int most, string name, string list, int index)
    {
        var holds = value >= least && value <= most;
        if (!holds)
        {
            Unless(false, $"{name}-out-of-bounds", list, index, $"{name} is {value}", most < least ? "there is none to refer to" : $"{least} to {most}");
        }

        return holds;
    }
}
