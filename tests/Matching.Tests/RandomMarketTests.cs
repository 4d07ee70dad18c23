namespace EduCoop.Matching.Tests;

/// <summary>Many markets from seeds; a failure names its seed.</summary>
public sealed class RandomMarketTests
{
    [Fact]
    public void Certificates_hold_in_all_markets()
    {
        for (var seed = 0; seed < 10_000; seed++)
        {
            var market = RandomMarket.Of(seed, mostSeekers: 20, mostSupporters: 12, mostPairs: 90).Create();
            Proven(seed, CertificateCheck.Stable(market, StableMatching.Solve(market)));
            Proven(seed, CertificateCheck.Optimal(market, OptimalMatching.Solve(market)));
            Proven(seed, CertificateCheck.Optimal(market, OptimalMatching.Solve(market, Fairness.Alike)));
            Proven(seed, CertificateCheck.Optimal(market, Rematching.Solve(market)));
        }
    }

    [Fact]
    public void The_disadvantaged_are_served_up_to_the_flow_bound()
    {
        for (var seed = 0; seed < 10_000; seed++)
        {
            var market = RandomMarket.Of(seed, mostSeekers: 20, mostSupporters: 12, mostPairs: 90).Create();
            Assert.True(PlainFlow.MostDisadvantaged(market) == OptimalMatching.Solve(market).Pairing.Totals(market).Disadvantaged, $"seed {seed}");
        }
    }

    [Fact]
    public void The_optimum_is_the_best_of_all_pairings()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var market = RandomMarket.Of(seed, mostSeekers: 5, mostSupporters: 4, mostPairs: 9).Create();
            var fair = OptimalMatching.Solve(market).Pairing.Pairs.ToArray();
            Equal(seed, Exhaustive.Best(market, isRematching: false), Exhaustive.Aims(market, fair, isRematching: false));
            var alike = OptimalMatching.Solve(market, Fairness.Alike).Pairing.Pairs.ToArray();
            Equal(seed, Exhaustive.Best(market, isRematching: false, isFair: false), Exhaustive.Aims(market, alike, isRematching: false, isFair: false));
        }
    }

    [Fact]
    public void A_rematching_breaks_as_few_active_pairs_as_any_pairing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var market = RandomMarket.Of(seed + 50_000, mostSeekers: 5, mostSupporters: 4, mostPairs: 9).Create();
            var found = Rematching.Solve(market).Pairing.Pairs.ToArray();
            Equal(seed, Exhaustive.Best(market, isRematching: true), Exhaustive.Aims(market, found, isRematching: true));
        }
    }

    [Fact]
    public void The_stable_pairing_is_the_best_stable_one_for_every_seeker()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var market = RandomMarket.Of(seed + 10_000, mostSeekers: 5, mostSupporters: 4, mostPairs: 9, onlyOneWanted: true).Create();
            var found = Liked(market, StableMatching.Solve(market));
            var stable = Exhaustive.Pairings(market).Select(chosen => new Pairing(chosen)).Where(pairing => CertificateCheck.Stable(market, pairing).Count == 0).ToList();
            Assert.NotEmpty(stable);
            foreach (var other in stable)
            {
                Assert.True(Liked(market, other).Zip(found).All(both => both.Second.CompareTo(both.First) >= 0), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void No_seeker_of_one_partner_gains_by_a_false_order()
    {
        var lies = 0;
        for (var seed = 0; lies < 10_000; seed++)
        {
            var made = RandomMarket.Of(seed + 20_000, mostSeekers: 12, mostSupporters: 7, mostPairs: 50, onlyOneWanted: true);
            var market = made.Create();
            var honest = Liked(market, StableMatching.Solve(market));
            var random = new Random(seed);
            for (var attempt = 0; attempt < 20; attempt++, lies++)
            {
                var liar = random.Next(made.Seekers.Count);
                var told = made.Pairs.Select(pair => pair.Seeker == liar && pair.State == PairState.Free
                    ? pair with { SeekerScore = random.Next(-100, 100), State = random.Next(4) == 0 ? PairState.Forbidden : PairState.Free }
                    : pair);
                var result = StableMatching.Solve(Market.Create(made.Seekers, made.Supporters, made.Quotas, told, made.Seed));
                Assert.True(Liked(market, result)[liar].CompareTo(honest[liar]) <= 0, $"seed {seed}, seeker {liar}");
            }
        }
    }

    [Fact]
    public void The_order_of_the_lists_changes_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var made = RandomMarket.Of(seed + 30_000, mostSeekers: 15, mostSupporters: 10, mostPairs: 70);
            var (seekers, supporters) = (Shuffled(made.Seekers.Count, seed), Shuffled(made.Supporters.Count, ~seed));
            var pairs = Shuffled(made.Pairs.Count, seed + 1);
            var other = Market.Create(
                seekers.Select(at => made.Seekers[at]),
                supporters.Select(at => made.Supporters[at]),
                made.Quotas.Select(quota => quota with { Supporter = Array.IndexOf(supporters, quota.Supporter) }).Reverse(),
                pairs.Select(at => made.Pairs[at]).Select(pair => pair with { Seeker = Array.IndexOf(seekers, pair.Seeker), Supporter = Array.IndexOf(supporters, pair.Supporter) }),
                made.Seed);
            var market = made.Create();
            Assert.Equal(Names(market, StableMatching.Solve(market)), Names(other, StableMatching.Solve(other)));
            Assert.Equal(Names(market, OptimalMatching.Solve(market).Pairing), Names(other, OptimalMatching.Solve(other).Pairing));
            Assert.Equal(Names(market, Rematching.Solve(market).Pairing), Names(other, Rematching.Solve(other).Pairing));
        }
    }

    private static int[] Shuffled(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }

    private static string[] Names(Market market, Pairing pairing) =>
        [.. pairing.Pairs.ToArray().Select(pair => $"{market.Seekers[market.Pairs[pair].Seeker].Id} {market.Supporters[market.Pairs[pair].Supporter].Id}").Order(StringComparer.Ordinal)];

    // For each seeker how good its partner is; the least where it has none. By its true scores.
    private static (int Score, int Lot)[] Liked(Market market, Pairing pairing)
    {
        var liked = Enumerable.Repeat((int.MinValue, int.MinValue), market.Seekers.Length).ToArray();
        foreach (var index in pairing.Pairs)
        {
            var pair = market.Pairs[index];
            liked[pair.Seeker] = (pair.State == PairState.Fixed ? int.MaxValue : pair.SeekerScore, -market.SupporterLots[pair.Supporter]);
        }

        return liked;
    }

    private static void Proven(int seed, IReadOnlyList<Finding> findings) => Assert.True(findings.Count == 0, $"seed {seed}: {string.Join(", ", findings)}");

    private static void Equal(int seed, long[] expected, long[] found) => Assert.True(expected.SequenceEqual(found), $"seed {seed}: {string.Join(' ', expected)} is best, found {string.Join(' ', found)}");
}
