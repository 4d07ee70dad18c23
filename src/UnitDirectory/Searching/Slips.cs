namespace EduCoop.UnitDirectory.Searching;

/// <summary>How many letters were left out, added, changed or swapped with their neighbour between two words.</summary>
internal static class Slips
{
    /// <summary>The number of slips, or more than the most that is asked for.</summary>
    internal static int Between(string one, string other, int most)
    {
        if (most == 0)
        {
            return string.Equals(one, other, StringComparison.Ordinal) ? 0 : 1;
        }

        if (one.Length > 40 || other.Length > 40)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                best = Math.Min(best, row[j]);
            }

            if (best > most)
            {
                return most + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[other.Length];
    }
}
