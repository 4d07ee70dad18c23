namespace EduCoop.UnitDirectory.Units;

/// <summary>Lays new periods over known ones so that no two overlap.</summary>
internal static class Timeline
{
    /// <summary>
    /// A wanted period replaces the known one that begins on the same day, or begins a new one. It lasts to its own last day, or to the day
    /// before the next period begins; a period before it ends where it begins. Neighbours that say the same become one, so that stating again
    /// what is known changes nothing. Returns null when a last day given reaches into the next period.
    /// </summary>
    internal static IReadOnlyList<UnitPeriod>? Merge(IReadOnlyList<UnitPeriod> known, IReadOnlyList<UnitPeriod> wanted)
    {
        var byDay = new SortedDictionary<DateOnly, UnitPeriod>();
        foreach (var period in known)
        {
            byDay[period.ValidFrom] = period;
        }

        var givenEnds = new HashSet<DateOnly>();
        foreach (var period in wanted)
        {
            // Saying nothing about the end does not reopen a unit that is known to be closed.
            var old = byDay.TryGetValue(period.ValidFrom, out var same) ? same : known.FirstOrDefault(other => other.Covers(period.ValidFrom) && other.SaysTheSameAs(period));
            byDay[period.ValidFrom] = period with { ValidTo = period.ValidTo ?? old?.ValidTo };
            if (period.ValidTo is not null)
            {
                givenEnds.Add(period.ValidFrom);
            }
        }

        var merged = byDay.Values.ToList();
        for (var i = 0; i + 1 < merged.Count; i++)
        {
            var dayBefore = merged[i + 1].ValidFrom.AddDays(-1);
            if (merged[i].ValidTo is { } end && end <= dayBefore)
            {
                continue;
            }

            if (givenEnds.Contains(merged[i].ValidFrom))
            {
                return null;
            }

            merged[i] = merged[i] with { ValidTo = dayBefore };
        }

        return Joined(merged);
    }

    private static List<UnitPeriod> Joined(List<UnitPeriod> periods)
    {
        var joined = new List<UnitPeriod>(periods.Count);
        foreach (var period in periods)
        {
            if (joined.Count > 0 && joined[^1].ValidTo?.AddDays(1) == period.ValidFrom && joined[^1].SaysTheSameAs(period))
            {
                joined[^1] = joined[^1] with { ValidTo = period.ValidTo };
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }
}
