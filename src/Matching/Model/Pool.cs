namespace EduCoop.Matching;

/// <summary>Places of one supporter for one theme, or for all its themes without a quota.</summary>
/// <param name="Supporter">Index of the supporter.</param>
/// <param name="Theme">The theme, or -1 for all without a quota.</param>
/// <param name="Places">Most partners from this pool; for the pool without a quota, the capacity.</param>
/// <param name="Reserved">Places that go to disadvantaged seekers first.</param>
public readonly record struct Pool(int Supporter, int Theme, int Places, int Reserved)
{
    internal static (Pool[] Pools, int[] Starts) Of(Supporter[] supporters, ThemeQuota[] quotas)
    {
        var sorted = quotas.OrderBy(quota => quota.Supporter).ThenBy(quota => quota.Theme).ToArray();
        var pools = new Pool[supporters.Length + quotas.Length];
        var starts = new int[supporters.Length + 1];
        var (quota, pool) = (0, 0);
        for (var at = 0; at < supporters.Length; at++)
        {
            starts[at] = pool;
            pools[pool++] = new Pool(at, -1, supporters[at].Capacity, supporters[at].Reserved);
            for (; quota < sorted.Length && sorted[quota].Supporter == at; quota++)
            {
                pools[pool++] = new Pool(at, sorted[quota].Theme, sorted[quota].Places, sorted[quota].Reserved);
            }
        }

        starts[^1] = pool;
        return (pools, starts);
    }

    internal static int Find(Pool[] pools, int from, int to, int theme)
    {
        var (low, high) = (from + 1, to - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (pools[middle].Theme == theme)
            {
                return middle;
            }

            (low, high) = pools[middle].Theme < theme ? (middle + 1, high) : (low, middle - 1);
        }

        return from;
    }
}
