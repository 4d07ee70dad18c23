using EduCoop.Matching;

namespace EduCoop.Benchmarks;

/// <summary>
/// A market from one seed: a third of the seekers disadvantaged, popular supporters that many want, quotas at every second supporter, costs that grow with the distance
/// on a map. Sizes are the issue's; everything else is drawn.
/// </summary>
internal sealed record MadeMarket(Seeker[] Seekers, Supporter[] Supporters, ThemeQuota[] Quotas, CandidatePair[] Pairs)
{
    private const int Themes = 9;

    internal Market Create() => Market.Create(Seekers, Supporters, Quotas, Pairs, seed: 2026);

    internal static MadeMarket Of(int seekers, int supporters, int pairs)
    {
        var random = new Random(2026);
        var needy = new Seeker[seekers];
        for (var at = 0; at < seekers; at++)
        {
            needy[at] = new Seeker(Id(random), random.Next(10) == 0 ? 2 : 1, random.Next(10), random.Next(3) == 0 ? (Disadvantage)random.Next(1, 5) : Disadvantage.None);
        }

        var giving = new Supporter[supporters];
        var quotas = new List<ThemeQuota>();
        for (var at = 0; at < supporters; at++)
        {
            var capacity = random.Next(1, 4);
            giving[at] = new Supporter(Id(random), capacity, random.Next(2));
            for (var theme = 0; theme < Themes && at % 2 == 0; theme++)
            {
                quotas.Add(new ThemeQuota(at, theme, Places: 1));
            }
        }

        var (homes, places) = (Places(random, seekers), Places(random, supporters));
        var chosen = new HashSet<(int, int)>(pairs);
        var made = new List<CandidatePair>(pairs);
        while (made.Count < pairs)
        {
            // The square makes small numbers frequent: a few supporters are in many lists.
            var (seeker, drawn) = (random.Next(seekers), random.NextDouble());
            var supporter = (int)(drawn * drawn * supporters);
            if (chosen.Add((seeker, supporter)))
            {
                var distance = (int)Math.Sqrt(Math.Pow(homes[seeker].X - places[supporter].X, 2) + Math.Pow(homes[seeker].Y - places[supporter].Y, 2));
                made.Add(new CandidatePair(seeker, supporter, random.Next(Themes), random.Next(300) - (distance / 10), needy[seeker].Need * 10 + random.Next(30), distance + random.Next(200)));
            }
        }

        return new MadeMarket(needy, giving, [.. quotas], [.. made]);
    }

    /// <summary>What was matched is active; 5 % of needs and of capacities are drawn anew.</summary>
    internal MadeMarket Changed(Pairing active)
    {
        var random = new Random(5);
        var pairs = (CandidatePair[])Pairs.Clone();
        foreach (var pair in active.Pairs)
        {
            pairs[pair] = pairs[pair] with { IsActive = true };
        }

        return this with
        {
            Seekers = [.. Seekers.Select(seeker => random.Next(20) == 0 ? seeker with { Need = random.Next(10) } : seeker)],
            Supporters = [.. Supporters.Select(supporter => random.Next(20) == 0 ? supporter with { Capacity = random.Next(1, 4) } : supporter)],
            Pairs = pairs,
        };
    }

    private static (int X, int Y)[] Places(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.Next(1_000), random.Next(1_000)))];

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
