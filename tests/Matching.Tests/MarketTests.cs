namespace EduCoop.Matching.Tests;

public sealed class MarketTests
{
    private static readonly Seeker[] Seekers = [new(new Guid(1, 0, 0, new byte[8])), new(new Guid(2, 0, 0, new byte[8]))];
    private static readonly Supporter[] Supporters = [new(new Guid(3, 0, 0, new byte[8]), 2, 1), new(new Guid(4, 0, 0, new byte[8]), 1)];

    private static CandidatePair Pair(int seeker, int supporter) => new(seeker, supporter, 0, 1, 1, 1);

    private static MarketRefusal Refused(IEnumerable<Seeker>? seekers = null, IEnumerable<Supporter>? supporters = null, IEnumerable<ThemeQuota>? quotas = null, IEnumerable<CandidatePair>? pairs = null) =>
        Assert.Throws<MarketRefusedException>(() => Market.Create(seekers ?? Seekers, supporters ?? Supporters, quotas ?? [], pairs ?? [], 1)).Refusals[0];

    [Fact]
    public void Seekers_are_known_once_and_bounded()
    {
        Assert.Equal(("seeker-twice", "seekers", 1), Named(Refused(seekers: [Seekers[0], Seekers[0]])));
        Assert.Equal(("wanted-out-of-bounds", "seekers", 0), Named(Refused(seekers: [Seekers[0] with { Wanted = 0 }])));
        Assert.Equal(("wanted-out-of-bounds", "seekers", 0), Named(Refused(seekers: [Seekers[0] with { Wanted = int.MaxValue }])));
        Assert.Equal(("need-out-of-bounds", "seekers", 0), Named(Refused(seekers: [Seekers[0] with { Need = 10 }])));
        Assert.Equal(("disadvantage-out-of-bounds", "seekers", 0), Named(Refused(seekers: [Seekers[0] with { Disadvantage = (Disadvantage)9 }])));
    }

    [Fact]
    public void Supporters_reserve_no_more_than_they_have()
    {
        Assert.Equal(("supporter-twice", "supporters", 1), Named(Refused(supporters: [Supporters[0], Supporters[0]])));
        Assert.Equal(("capacity-out-of-bounds", "supporters", 0), Named(Refused(supporters: [Supporters[0] with { Capacity = -1 }])));
        Assert.Equal(("capacity-out-of-bounds", "supporters", 0), Named(Refused(supporters: [Supporters[0] with { Capacity = int.MaxValue }])));
        Assert.Equal(("reserves-over-capacity", "supporters", 0), Named(Refused(supporters: [Supporters[0] with { Reserved = 3 }])));
        Assert.Equal(("reserves-over-capacity", "supporters", 0), Named(Refused(quotas: [new ThemeQuota(0, 1, 2, 2)])));
    }

    [Fact]
    public void Quotas_are_one_for_each_theme()
    {
        Assert.Equal(("supporter-out-of-bounds", "quotas", 0), Named(Refused(quotas: [new ThemeQuota(2, 1, 1)])));
        Assert.Equal(("quota-twice", "quotas", 1), Named(Refused(quotas: [new ThemeQuota(0, 1, 1), new ThemeQuota(0, 1, 2)])));
        Assert.Equal(("theme-out-of-bounds", "quotas", 0), Named(Refused(quotas: [new ThemeQuota(0, 256, 1)])));
        Assert.Equal(("reserved-out-of-bounds", "quotas", 0), Named(Refused(quotas: [new ThemeQuota(0, 1, 1, 2)])));
    }

    [Fact]
    public void Pairs_are_of_known_schools_and_bounded()
    {
        Assert.Equal(("seeker-out-of-bounds", "pairs", 0), Named(Refused(pairs: [Pair(2, 0)])));
        Assert.Equal(("supporter-out-of-bounds", "pairs", 1), Named(Refused(pairs: [Pair(0, 0), Pair(0, -1)])));
        Assert.Equal(("pair-twice", "pairs", 2), Named(Refused(pairs: [Pair(0, 0), Pair(0, 1), Pair(0, 0)])));
        Assert.Equal(("cost-out-of-bounds", "pairs", 0), Named(Refused(pairs: [Pair(0, 0) with { Cost = -1 }])));
        Assert.Equal(("cost-out-of-bounds", "pairs", 0), Named(Refused(pairs: [Pair(0, 0) with { Cost = int.MaxValue }])));
        Assert.Equal(("state-out-of-bounds", "pairs", 0), Named(Refused(pairs: [Pair(0, 0) with { State = (PairState)7 }])));
    }

    [Fact]
    public void Fixed_pairs_fit_together()
    {
        var fixedPairs = new[] { Pair(0, 0) with { State = PairState.Fixed }, Pair(1, 0) with { State = PairState.Fixed }, Pair(0, 1) with { State = PairState.Fixed } };
        Assert.Equal(("fixed-over-wanted", "pairs", 2), Named(Refused(pairs: fixedPairs)));
        Assert.Equal(("fixed-over-capacity", "pairs", 1), Named(Refused(supporters: [Supporters[0] with { Capacity = 1 }], pairs: fixedPairs[..2])));
        Assert.Equal(("fixed-over-quota", "pairs", 1), Named(Refused(quotas: [new ThemeQuota(0, 0, 1)], pairs: fixedPairs[..2])));
    }

    [Fact]
    public void Sizes_are_bounded_before_anything_is_looked_at()
    {
        Assert.Equal(("too-many-seekers", "seekers", -1), Named(Refused(seekers: Enumerable.Repeat(Seekers[0], Market.MostSchools + 1))));
        Assert.Equal(("too-many-supporters", "supporters", -1), Named(Refused(supporters: Endless(Supporters[0]))));
        Assert.Equal(("too-many-quotas", "quotas", -1), Named(Refused(quotas: Enumerable.Repeat(new ThemeQuota(0, 0, 1), int.MaxValue))));
        Assert.Equal(("too-many-pairs", "pairs", -1), Named(Refused(pairs: Enumerable.Repeat(Pair(0, 0), int.MaxValue))));
    }

    [Fact]
    public void A_refusal_says_how_to_mend_it_and_there_are_never_more_than_a_hundred()
    {
        var refused = Assert.Throws<MarketRefusedException>(() => Market.Create(Seekers, Supporters, [], Enumerable.Repeat(Pair(0, 9), 1000), 1));
        Assert.Equal(100, refused.Refusals.Count);
        Assert.All(refused.Refusals, refusal => Assert.Equal("0 to 1", refusal.Mend));
        Assert.Contains("pairs[0] supporter-out-of-bounds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_and_the_greatest_numbers_have_an_answer()
    {
        var empty = Market.Create([], [], [], [], 1);
        Assert.Empty(CertificateCheck.Optimal(empty, OptimalMatching.Solve(empty)));
        Assert.Equal(0, StableMatching.Solve(empty).Pairs.Length);

        var pairs = from seeker in Enumerable.Range(0, 2) from supporter in Enumerable.Range(0, 2) select Pair(seeker, supporter) with { Cost = Market.MostCost, SeekerScore = int.MinValue, SupporterScore = int.MaxValue };
        var greatest = Market.Create(Seekers.Select(seeker => seeker with { Wanted = Market.MostWanted }), Supporters.Select(supporter => supporter with { Capacity = Market.MostPlaces }), [], pairs, ulong.MaxValue);
        Assert.Equal(4L * Market.MostCost, OptimalMatching.Solve(greatest).Pairing.Totals(greatest).Cost);
        Assert.Empty(CertificateCheck.Optimal(greatest, Rematching.Solve(greatest)));
        Assert.Equal(4, StableMatching.Solve(greatest).Pairs.Length);
    }

    [Fact]
    public void A_solver_stops_when_it_is_told_to()
    {
        var market = Market.Create(Seekers, Supporters, [], [Pair(0, 0)], 1);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => OptimalMatching.Solve(market, cancellation: stop.Token));
        Assert.Throws<OperationCanceledException>(() => Rematching.Solve(market, cancellation: stop.Token));
    }

    [Fact]
    public void The_seed_decides_between_equals()
    {
        var winners = Enumerable.Range(0, 64).Select(seed =>
        {
            var market = Market.Create(Seekers, [Supporters[1]], [], [Pair(0, 0), Pair(1, 0)], (ulong)seed);
            return StableMatching.Solve(market).Pairs[0];
        }).ToList();
        Assert.Contains(0, winners);
        Assert.Contains(1, winners);
    }

    private static IEnumerable<T> Endless<T>(T item)
    {
        while (true)
        {
            yield return item;
        }
    }

    private static (string, string, int) Named(MarketRefusal refusal) => (refusal.Code, refusal.List, refusal.Index);
}
