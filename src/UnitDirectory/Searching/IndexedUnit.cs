using System.Numerics;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>One period of a unit as the index holds it.</summary>
internal sealed class IndexedPeriod(KnownUnit unit, UnitPeriod period, string foldKey, string accentKey, string[] tokens)
{
    internal KnownUnit Unit => unit;

    internal UnitPeriod Period => period;

    internal string FoldKey => foldKey;

    internal string AccentKey => accentKey;

    internal string[] Tokens => tokens;

    internal byte[] SortKey { get; } = VietnameseOrder.Key(period.Name);

    /// <summary>Its place among all names; grows in Vietnamese order, with gaps.</summary>
    internal long Place { get; set; }

    /// <summary>Where it stands in the table; -1 until it does. A unit's periods stand side by side.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>Where the first of the unit's periods stands.</summary>
    internal int FirstSlot { get; set; }

    /// <summary>False once the unit has changed: the slot is passed over until the index is packed.</summary>
    internal bool IsAlive { get; set; } = true;
}

/// <summary>What a search asks of every hit, side by side in memory: a question of one common word looks at all of them.</summary>
/// <param name="Place">Place among all names.</param>
/// <param name="From">First day (day number); later than any day where the slot is dead.</param>
/// <param name="To">Last day.</param>
/// <param name="First">Slot of the unit's first period.</param>
/// <param name="TypeCode">Type in this period.</param>
/// <param name="ParentId">Parent in this period.</param>
internal readonly record struct SlotFacts(long Place, int From, int To, int First, string TypeCode, Guid? ParentId)
{
    internal static SlotFacts Of(IndexedPeriod entry) => new(
        entry.Place, entry.IsAlive ? entry.Period.ValidFrom.DayNumber : int.MaxValue, entry.Period.ValidTo?.DayNumber ?? int.MaxValue, entry.FirstSlot,
        entry.Period.TypeCode, entry.Period.ParentId);
}

/// <summary>A word of the index and where it occurs.</summary>
internal sealed class IndexedWord(string text)
{
    internal string Text => text;

    internal List<int> Slots { get; } = [];
}

/// <summary>What of a word tells at a glance that another is not like it.</summary>
/// <param name="Letters">Which letters it has, one bit each; several letters may share one.</param>
/// <param name="Length">How many.</param>
internal readonly record struct WordShape(ulong Letters, int Length)
{
    internal static WordShape Of(string text)
    {
        var letters = 0UL;
        foreach (var letter in text)
        {
            letters |= 1UL << (letter & 63);
        }

        return new(letters, text.Length);
    }

    /// <summary>False when there are surely more slips between them: one changes the length by one, and which letters there are by two at most.</summary>
    internal bool MayBeLike(WordShape other, int most) => Math.Abs(Length - other.Length) <= most && BitOperations.PopCount(Letters ^ other.Letters) <= 2 * most;
}

/// <summary>A unit as it was read for the index: its history and the stored keys of each period.</summary>
internal sealed record LoadedUnit(KnownUnit Unit, IReadOnlyDictionary<DateOnly, (string FoldKey, string AccentKey, string[] Tokens)> Keys);
