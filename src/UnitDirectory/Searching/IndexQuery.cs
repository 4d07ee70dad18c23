using System.Numerics;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>
/// One search over the table. Order: the exactly accented name (or the code), the same name without accents, all words with their accents,
/// the rest; then Vietnamese order. Nothing has these words: names that look alike, those with the fewest slips first.
/// </summary>
internal sealed class IndexQuery(IndexTable table, UnitTypes types, UnitSearch search)
{
    private const int MaxWords = 10;
    private const int RankShift = 58;

    internal PagedResult<UnitItem> Run()
    {
        var text = SearchText.Clean(search.Text ?? "");
        if (text.Length == 0)
        {
            return Page(Bits.All(table.Slots.Count), new());
        }

        var words = SearchText.Words(SearchText.FoldKey(text)).Take(MaxWords).ToList();
        var coded = text.Any(char.IsAsciiDigit) ? table.WithCode(text) : new HashSet<Guid>();
        if (words.Count == 0)
        {
            return new([], 0, search.Page.Page, search.Page.PageSize);
        }

        var found = Exact(text, words, coded);
        return found.Total == 0 && text.Length >= 4 ? Alike(words) : found;
    }

    private PagedResult<UnitItem> Exact(string text, List<string> words, IReadOnlySet<Guid> coded)
    {
        var hits = All(words, "");
        var accented = All(SearchText.Words(SearchText.AccentKey(text)).Take(MaxWords).ToList(), SearchTokens.AccentedPrefix);
        var bare = SearchUnits.BareName(text);
        // Few have exactly this name or code; for the others a bit says whether the accents are right too.
        var ranks = new Dictionary<int, int>();
        foreach (var slot in table.NamedWithoutAccents(SearchText.FoldKey(bare)))
        {
            ranks[slot] = 1;
        }

        foreach (var slot in table.Named(SearchText.AccentKey(bare)))
        {
            ranks[slot] = 0;
        }

        foreach (var slot in coded.SelectMany(table.SlotsOf))
        {
            ranks[slot] = 0;
            hits.Add(slot);
        }

        return Page(hits, new(ranks, accented, 2, 3));
    }

    // Most words are there, each perhaps with a slip.
    private PagedResult<UnitItem> Alike(List<string> words)
    {
        var exact = words.ConvertAll(table.WithPrefix);
        var alike = words.ConvertAll(table.Like);
        var needed = words.Count - (words.Count / 3);
        var (hits, ranks) = (new Bits(table.Slots.Count), new Dictionary<int, int>());
        for (var slot = 0; slot < table.Slots.Count; slot++)
        {
            var (there, whole) = (0, 0);
            for (var i = 0; i < exact.Count; i++)
            {
                whole += exact[i][slot] ? 1 : 0;
                there += exact[i][slot] || alike[i][slot] ? 1 : 0;
            }

            if (there >= needed)
            {
                hits.Add(slot);
                ranks[slot] = words.Count - whole;
            }
        }

        return Page(hits, new(ranks));
    }

    private Bits All(List<string> words, string prefix)
    {
        var all = table.WithPrefix(prefix + words[0]);
        foreach (var word in words.Skip(1))
        {
            all.Keep(table.WithPrefix(prefix + word));
        }

        return all;
    }

    private PagedResult<UnitItem> Page(Bits hits, Ranks ranks)
    {
        var wanted = search.Page.Offset + search.Page.PageSize;
        // The largest of the best on top, so that what is worse than all of them costs one comparison.
        var best = new PriorityQueue<int, long>();
        long total = 0;
        var perUnit = search.IncludeClosed ? new Dictionary<Guid, (int Slot, long Key)>() : null;
        var words = hits.Words;
        var facts = table.Facts;
        var day = search.AsOf.DayNumber;
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                var slot = (i << 6) + BitOperations.TrailingZeroCount(rest);
                ref readonly var fact = ref facts[slot];
                if (fact.From > day || (fact.To < day && perUnit is null) || !Fits(slot))
                {
                    continue;
                }

                var key = ((long)ranks.Of(slot) << RankShift) | fact.Place;
                if (perUnit is null)
                {
                    total++;
                    Offer(best, slot, key, wanted);
                }
                else if (!perUnit.TryGetValue(table.Slots[slot].Unit.UnitId, out var other) || key < other.Key)
                {
                    perUnit[table.Slots[slot].Unit.UnitId] = (slot, key);
                }
            }
        }

        foreach (var (slot, key) in perUnit?.Values ?? Enumerable.Empty<(int, long)>())
        {
            total++;
            Offer(best, slot, key, wanted);
        }

        var sorted = new List<int>(best.Count);
        while (best.TryDequeue(out var slot, out _))
        {
            sorted.Add(slot);
        }

        sorted.Reverse();
        return new(sorted.Skip(search.Page.Offset).Select(slot => Item(table.Slots[slot])).ToList(), total, search.Page.Page, search.Page.PageSize);
    }

    private static void Offer(PriorityQueue<int, long> best, int slot, long key, int wanted)
    {
        if (best.Count < wanted)
        {
            best.Enqueue(slot, -key);
        }
        else if (best.TryPeek(out _, out var worst) && -key > worst)
        {
            best.EnqueueDequeue(slot, -key);
        }
    }

    private bool Fits(int slot)
    {
        if (search is { TypeCode: null, ParentId: null, WithinId: null })
        {
            return true;
        }

        var (unit, period) = (table.Slots[slot].Unit, table.Slots[slot].Period);
        return (search.TypeCode is null || period.TypeCode == search.TypeCode)
            && (search.ParentId is null || period.ParentId == search.ParentId)
            && (search.WithinId is not { } within || unit.Path.Contains(within));
    }

    private UnitItem Item(IndexedPeriod entry)
    {
        var (unit, period) = (entry.Unit, entry.Period);
        // A period that is over is shown as it was on its last day.
        var day = period.Covers(search.AsOf) ? search.AsOf : period.ValidTo!.Value;
        var type = types.ByCode(period.TypeCode)!;
        var codes = unit.Codes.Where(code => code.ValidFrom <= day && (code.ValidTo is not { } end || day <= end))
            .OrderBy(code => code.Scheme, StringComparer.Ordinal).ThenBy(code => code.Value, StringComparer.Ordinal).Select(code => new UnitItemCode(code.Scheme, code.Value)).ToList();
        return new(
            unit.UnitId, period.Name, period.FullName, period.TypeCode, type.Name, period.ParentId, On(period.ParentId, day)?.FullName, On(period.ProvinceId, day)?.Name,
            codes, period.ValidFrom, period.ValidTo, unit.Version)
        {
            Path = unit.Path,
            Kind = type.Kind,
            Ownership = period.Ownership,
            ForeignCapital = period.ForeignCapital,
            NonProfit = period.NonProfit,
            Levels = period.Levels is null ? type.Levels : EducationLevels.Split(period.Levels),
        };
    }

    private UnitPeriod? On(Guid? id, DateOnly day) => id is { } unit ? table.Find(unit)?.On(day) : null;

    /// <summary>How good a hit is, 0 the best: a few by themselves, the others by whether their accents are right.</summary>
    private readonly record struct Ranks(Dictionary<int, int>? Own = null, Bits? Better = null, int IfBetter = 0, int Otherwise = 0)
    {
        internal int Of(int slot) => Own is not null && Own.TryGetValue(slot, out var rank) ? rank : Better is not null && Better[slot] ? IfBetter : Otherwise;
    }
}
