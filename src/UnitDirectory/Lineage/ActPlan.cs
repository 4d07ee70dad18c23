using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>
/// The units that an act touches, as they were and as they will be. Holds them all with everything below them, so that paths are worked out
/// once at the end.
/// </summary>
internal sealed class ActPlan(IReadOnlyDictionary<Guid, KnownUnit> known, DateOnly day)
{
    private readonly Dictionary<Guid, KnownUnit> after = [];

    /// <summary>Units that end with the act, in the order in which they were closed.</summary>
    internal List<Guid> Closed { get; } = [];

    internal KnownUnit Get(Guid id) => after.GetValueOrDefault(id) ?? known[id];

    /// <summary>A new unit, from the day of the act.</summary>
    internal void Register(KnownUnit unit) => after[unit.UnitId] = unit;

    /// <summary>Ends a unit and its codes the day before the act. False when it has changed later than that.</summary>
    internal bool Close(Guid id)
    {
        var unit = Get(id);
        var lastDay = day.AddDays(-1);
        if (unit.On(lastDay) is not { } last || unit.Latest != last || (last.ValidTo is not null && last.ValidTo <= lastDay))
        {
            return false;
        }

        after[id] = unit with
        {
            Periods = [.. unit.Periods.SkipLast(1), last with { ValidTo = lastDay }],
            Codes = unit.Codes.Where(code => code.ValidFrom <= lastDay).Select(code => code.ValidTo is { } end && end <= lastDay ? code : code with { ValidTo = lastDay }).ToList(),
        };
        Closed.Add(id);
        return true;
    }

    /// <summary>Gives a unit other facts from the day of the act. Periods that begin later get them as well: they too spoke of what is gone.</summary>
    internal void Alter(Guid id, Func<UnitPeriod, UnitPeriod> change)
    {
        var unit = Get(id);
        var periods = new List<UnitPeriod>();
        foreach (var period in unit.Periods)
        {
            if (period.ValidTo is { } end && end < day)
            {
                periods.Add(period);
            }
            else if (period.ValidFrom >= day)
            {
                periods.Add(change(period));
            }
            else
            {
                periods.Add(period with { ValidTo = day.AddDays(-1) });
                periods.Add(change(period with { ValidFrom = day }));
            }
        }

        if (!periods.SequenceEqual(unit.Periods) && !(periods.Count == unit.Periods.Count + 1 && Unchanged(unit, periods)))
        {
            after[id] = unit with { Periods = periods };
        }
    }

    /// <summary>One step for every unit that is not as it was, those above first.</summary>
    internal List<UnitWrite> Writes()
    {
        var paths = new Dictionary<Guid, IReadOnlyList<Guid>>();
        var writes = new List<UnitWrite>();
        foreach (var id in known.Keys.Union(after.Keys))
        {
            var before = known.GetValueOrDefault(id);
            var now = Get(id);
            var path = PathOf(id, paths);
            if (after.ContainsKey(id) || !before!.Path.SequenceEqual(path))
            {
                writes.Add(new(before, now with { Version = (before?.Version ?? 0) + 1, Path = path }));
            }
        }

        return [.. writes.OrderBy(write => write.After.Path.Count).ThenBy(write => write.After.UnitId)];
    }

    private IReadOnlyList<Guid> PathOf(Guid id, Dictionary<Guid, IReadOnlyList<Guid>> paths)
    {
        if (paths.TryGetValue(id, out var path))
        {
            return path;
        }

        // Whoever may move is held together with all above it that may move; where the unit above is not held, nothing has changed there.
        paths[id] = Get(id).Path;
        path = Get(id).Latest.ParentId is not { } parent ? [id]
            : known.ContainsKey(parent) || after.ContainsKey(parent) ? [.. PathOf(parent, paths), id]
            : Get(id).Path;
        return paths[id] = path;
    }

    private static bool Unchanged(KnownUnit unit, List<UnitPeriod> periods) =>
        unit.Periods.Zip(periods).All(pair => pair.First.SaysTheSameAs(pair.Second)) && periods[^1].SaysTheSameAs(unit.Latest);
}
