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
            return Page(Bits.All(table.Slots.Count), default(AllAlike));
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
        var (named, folded) = (new Bits(table.Slots.Count), new Bits(table.Slots.Count));
        named.Add(table.Named(SearchText.AccentKey(bare)));
        folded.Add(table.NamedWithoutAccents(SearchText.FoldKey(bare)));
        foreach (var slot in coded.SelectMany(table.SlotsOf))
        {
            named.Add(slot);
            hits.Add(slot);
        }

        return Page(hits, new ByName(named, folded, accented));
    }

    // Most words are there, each perhaps with a slip.
    private PagedResult<UnitItem> Alike(List<string> words)
    {
        var exact = words.ConvertAll(table.WithPrefix);
        var alike = words.ConvertAll(table.Like);
        for (var i = 0; i < words.Count; i++)
        {
            alike[i].Join(exact[i]);
        }

        return Page(Bits.InAtLeast(words.Count - (words.Count / 3), alike, table.Slots.Count), new ByWholeWords(exact));
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

    private PagedResult<UnitItem> Page<TRank>(Bits hits, TRank rank)
        where TRank : struct, IRank
    {
        if (search.WithinId is { } within)
        {
            hits.Keep(table.Below(within));
        }

        var wanted = search.Page.Offset + search.Page.PageSize;
        // The largest of the best on top, so that what is worse than all of them costs one comparison.
        var best = new PriorityQueue<int, long>();
        long total = 0;
        // Of a unit's periods that fit, the best one is shown; they stand side by side.
        var (unit, chosen, least) = (-1, -1, 0L);
        var words = hits.Words;
        var facts = table.Facts;
        var day = search.AsOf.DayNumber;
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                var slot = (i << 6) + BitOperations.TrailingZeroCount(rest);
                ref readonly var fact = ref facts[slot];
                if (fact.From > day || (fact.To < day && !search.IncludeClosed) || !Fits(in fact))
                {
                    continue;
                }

                var key = ((long)rank.Of(slot) << RankShift) | fact.Place;
                if (fact.First != unit)
                {
                    Offer(best, chosen, least, wanted);
                    total++;
                    (unit, chosen, least) = (fact.First, slot, key);
                }
                else if (key < least)
                {
                    (chosen, least) = (slot, key);
                }
            }
        }

        Offer(best, chosen, least, wanted);
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
        if (slot < 0)
        {
            return;
        }

        if (best.Count < wanted)
        {
            best.Enqueue(slot, -key);
        }
        else if (best.TryPeek(out _, out var worst) && -key > worst)
        {
            best.EnqueueDequeue(slot, -key);
        }
    }

    private bool Fits(in SlotFacts fact) =>
        (search.TypeCode is null || fact.TypeCode == search.TypeCode) && (search.ParentId is null || fact.ParentId == search.ParentId);

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

    /// <summary>How good a hit is, 0 the best.</summary>
    private interface IRank
    {
        int Of(int slot);
    }

    private readonly struct AllAlike : IRank
    {
        public int Of(int slot) => 0;
    }

    private readonly struct ByName(Bits named, Bits folded, Bits accented) : IRank
    {
        public int Of(int slot) => named[slot] ? 0 : folded[slot] ? 1 : accented[slot] ? 2 : 3;
    }

    private readonly struct ByWholeWords(List<Bits> exact) : IRank
    {
        public int Of(int slot)
        {
            var missing = exact.Count;
            foreach (var set in exact)
            {
                missing -= set[slot] ? 1 : 0;
            }

            return missing;
        }
    }
}
