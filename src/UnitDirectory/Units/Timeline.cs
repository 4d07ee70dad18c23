namespace EduCoop.UnitDirectory.Units;

/// <summary>Lays new periods over known ones so that no two overlap.</summary>
internal static class Timeline
{
    /// <summary>
    /// A wanted period replaces the known one that begins on the same day, or begins a new one. It lasts to its own last day, or to the day
    /// before the next period begins; a period before it ends where it begins. Returns null when a last day given reaches into the next period.
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
            var end = period.ValidTo ?? (byDay.TryGetValue(period.ValidFrom, out var old) ? old.ValidTo : null);
            byDay[period.ValidFrom] = period with { ValidTo = end };
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

        return merged;
    }
}
