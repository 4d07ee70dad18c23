using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Matching;

namespace EduCoop.Twinning.Runs;

/// <summary>Ways to choose among all pairings.</summary>
public enum SolutionKind
{
    /// <summary>No two schools would both rather have each other (deferred acceptance).</summary>
    Stable,

    /// <summary>As many disadvantaged schools as possible, then as many schools, then least cost.</summary>
    Optimal,

    /// <summary>The same, and before cost the fewest active pairs broken.</summary>
    Rematching,
}

/// <summary>Where a run is.</summary>
public enum RunStage
{
    /// <summary>Nobody works on it yet.</summary>
    Waiting,

    /// <summary>Reads its frozen input.</summary>
    Reading,

    /// <summary>Asks the rules and weighs the pairs.</summary>
    Building,

    /// <summary>Deferred acceptance.</summary>
    Stable,

    /// <summary>Least cost.</summary>
    Optimal,

    /// <summary>Fewest broken pairs.</summary>
    Rematching,

    /// <summary>Prices of stability and fairness.</summary>
    Comparing,

    /// <summary>Checks the certificates with code of their own.</summary>
    Checking,

    /// <summary>Writes what was found.</summary>
    Saving,

    /// <summary>All is written.</summary>
    Done,
}

/// <summary>One pairing with its proof and what the check said.</summary>
internal sealed record Solved(SolutionKind Kind, Pairing Pairing, Certificate? Certificate, IReadOnlyList<Finding> Findings, int Milliseconds);

/// <summary>All that a run found.</summary>
internal sealed record RunResult(BuiltMarket Built, IReadOnlyList<Solved> Solutions, MatchingComparison Comparison);

/// <summary>Solves a market in all ways and checks each proof. Nothing but the frozen input decides.</summary>
internal static class SolveRun
{
    /// <summary>Certificates are kept as they are; numbers of theirs may be greater than a double holds, so they are whole in JSON too.</summary>
    internal static readonly JsonSerializerOptions CertificateJson = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <param name="input">The frozen input.</param>
    /// <param name="reached">Told of each stage and how many in a hundred are done.</param>
    /// <param name="cancellation">Stops the search.</param>
    internal static RunResult Of(RunInput input, Action<RunStage, int> reached, CancellationToken cancellation)
    {
        reached(RunStage.Building, 10);
        var built = BuildMarket.Of(input, cancellation);
        var market = built.Market;
        reached(RunStage.Stable, 25);
        var (stable, stableTime) = Timed(() => StableMatching.Solve(market));
        cancellation.ThrowIfCancellationRequested();
        reached(RunStage.Optimal, 35);
        var (optimal, optimalTime) = Timed(() => OptimalMatching.Solve(market, cancellation: cancellation));
        var (again, againTime) = (default(CertifiedPairing), 0);
        if (input.IsRematching)
        {
            reached(RunStage.Rematching, 50);
            (again, againTime) = Timed(() => Rematching.Solve(market, cancellation: cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
        reached(RunStage.Comparing, 65);
        var comparison = MatchingComparison.Of(market, stable, optimal.Pairing);
        cancellation.ThrowIfCancellationRequested();
        reached(RunStage.Checking, 80);
        List<Solved> solutions =
        [
            new(SolutionKind.Stable, stable, null, [.. CertificateCheck.Feasible(market, stable), .. CertificateCheck.Stable(market, stable)], stableTime),
            new(SolutionKind.Optimal, optimal.Pairing, optimal.Certificate, CertificateCheck.Optimal(market, optimal), optimalTime),
        ];
        if (again is not null)
        {
            solutions.Add(new(SolutionKind.Rematching, again.Pairing, again.Certificate, CertificateCheck.Optimal(market, again), againTime));
        }

        return new(built, solutions, comparison);
    }

    private static (T Found, int Milliseconds) Timed<T>(Func<T> solve)
    {
        var watch = Stopwatch.StartNew();
        return (solve(), (int)watch.ElapsedMilliseconds);
    }
}
