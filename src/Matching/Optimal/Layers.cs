namespace EduCoop.Matching;

/// <summary>Who is served first when not all can be.</summary>
public enum Fairness
{
    /// <summary>Disadvantaged seekers first, among them by need and then by <see cref="Disadvantage"/>; then all others; then second partners.</summary>
    DisadvantagedFirst = 0,

    /// <summary>All seekers alike; then second partners. What fairness costs is seen against this.</summary>
    Alike = 1,
}

/// <summary>
/// The places that seekers want, in layers: the first place of the disadvantaged seekers of each class, greatest need first; the first places of the others; all
/// further places. Sets of places that can be filled together are the independent sets of a gammoid, a matroid, so the greedy by layers fills each prefix of
/// layers as far as any pairing does (Edmonds and Fulkerson 1965; Mason 1972): fairness never costs a partner.
/// </summary>
public sealed class Layers
{
    private readonly int[] ofSeeker;

    private Layers(int[] ofSeeker, int count) => (this.ofSeeker, Count) = (ofSeeker, count);

    /// <summary>Number of layers. The last is that of further places.</summary>
    public int Count { get; }

    /// <summary>The layer of a seeker's first place.</summary>
    public int Of(int seeker) => ofSeeker[seeker];

    /// <summary>The layers of a market.</summary>
    public static Layers Of(Market market, Fairness fairness)
    {
        ArgumentNullException.ThrowIfNull(market);
        var classes = new SortedSet<int>();
        foreach (var seeker in market.Seekers)
        {
            classes.Add(Class(seeker, fairness));
        }

        var layers = classes.Select((value, at) => (value, at)).ToDictionary(found => found.value, found => found.at);
        var ofSeeker = new int[market.Seekers.Length];
        for (var at = 0; at < ofSeeker.Length; at++)
        {
            ofSeeker[at] = layers[Class(market.Seekers[at], fairness)];
        }

        return new Layers(ofSeeker, classes.Count + 1);
    }

    private static int Class(Seeker seeker, Fairness fairness) =>
        fairness == Fairness.DisadvantagedFirst && seeker.IsDisadvantaged ? -(((seeker.Need + 1) * 10) + (int)seeker.Disadvantage) : 0;
}
