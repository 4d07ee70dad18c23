namespace EduCoop.Matching.Tests;

/// <summary>Markets from a seed: ties, quotas, reserves, fixed, forbidden and active pairs, more wanted than there is and the other way round.</summary>
internal sealed class RandomMarket
{
    internal List<Seeker> Seekers { get; } = [];

    internal List<Supporter> Supporters { get; } = [];

    internal List<ThemeQuota> Quotas { get; } = [];

    internal List<CandidatePair> Pairs { get; } = [];

    internal ulong Seed { get; private init; }

    internal Market Create() => Market.Create(Seekers, Supporters, Quotas, Pairs, Seed);

    internal static RandomMarket Of(int seed, int mostSeekers, int mostSupporters, int mostPairs, bool onlyOneWanted = false, bool withFixed = true)
    {
        var random = new Random(seed);
        var made = new RandomMarket { Seed = (ulong)random.NextInt64() };
        var themes = random.Next(1, 4);
        for (var left = random.Next(1, mostSeekers + 1); left > 0; left--)
        {
            var wanted = onlyOneWanted || random.Next(4) > 0 ? 1 : random.Next(1, 4);
            made.Seekers.Add(new Seeker(Id(random), wanted, random.Next(0, 4), random.Next(2) == 0 ? Disadvantage.None : (Disadvantage)random.Next(5)));
        }

        for (var left = random.Next(1, mostSupporters + 1); left > 0; left--)
        {
            made.AddSupporter(random, themes);
        }

        var scores = random.Next(1, 6);
        var meetings = Enumerable.Range(0, made.Seekers.Count * made.Supporters.Count).ToArray();
        random.Shuffle(meetings);
        foreach (var meeting in meetings.Take(random.Next(0, mostPairs + 1)))
        {
            made.Pairs.Add(new CandidatePair(
                meeting % made.Seekers.Count, meeting / made.Seekers.Count, random.Next(themes), random.Next(-scores, scores), random.Next(-scores, scores), random.Next(20), random.Next(12) == 0 ? PairState.Forbidden : PairState.Free, random.Next(4) == 0));
        }

        if (withFixed)
        {
            made.FixSome(random);
        }

        return made;
    }

    private void AddSupporter(Random random, int themes)
    {
        var capacity = random.Next(0, 4);
        var left = random.Next(0, capacity + 1);
        var supporter = Supporters.Count;
        if (random.Next(2) == 0)
        {
            Supporters.Add(new Supporter(Id(random), capacity, left));
            return;
        }

        var first = random.Next(0, left + 1);
        Supporters.Add(new Supporter(Id(random), capacity, first));
        left -= first;
        for (var theme = 0; theme < themes; theme++)
        {
            if (random.Next(3) > 0)
            {
                var places = random.Next(0, 3);
                var reserved = random.Next(0, Math.Min(places, left) + 1);
                left -= reserved;
                Quotas.Add(new ThemeQuota(supporter, theme, places, reserved));
            }
        }
    }

    private void FixSome(Random random)
    {
        for (var at = 0; at < Pairs.Count; at++)
        {
            if (random.Next(10) == 0)
            {
                var before = Pairs[at];
                Pairs[at] = before with { State = PairState.Fixed };
                try
                {
                    Create();
                }
                catch (MarketRefusedException)
                {
                    Pairs[at] = before;
                }
            }
        }
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
