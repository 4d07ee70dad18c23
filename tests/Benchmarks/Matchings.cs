using System.Globalization;
using EduCoop.Matching;

namespace EduCoop.Benchmarks;

/// <summary>
/// Stable and optimal pairs, their certificates and a re-matching, in processor time of the one thread that computes. The plain ways are searching by hand (each seeker in
/// turn takes the best that is left) for what is found, and successive shortest paths for the time.
/// </summary>
internal static class Matchings
{
    private const int Rounds = 3;

    internal static int Run()
    {
        Measure("province", seekers: 600, supporters: 2_900, pairs: 24_000, withPlain: true);
        Measure("nation", seekers: 20_000, supporters: 10_000, pairs: 1_000_000, withPlain: false);
        Console.WriteLine($"most memory of the process {Status("VmHWM:") / 1024} MB");
        return 0;
    }

    private static void Measure(string name, int seekers, int supporters, int pairs, bool withPlain)
    {
        var made = MadeMarket.Of(seekers, supporters, pairs);
        Console.WriteLine($"{name}: {seekers} seekers, {supporters} supporters, {made.Pairs.Length} pairs");
        Console.WriteLine("what                     best s  median s   pairs  seekers  disadvantaged  cost         active broken");
        var market = Timed("taking the market", made.Create, _ => null);
        var stable = Timed("stable", () => StableMatching.Solve(market), pairing => pairing.Totals(market));
        Timed("  check of it", () => Proven(CertificateCheck.Stable(market, stable)), _ => null);
        var optimal = Timed("optimal", () => OptimalMatching.Solve(market), certified => certified.Pairing.Totals(market));
        Timed("  check of it", () => Proven(CertificateCheck.Optimal(market, optimal)), _ => null);
        Timed("alike", () => OptimalMatching.Solve(market, Fairness.Alike), certified => certified.Pairing.Totals(market));
        var changed = made.Changed(optimal.Pairing).Create();
        Timed("new optimum after 5 %", () => OptimalMatching.Solve(changed), certified => certified.Pairing.Totals(changed));
        var rematched = Timed("re-matching after 5 %", () => Rematching.Solve(changed), certified => certified.Pairing.Totals(changed));
        Timed("  check of it", () => Proven(CertificateCheck.Optimal(changed, rematched)), _ => null);
        Timed("by hand", () => PlainMatching.ByHand(market), pairing => pairing.Totals(market));
        if (withPlain)
        {
            var plain = Timed("shortest paths one by one", () => PlainMatching.ByShortestPaths(market), pairing => pairing.Totals(market));
            if (plain.Totals(market) != optimal.Pairing.Totals(market))
            {
                throw new InvalidOperationException("Two ways to the optimum found two optima.");
            }
        }

        Console.WriteLine();
    }

    private static T Timed<T>(string what, Func<T> work, Func<T, PairingTotals?> totals)
    {
        var times = new double[Rounds];
        var result = default(T)!;
        for (var round = 0; round < Rounds; round++)
        {
            var before = ProcessorClock.Milliseconds();
            result = work();
            times[round] = (ProcessorClock.Milliseconds() - before) / 1000;
        }

        Array.Sort(times);
        var found = totals(result) is { } sum ? $"{sum.Pairs,7}  {sum.Seekers,7}  {sum.Disadvantaged,13}  {sum.Cost,-11}  {sum.ActiveBroken}" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-25}{times[0],6:0.000}  {times[Rounds / 2],8:0.000}  {found}"));
        return result;
    }

    private static bool Proven(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? true : throw new InvalidOperationException($"The certificate is wrong: {findings[0]}");

    private static long Status(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
