namespace EduCoop.Matching.Tests;

/// <summary>A check that accepts everything proves nothing: each thing that can be wrong is made wrong, and must be found under its name.</summary>
public sealed class TamperingTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 9).Select(number => new Guid(number, 0, 0, new byte[8]))];

    // Two seekers and one place: the needy one has it. A third seeker has a supporter of its own.
    private static Market Contested() => Market.Create(
        [new Seeker(Ids[0], 1, 9, Disadvantage.Border), new Seeker(Ids[1]), new Seeker(Ids[2])],
        [new Supporter(Ids[3], 1), new Supporter(Ids[4], 2)],
        [new ThemeQuota(1, 7, 1)],
        [new CandidatePair(0, 0, 1, 5, 1, 50), new CandidatePair(1, 0, 1, 5, 9, 10), new CandidatePair(2, 1, 7, 5, 5, 30), new CandidatePair(1, 1, 7, 3, 4, 1)],
        seed: 1);

    private static string[] Codes(IReadOnlyList<Finding> findings) => [.. findings.Select(finding => finding.Code).Distinct()];

    [Fact]
    public void The_true_ones_are_accepted()
    {
        var market = Contested();
        Assert.Empty(CertificateCheck.Stable(market, StableMatching.Solve(market)));
        Assert.Empty(CertificateCheck.Optimal(market, OptimalMatching.Solve(market)));
        Assert.Equal([0, 3], OptimalMatching.Solve(market).Pairing.Pairs.ToArray());
        Assert.Equal([1, 2], StableMatching.Solve(market).Pairs.ToArray());
    }

    [Theory]
    [InlineData("no-such-pair", new[] { 4 })]
    [InlineData("no-such-pair", new[] { -1 })]
    [InlineData("pair-twice", new[] { 0, 0 })]
    [InlineData("supporter-over-capacity", new[] { 0, 1 })]
    [InlineData("seeker-over-wanted", new[] { 1, 3 })]
    [InlineData("pool-over-places", new[] { 2, 3 })]
    [InlineData("blocking-pair", new[] { 0, 2 })]
    [InlineData("blocking-pair", new[] { 1 })]
    public void A_wrong_pairing_is_found(string code, int[] pairs) => Assert.Contains(code, Codes(CertificateCheck.Stable(Contested(), new Pairing(pairs))));

    [Fact]
    public void A_forbidden_and_a_missing_fixed_pair_are_found()
    {
        var pairs = new[] { new CandidatePair(0, 0, 1, 1, 1, 1, PairState.Forbidden), new CandidatePair(1, 1, 1, 1, 1, 1, PairState.Fixed) };
        var market = Market.Create([new Seeker(Ids[0]), new Seeker(Ids[1])], [new Supporter(Ids[2], 1), new Supporter(Ids[3], 1)], [], pairs, 1);
        Assert.Equal(["forbidden-pair", "fixed-pair-missing"], Codes(CertificateCheck.Feasible(market, new Pairing([0]))));
        Assert.Equal([1], OptimalMatching.Solve(market).Pairing.Pairs.ToArray());
        Assert.Equal([1], StableMatching.Solve(market).Pairs.ToArray());
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, "layer-not-filled")]
    [InlineData(new[] { 0, 2 }, "not-least-cost")]
    [InlineData(new[] { 0 }, "layer-not-filled")]
    public void Another_pairing_under_the_same_proof_is_found(int[] pairs, string code)
    {
        var market = Contested();
        var certified = OptimalMatching.Solve(market);
        Assert.Contains(code, Codes(CertificateCheck.Optimal(market, certified with { Pairing = new Pairing(pairs) })));
    }

    [Fact]
    public void Every_number_of_a_proof_that_is_changed_is_found()
    {
        var tampered = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var market = RandomMarket.Of(seed, mostSeekers: 12, mostSupporters: 6, mostPairs: 40).Create();
            var certified = Rematching.Solve(market);
            Assert.Empty(CertificateCheck.Optimal(market, certified));
            foreach (var (what, wrong) in Wrong(market, certified))
            {
                tampered++;
                Assert.True(CertificateCheck.Optimal(market, certified with { Certificate = wrong }).Count > 0, $"seed {seed}: {what}");
            }
        }

        Assert.True(tampered > 500);
    }

    // Prices so high that they bring in more than anybody saves, prices below zero, a missing proof, a cut that is too small or counts twice.
    private static IEnumerable<(string What, Certificate Wrong)> Wrong(Market market, CertifiedPairing certified)
    {
        var certificate = certified.Certificate;
        var least = certificate.LeastCost;
        for (var supporter = 0; supporter < market.Supporters.Length; supporter++)
        {
            yield return ("price below zero", certificate with { LeastCost = least with { SupporterPrices = With(least.SupporterPrices, supporter, -1) } });
            var price = least.SupporterPrices[supporter];
            var takers = certified.Pairing.Pairs.ToArray().Count(pair => market.Pairs[pair].Supporter == supporter);
            if (price == 0 && takers < market.Supporters[supporter].Capacity)
            {
                yield return ("price of a place that is left", certificate with { LeastCost = least with { SupporterPrices = With(least.SupporterPrices, supporter, 1) } });
            }
        }

        yield return ("coverage left out", certificate with { Coverage = [.. certificate.Coverage.Skip(1)] });
        yield return ("prices left out", certificate with { LeastCost = least with { PoolPrices = [] } });
        yield return ("free costs", certificate with { LeastCost = least with { CostWeight = 0 } });
        yield return ("negative layers", certificate with { LeastCost = least with { LayerWeight = -1 } });
        for (var at = 0; at < certificate.Coverage.Count; at++)
        {
            var proof = certificate.Coverage[at];
            yield return ("one more", Replaced(certificate, at, proof with { Filled = proof.Filled + 1 }));
            yield return ("cut of nothing that is there", Replaced(certificate, at, proof with { CutSupporters = [.. proof.CutSupporters, -1] }));
            yield return ("other layer", Replaced(certificate, at, proof with { Layer = at + 1 }));
            if (proof.CutSupporters.Count > 0)
            {
                yield return ("cut twice", Replaced(certificate, at, proof with { CutSupporters = [.. proof.CutSupporters, proof.CutSupporters[0]] }));
            }
        }
    }

    private static long[] With(IReadOnlyList<long> prices, int at, long price) => [.. prices.Select((before, place) => place == at ? price : before)];

    private static Certificate Replaced(Certificate certificate, int at, CoverageProof proof) =>
        certificate with { Coverage = [.. certificate.Coverage.Select((before, place) => place == at ? proof : before)] };
}
