namespace EduCoop.Matching.Tests;

/// <summary>What the guarantees rest on: how a supporter chooses from whoever asks.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public void Who_is_chosen_from_many_is_chosen_from_fewer_and_more_askers_never_leave_fewer_chosen()
    {
        var narrowed = 0;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var market = RandomMarket.Of(seed + 70_000, mostSeekers: 10, mostSupporters: 2, mostPairs: 20).Create();
            var random = new Random(seed);
            for (var supporter = 0; supporter < market.Supporters.Length; supporter++)
            {
                var asking = Enumerable.Range(0, market.Pairs.Length).Where(pair => market.Pairs[pair].Supporter == supporter).ToList();
                var fixedPairs = asking.Where(pair => market.Pairs[pair].State == PairState.Fixed).ToList();
                var many = asking.Where(pair => market.Pairs[pair].State == PairState.Free).ToList();
                var fewer = many.Where(_ => random.Next(3) > 0).ToList();
                var fromMany = Stability.Chosen(market, supporter, fixedPairs, many);
                var fromFewer = Stability.Chosen(market, supporter, fixedPairs, fewer);
                Assert.True(fromMany.Intersect(fewer).All(fromFewer.Contains), $"seed {seed}");
                Assert.True(fromFewer.Count <= fromMany.Count, $"seed {seed}");
                narrowed += fromFewer.Except(fromMany).Any() ? 1 : 0;
            }
        }

        Assert.True(narrowed > 100);
    }

    [Fact]
    public void Stability_and_fairness_have_their_prices()
    {
        Guid[] ids = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8]))];

        // The only place costs 50 for the border school and 10 for the other, whom the supporter ranks higher.
        var market = Market.Create(
            [new Seeker(ids[0], 1, 9, Disadvantage.Border), new Seeker(ids[1])],
            [new Supporter(ids[2], 1)],
            [],
            [new CandidatePair(0, 0, 0, 1, 1, 50), new CandidatePair(1, 0, 0, 1, 9, 10)],
            seed: 1);
        var found = MatchingComparison.Of(market);
        Assert.Equal((-40L, 1, 0), (found.CostOfStability, found.DisadvantagedLostToStability, found.PairsLostToStability));
        Assert.Equal((40L, 1, 1), (found.CostOfFairness, found.DisadvantagedWonByFairness, found.BlockingPairs));

        // With the place reserved, the stable pairing is the fair one.
        var reserved = Market.Create(market.Seekers.ToArray(), [new Supporter(ids[2], 1, 1)], [], market.Pairs.ToArray(), seed: 1);
        Assert.Equal([0], StableMatching.Solve(reserved).Pairs.ToArray());
        Assert.Equal((0L, 0, 0), (MatchingComparison.Of(reserved).CostOfStability, MatchingComparison.Of(reserved).DisadvantagedLostToStability, MatchingComparison.Of(reserved).BlockingPairs));
    }

    [Fact]
    public void The_optimum_never_has_fewer_pairs_and_fairness_never_saves()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var found = MatchingComparison.Of(RandomMarket.Of(seed + 80_000, mostSeekers: 12, mostSupporters: 8, mostPairs: 50).Create());
            Assert.True(found.PairsLostToStability >= 0 && found.CostOfFairness >= 0 && found.DisadvantagedWonByFairness >= 0 && found.DisadvantagedLostToStability >= 0, $"seed {seed}: {found}");
            Assert.True(found.Optimal.Pairs == found.Alike.Pairs && found.Optimal.Seekers == found.Alike.Seekers, $"seed {seed}: {found}");
        }
    }
}
