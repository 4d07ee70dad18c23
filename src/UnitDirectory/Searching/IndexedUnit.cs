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

    /// <summary>Where it stands in the table; -1 until it does.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>False once the unit has changed: the slot is passed over until the index is packed.</summary>
    internal bool IsAlive { get; set; } = true;
}

/// <summary>What a search asks of every hit, side by side in memory: a question of one common word looks at all of them.</summary>
/// <param name="Place">Place among all names.</param>
/// <param name="From">First day (day number); no day is so late where the slot is dead.</param>
/// <param name="To">Last day.</param>
internal readonly record struct SlotFacts(long Place, int From, int To)
{
    internal static SlotFacts Of(IndexedPeriod period) =>
        new(period.Place, period.IsAlive ? period.Period.ValidFrom.DayNumber : int.MaxValue, period.Period.ValidTo?.DayNumber ?? int.MaxValue);
}

/// <summary>A unit as it was read for the index: its history and the stored keys of each period.</summary>
internal sealed record LoadedUnit(KnownUnit Unit, IReadOnlyDictionary<DateOnly, (string FoldKey, string AccentKey, string[] Tokens)> Keys);
