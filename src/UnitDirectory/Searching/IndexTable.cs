using System.Runtime.InteropServices;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>
/// All periods of all units with their words, in memory. Words of a question are beginnings of indexed words. Not safe by itself: UnitIndex
/// lets readers in together and a writer alone.
/// </summary>
internal sealed class IndexTable
{
    private const int Gap = 20;
    private readonly Dictionary<Guid, (KnownUnit Unit, List<IndexedPeriod> Periods)> units = [];
    private static readonly Comparer<IndexedWord> ByText = Comparer<IndexedWord>.Create((one, other) => string.CompareOrdinal(one.Text, other.Text));
    private readonly Dictionary<string, IndexedWord> words = new(StringComparer.Ordinal);
    // The same words in their order, and those without accents as they look.
    private readonly List<IndexedWord> sorted = [];
    private readonly List<(WordShape Shape, IndexedWord Word)> shapes = [];
    private readonly List<IndexedPeriod> inOrder = [];
    private readonly List<SlotFacts> facts = [];
    private readonly Dictionary<string, List<int>> byAccentKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byFoldKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<int>> below = [];
    private readonly Dictionary<string, HashSet<Guid>> byCode = new(StringComparer.Ordinal);

    internal List<IndexedPeriod> Slots { get; } = [];

    internal ReadOnlySpan<SlotFacts> Facts => CollectionsMarshal.AsSpan(facts);

    internal int UnitCount => units.Count;

    internal KnownUnit? Find(Guid id) => units.TryGetValue(id, out var held) ? held.Unit : null;

    internal IReadOnlySet<Guid> WithCode(string value) => byCode.TryGetValue(value.ToUpperInvariant(), out var ids) ? ids : new HashSet<Guid>();

    /// <summary>Slots, dead ones too, whose name is exactly this one.</summary>
    internal IReadOnlyList<int> Named(string accentKey) => byAccentKey.TryGetValue(accentKey, out var slots) ? slots : [];

    /// <summary>The same without accents.</summary>
    internal IReadOnlyList<int> NamedWithoutAccents(string foldKey) => byFoldKey.TryGetValue(foldKey, out var slots) ? slots : [];

    /// <summary>Slots of a unit.</summary>
    internal IEnumerable<int> SlotsOf(Guid id) => units.TryGetValue(id, out var held) ? held.Periods.Select(period => period.Slot) : [];

    /// <summary>Takes units in as they are now. Many at once are sorted together, a few are put into their places.</summary>
    internal void Put(IReadOnlyList<LoadedUnit> changed)
    {
        foreach (var loaded in changed)
        {
            Forget(loaded.Unit.UnitId);
        }

        // One walk through all: taking them out one by one would move the rest each time.
        inOrder.RemoveAll(period => !period.IsAlive);
        var fresh = changed.SelectMany(loaded => loaded.Unit.Periods.Select(period => (loaded, period)))
            .Select(pair => (pair.loaded, Period: pair.period, Keys: pair.loaded.Keys[pair.period.ValidFrom]))
            .Select(row => new IndexedPeriod(row.loaded.Unit, row.Period, row.Keys.FoldKey, row.Keys.AccentKey, row.Keys.Tokens)).ToList();
        foreach (var loaded in changed)
        {
            units[loaded.Unit.UnitId] = (loaded.Unit, []);
            foreach (var code in loaded.Unit.Codes)
            {
                (byCode.TryGetValue(code.Value.ToUpperInvariant(), out var ids) ? ids : byCode[code.Value.ToUpperInvariant()] = []).Add(loaded.Unit.UnitId);
            }
        }

        Order(fresh);
        foreach (var period in fresh)
        {
            var periods = units[period.Unit.UnitId].Periods;
            periods.Add(period);
            (period.Slot, period.FirstSlot) = (Slots.Count, Slots.Count - periods.Count + 1);
            AddWords(period);
            Slots.Add(period);
            facts.Add(SlotFacts.Of(period));
        }

        if (words.Count > sorted.Count)
        {
            sorted.Clear();
            sorted.AddRange(words.Values);
            sorted.Sort(ByText);
            shapes.Clear();
            shapes.AddRange(sorted.Where(word => word.Text[0] != SearchTokens.Accented).Select(word => (WordShape.Of(word.Text), word)));
        }
    }

    /// <summary>More dead slots than living ones: time to build anew.</summary>
    internal bool IsWorn => Slots.Count > 2000 && Slots.Count > 2 * inOrder.Count;

    /// <summary>Periods that have a word beginning so.</summary>
    internal Bits WithPrefix(string prefix)
    {
        var found = new Bits(Slots.Count);
        var place = sorted.BinarySearch(new(prefix), ByText);
        for (var i = place < 0 ? ~place : place; i < sorted.Count && sorted[i].Text.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            found.Add(sorted[i].Slots);
        }

        return found;
    }

    /// <summary>Periods that have a word like this one, a letter or two apart.</summary>
    internal Bits Like(string word)
    {
        var found = new Bits(Slots.Count);
        var (most, shape) = (word.Length switch { <= 2 => 0, <= 5 => 1, _ => 2 }, WordShape.Of(word));
        foreach (ref readonly var other in CollectionsMarshal.AsSpan(shapes))
        {
            if (shape.MayBeLike(other.Shape, most) && Slips.Between(word, other.Word.Text, most) <= most)
            {
                found.Add(other.Word.Slots);
            }
        }

        return found;
    }

    /// <summary>Periods of units that lie below this one, and its own.</summary>
    internal Bits Below(Guid id)
    {
        var found = new Bits(Slots.Count);
        found.Add(below.TryGetValue(id, out var slots) ? slots : []);
        return found;
    }

    private void Forget(Guid id)
    {
        if (!units.Remove(id, out var held))
        {
            return;
        }

        foreach (var code in held.Unit.Codes)
        {
            byCode.GetValueOrDefault(code.Value.ToUpperInvariant())?.Remove(id);
        }

        foreach (var period in held.Periods)
        {
            period.IsAlive = false;
            facts[period.Slot] = SlotFacts.Of(period);
        }
    }

    private void Order(List<IndexedPeriod> fresh)
    {
        if (fresh.Count > 200)
        {
            inOrder.AddRange(fresh);
            inOrder.Sort(Compare);
            Number();
            return;
        }

        foreach (var period in fresh)
        {
            var place = inOrder.BinarySearch(period, Comparer<IndexedPeriod>.Create(Compare));
            place = place < 0 ? ~place : place;
            inOrder.Insert(place, period);
            var before = place == 0 ? 0 : inOrder[place - 1].Place;
            var after = place + 1 == inOrder.Count ? before + (2L << Gap) : inOrder[place + 1].Place;
            period.Place = before + ((after - before) / 2);
            if (period.Place == before)
            {
                Number();
            }
        }
    }

    private void Number()
    {
        for (var i = 0; i < inOrder.Count; i++)
        {
            inOrder[i].Place = (i + 1L) << Gap;
            if (inOrder[i].Slot >= 0)
            {
                facts[inOrder[i].Slot] = SlotFacts.Of(inOrder[i]);
            }
        }
    }

    private void AddWords(IndexedPeriod period)
    {
        var slot = period.Slot;
        (byAccentKey.TryGetValue(period.AccentKey, out var named) ? named : byAccentKey[period.AccentKey] = []).Add(slot);
        (byFoldKey.TryGetValue(period.FoldKey, out var folded) ? folded : byFoldKey[period.FoldKey] = []).Add(slot);
        foreach (var id in period.Unit.Path)
        {
            (below.TryGetValue(id, out var under) ? under : below[id] = []).Add(slot);
        }

        foreach (var token in period.Tokens)
        {
            (words.TryGetValue(token, out var word) ? word : words[token] = new(token)).Slots.Add(slot);
        }
    }

    // A total order, so that a period is found again where it was put.
    private static int Compare(IndexedPeriod one, IndexedPeriod other) =>
        VietnameseOrder.Compare(one.SortKey, other.SortKey) is var byName && byName != 0 ? byName
        : one.Unit.UnitId.CompareTo(other.Unit.UnitId) is var byId && byId != 0 ? byId
        : one.Period.ValidFrom.CompareTo(other.Period.ValidFrom);
}
