using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>The directory as it was at one revision, in memory, so that a list of tens of thousands of rows asks the database once.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<Guid, KnownUnit> units = [];
    private readonly Dictionary<(string Scheme, string Value), List<Guid>> byCode = [];
    private readonly Dictionary<string, List<Guid>> byAnyCode = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, Guid Area), Guid> agencies = [];
    private readonly Dictionary<(string Type, string Name, Guid? Area, string Locality), Guid> byNature = [];
    private readonly Dictionary<(Guid? Province, string Name), List<Guid>> areas = [];
    private readonly UnitTypes types;

    internal Snapshot(long revision, UnitTypes types, IEnumerable<KnownUnit> known)
    {
        Revision = revision;
        this.types = types;
        foreach (var unit in known.OrderBy(unit => unit.Path.Count))
        {
            Put(unit);
        }
    }

    /// <summary>The directory's number at which this was so; one higher after each chunk written from it.</summary>
    internal long Revision { get; set; }

    internal UnitTypes Types => types;

    /// <summary>Who went into whom.</summary>
    internal IReadOnlyList<(Guid Predecessor, Guid Successor, bool IsFull)> Succession { get; init; } = [];

    internal IEnumerable<Guid> PredecessorsOf(Guid id) => Succession.Where(step => step.Successor == id).Select(step => step.Predecessor);

    /// <summary>Who stands in the place of a unit that has ended, when one has all of it; else the unit itself.</summary>
    internal KnownUnit Follow(KnownUnit unit)
    {
        for (var steps = 0; steps < 20 && unit.Latest.ValidTo is not null; steps++)
        {
            if (Succession.Where(step => step.Predecessor == unit.UnitId).ToList() is not [{ IsFull: true } only])
            {
                break;
            }

            unit = units[only.Successor];
        }

        return unit;
    }

    internal KnownUnit? Find(Guid id) => units.GetValueOrDefault(id);

    /// <summary>The unit that has the code on that day; without one, when allowed, the unit that has had it last.</summary>
    internal KnownUnit? FindByCode(string scheme, string value, DateOnly day, bool orLatest)
    {
        if (!byCode.TryGetValue((scheme, value), out var ids))
        {
            return null;
        }

        var holders = ids.Select(id => units[id]).SelectMany(unit => unit.Codes, (unit, code) => (unit, code))
            .Where(pair => pair.code.Scheme == scheme && pair.code.Value == value).OrderByDescending(pair => pair.code.ValidFrom).ToList();
        var holder = holders.FirstOrDefault(pair => pair.code.ValidFrom <= day && (pair.code.ValidTo is not { } end || day <= end)).unit;
        return holder ?? (orLatest ? holders[0].unit : null);
    }

    /// <summary>The one unit with this code in whatever register; null when none or several have it.</summary>
    internal KnownUnit? FindByAnyCode(string value) => byAnyCode.TryGetValue(value, out var ids) && ids.Distinct().ToList() is [var only] ? units[only] : null;

    /// <summary>Does another unit have this code on a day of the same time?</summary>
    internal bool IsTaken(UnitCodeRow code, Guid unitId) =>
        byCode.TryGetValue((code.Scheme, code.Value), out var ids) && ids.Any(id => id != unitId && units[id].Codes.Any(other =>
            other.Scheme == code.Scheme && other.Value == code.Value
            && other.ValidFrom <= (code.ValidTo ?? DateOnly.MaxValue) && code.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue)));

    internal Guid? FindAgency(string type, Guid area) => agencies.TryGetValue((type, area), out var id) ? id : null;

    internal KnownUnit? FindByNature(string type, string name, Guid? area, string? locality) =>
        byNature.TryGetValue((type, SearchText.AccentKey(name), area, locality ?? ""), out var id) ? units[id] : null;

    /// <summary>Provinces (province null) or communes of a province that are called so on the day: Phú Thọ was another province until 30/6/2025.</summary>
    internal IReadOnlyList<Guid> FindAreas(Guid? province, string name, DateOnly day) =>
        !areas.TryGetValue((province, SearchText.AccentKey(name)), out var ids) ? []
        : ids.Where(id => units[id].On(day) is { } period && SearchText.AccentKey(period.Name) == SearchText.AccentKey(name)).ToList() is { Count: > 0 } there ? there
        // A school is older than the commune that it lies in today.
        : ids.Where(id => units[id].Latest.ValidTo is null).ToList();

    internal IEnumerable<KnownUnit> Below(Guid id) => units.Values.Where(unit => unit.UnitId != id && unit.Path.Contains(id));

    /// <summary>Takes the unit in as it will be after the import, so that later rows see it.</summary>
    internal void Put(KnownUnit unit)
    {
        units[unit.UnitId] = unit;
        foreach (var code in unit.Codes)
        {
            AddOnce(byCode, (code.Scheme, code.Value), unit.UnitId);
            AddOnce(byAnyCode, code.Value, unit.UnitId);
        }

        foreach (var period in unit.Periods)
        {
            byNature.TryAdd((period.TypeCode, SearchText.AccentKey(period.Name), period.AreaId, period.Locality ?? ""), unit.UnitId);
        }

        var latest = unit.Latest;
        var type = types.ByCode(latest.TypeCode);
        if (type?.Kind == UnitType.Area)
        {
            foreach (var period in unit.Periods)
            {
                AddOnce(areas, (type.Level == "province" ? null : period.ProvinceId, SearchText.AccentKey(period.Name)), unit.UnitId);
            }
        }
        else if (type?.Kind == "agency" && latest is { AreaId: { } area, ValidTo: null })
        {
            agencies.TryAdd((latest.TypeCode, area), unit.UnitId);
        }
    }

    private static void AddOnce<TKey>(Dictionary<TKey, List<Guid>> index, TKey key, Guid id)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var ids))
        {
            index[key] = ids = [];
        }

        if (!ids.Contains(id))
        {
            ids.Add(id);
        }
    }
}
