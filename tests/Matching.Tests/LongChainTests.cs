namespace EduCoop.Matching.Tests;

/// <summary>Where serving one more seeker, or keeping one more pair, moves everybody else at the greatest cost: a small weight for it would not be enough.</summary>
public sealed class LongChainTests
{
    private const int Length = 300;

    // Seeker k may have supporter k for nothing or supporter k + 1 dearly; seeker 0 may only have supporter 1, so all have to move.
    private static Market Chain(Disadvantage ofFirst, bool isShort, bool isFirstActive)
    {
        var pairs = new List<CandidatePair>();
        for (var seeker = 0; seeker < Length; seeker++)
        {
            if (seeker > 0)
            {
                pairs.Add(new CandidatePair(seeker, seeker, 0, 2, 1, 0));
            }

            if (seeker < Length - 1 || !isShort)
            {
                pairs.Add(new CandidatePair(seeker, seeker + 1, 0, 1, 1, Market.MostCost, IsActive: isFirstActive && seeker == 0));
            }
        }

        if (isFirstActive)
        {
            pairs.Add(new CandidatePair(0, 0, 0, 1, 1, 0));
        }

        return Market.Create(
            Enumerable.Range(0, Length).Select(at => new Seeker(Id(1, at), 1, 0, at == 0 ? ofFirst : Disadvantage.None)),
            Enumerable.Range(0, Length + 1).Select(at => new Supporter(Id(2, at), at == 0 && !isFirstActive ? 0 : 1)),
            [],
            pairs,
            seed: 3);
    }

    private static Guid Id(int kind, int at) => new(kind, (short)at, 0, new byte[8]);

    [Fact]
    public void One_more_seeker_is_served_at_any_cost()
    {
        var market = Chain(Disadvantage.None, isShort: false, isFirstActive: false);
        var optimal = OptimalMatching.Solve(market);
        Assert.Empty(CertificateCheck.Optimal(market, optimal));
        Assert.Equal(new PairingTotals(Length, Length, 0, (long)Length * Market.MostCost, 0, 0), optimal.Pairing.Totals(market));
    }

    [Fact]
    public void A_disadvantaged_seeker_is_served_at_any_cost_where_not_all_can_be()
    {
        var market = Chain(Disadvantage.SemiBoarding, isShort: true, isFirstActive: false);
        var optimal = OptimalMatching.Solve(market);
        Assert.Empty(CertificateCheck.Optimal(market, optimal));
        Assert.Equal(1, optimal.Pairing.Totals(market).Disadvantaged);
        Assert.Equal(0, OptimalMatching.Solve(market, Fairness.Alike).Pairing.Totals(market).Disadvantaged);
    }

    [Fact]
    public void An_active_pair_is_kept_at_any_cost()
    {
        var market = Chain(Disadvantage.None, isShort: false, isFirstActive: true);
        Assert.Equal(0, OptimalMatching.Solve(market).Pairing.Totals(market).Cost);
        var kept = Rematching.Solve(market);
        Assert.Empty(CertificateCheck.Optimal(market, kept));
        Assert.Equal(new PairingTotals(Length, Length, 0, (long)Length * Market.MostCost, 1, 0), kept.Pairing.Totals(market));
    }
}
