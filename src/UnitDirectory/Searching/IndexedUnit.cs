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

    /// <summary>False once the unit has changed: the slot is passed over until the index is packed.</summary>
    internal bool IsAlive { get; set; } = true;
}

/// <summary>A unit as it was read for the index: its history and the stored keys of each period.</summary>
internal sealed record LoadedUnit(KnownUnit Unit, IReadOnlyDictionary<DateOnly, (string FoldKey, string AccentKey, string[] Tokens)> Keys);
