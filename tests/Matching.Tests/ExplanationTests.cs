namespace EduCoop.Matching.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void Every_statement_of_any_two_schools_holds_and_every_changed_one_does_not()
    {
        var said = new HashSet<StatementCode>();
        for (var seed = 0; seed < 120; seed++)
        {
            var market = RandomMarket.Of(seed + 40_000, mostSeekers: 10, mostSupporters: 6, mostPairs: 40).Create();
            var optimal = OptimalMatching.Solve(market);
            foreach (var (pairing, prices) in new[] { (StableMatching.Solve(market), null), (optimal.Pairing, optimal.Certificate.LeastCost) })
            {
                for (var meeting = 0; meeting < market.Seekers.Length * market.Supporters.Length; meeting++)
                {
                    var (seeker, supporter) = (meeting % market.Seekers.Length, meeting / market.Seekers.Length);
                    var statements = Explanation.Of(market, pairing, seeker, supporter, prices);
                    Assert.NotEmpty(statements);
                    foreach (var statement in statements)
                    {
                        said.Add(statement.Code);
                        Assert.True(StatementCheck.Holds(market, pairing, seeker, supporter, statement, prices), $"seed {seed}, {seeker} and {supporter}: {statement}");
                        Assert.False(HasNumber(statement.Code) && StatementCheck.Holds(market, pairing, seeker, supporter, statement with { Value = statement.Value + 1 }, prices), $"seed {seed}: {statement}");
                    }

                    // What is not said is not so, where it could have been said.
                    foreach (var code in Enum.GetValues<StatementCode>().Where(code => !HasNumber(code) && statements.All(statement => statement.Code != code)))
                    {
                        var isImplied = code == StatementCode.Partners && statements.Any(statement => statement.Code == StatementCode.FixedByOffice);
                        Assert.Equal(isImplied, StatementCheck.Holds(market, pairing, seeker, supporter, new Statement(code), prices));
                    }
                }
            }
        }

        Assert.Equal(Enum.GetValues<StatementCode>(), said.Order());
    }

    [Fact]
    public void Of_a_stable_pairing_is_never_said_that_both_would_gain_and_each_pair_has_its_reason()
    {
        StatementCode[] reasons =
        [
            StatementCode.NotACandidate, StatementCode.Forbidden, StatementCode.FixedByOffice, StatementCode.Partners, StatementCode.SeekerHasAllItWants, StatementCode.SupporterIsFull, StatementCode.ThemeIsFull,
        ];
        for (var seed = 0; seed < 200; seed++)
        {
            var market = RandomMarket.Of(seed + 60_000, mostSeekers: 8, mostSupporters: 5, mostPairs: 25).Create();
            var pairing = StableMatching.Solve(market);
            for (var meeting = 0; meeting < market.Seekers.Length * market.Supporters.Length; meeting++)
            {
                var codes = Explanation.Of(market, pairing, meeting % market.Seekers.Length, meeting / market.Seekers.Length).Select(statement => statement.Code).ToList();
                Assert.DoesNotContain(StatementCode.BothWouldGain, codes);
                Assert.NotEmpty(codes.Intersect(reasons));
            }
        }
    }

    private static bool HasNumber(StatementCode code) => code is not (StatementCode.NotACandidate or StatementCode.Forbidden or StatementCode.FixedByOffice
        or StatementCode.Partners or StatementCode.ActiveToday or StatementCode.BothWouldGain);
}
