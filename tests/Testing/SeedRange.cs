using System.Globalization;

namespace EduCoop.Testing;

/// <summary>Which seeds a test of random runs takes: a few in the suite, 500 with EDUCOOP_LONG=1, others with EDUCOOP_SEEDS=5-24, and one again with EDUCOOP_SEED=N.</summary>
public static class SeedRange
{
    /// <summary>The seeds of this run, in their order.</summary>
    /// <exception cref="FormatException">What was said is neither a number nor two with "-" between them.</exception>
    public static IReadOnlyList<int> OfThisRun()
    {
        static string? Said(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
        var range = Said("EDUCOOP_SEED") ?? Said("EDUCOOP_SEEDS") ?? (Said("EDUCOOP_LONG") == "1" ? "1-500" : "1-3");
        var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return [.. Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)];
    }
}
