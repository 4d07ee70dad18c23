namespace EduCoop.UnitDirectory.Units;

/// <summary>What was so of a unit from one day to another, both included.</summary>
internal sealed record UnitPeriod(
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Name,
    string FullName,
    string TypeCode,
    Guid? ParentId,
    Guid? AreaId,
    Guid? ProvinceId,
    string? Ownership,
    string? Locality)
{
    /// <summary>What the unit teaches when that is not what its type says; see EducationLevels.</summary>
    internal string? Levels { get; init; }

    internal bool ForeignCapital { get; init; }

    internal bool NonProfit { get; init; }

    /// <summary>Does this day lie in the period?</summary>
    internal bool Covers(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day <= end);

    /// <summary>The same facts, whatever the days.</summary>
    internal bool SaysTheSameAs(UnitPeriod other) => this == other with { ValidFrom = ValidFrom, ValidTo = ValidTo };
}

/// <summary>A code that an outside register gave to a unit.</summary>
internal sealed record UnitCodeRow(string Scheme, string Value, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>A unit with its whole history. A version of 0 is a unit that is not stored yet.</summary>
internal sealed record KnownUnit(Guid UnitId, long Version, IReadOnlyList<Guid> Path, IReadOnlyList<UnitPeriod> Periods, IReadOnlyList<UnitCodeRow> Codes)
{
    /// <summary>The newest period; it decides the unit's place in the tree.</summary>
    internal UnitPeriod Latest => Periods[^1];

    /// <summary>What is so on a day, or null when the unit did not exist then.</summary>
    internal UnitPeriod? On(DateOnly day) => Periods.FirstOrDefault(period => period.Covers(day));
}
