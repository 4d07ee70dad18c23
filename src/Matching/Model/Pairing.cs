namespace EduCoop.Matching;

/// <summary>What a pairing comes to.</summary>
/// <param name="Pairs">Pairs in it.</param>
/// <param name="Seekers">Seekers with at least one partner.</param>
/// <param name="Disadvantaged">Disadvantaged seekers with at least one partner.</param>
/// <param name="Cost">Sum of the pairs' costs.</param>
/// <param name="ActiveKept">Pairs in it that are active today.</param>
/// <param name="ActiveBroken">Pairs of the market that are active today and not in it.</param>
public sealed record PairingTotals(int Pairs, int Seekers, int Disadvantaged, long Cost, int ActiveKept, int ActiveBroken);

/// <summary>Who becomes whose partner: indexes into <see cref="Market.Pairs"/>, ascending. It promises nothing: a certificate does.</summary>
public sealed class Pairing
{
    private readonly int[] pairs;

    /// <summary>Takes the indexes in any order.</summary>
    public Pairing(IEnumerable<int> pairs)
    {
        this.pairs = pairs.ToArray();
        Array.Sort(this.pairs);
    }

    /// <summary>Indexes into <see cref="Market.Pairs"/>, ascending.</summary>
    public ReadOnlySpan<int> Pairs => pairs;

    /// <summary>Whether a pair is in it.</summary>
    public bool Has(int pair) => Array.BinarySearch(pairs, pair) >= 0;

    /// <summary>The figures of this pairing.</summary>
    public PairingTotals Totals(Market market)
    {
        var matched = new bool[market.Seekers.Length];
        var (seekers, disadvantaged, kept, active) = (0, 0, 0, 0);
        var cost = 0L;
        foreach (var index in pairs)
        {
            var pair = market.Pairs[index];
            cost += pair.Cost;
            kept += pair.IsActive ? 1 : 0;
            if (!matched[pair.Seeker])
            {
                matched[pair.Seeker] = true;
                seekers++;
                disadvantaged += market.Seekers[pair.Seeker].IsDisadvantaged ? 1 : 0;
            }
        }

        foreach (var pair in market.Pairs)
        {
            active += pair.IsActive ? 1 : 0;
        }

        return new PairingTotals(pairs.Length, seekers, disadvantaged, cost, kept, active - kept);
    }
}
