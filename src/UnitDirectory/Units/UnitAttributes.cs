using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Who owns a unit and what it teaches, as a request states it; what is null is not stated.</summary>
internal sealed record UnitAttributes(string? Ownership, bool? ForeignCapital, bool? NonProfit, IReadOnlyList<string>? Levels)
{
    private const int MaxLevels = 7;

    /// <summary>Lays what is stated over what is known.</summary>
    internal UnitPeriod ApplyTo(UnitPeriod known) => known with
    {
        Ownership = Ownership is { Length: > 0 } written ? Units.Ownership.Read(written) ?? written : known.Ownership,
        ForeignCapital = ForeignCapital ?? known.ForeignCapital,
        NonProfit = NonProfit ?? known.NonProfit,
        Levels = Levels is null ? known.Levels : EducationLevels.Join(Levels) is { Length: > 0 } levels ? levels : null,
    };

    /// <summary>What cannot be read, whatever the unit is.</summary>
    internal Refusal? RefuseWords() =>
        Ownership is { Length: > 0 } && Units.Ownership.Read(Ownership) is null ? UnitRefusals.OwnershipUnknown
        : Levels is not null && (Levels.Count > MaxLevels || EducationLevels.Join(Levels) is null) ? UnitRefusals.LevelUnknown
        : null;

    /// <summary>What does not go together in the unit as it would be.</summary>
    internal static Refusal? Refuse(UnitPeriod period, UnitType type)
    {
        var levels = period.Levels is null ? type.Levels : EducationLevels.Split(period.Levels);
        return period.Ownership == Units.Ownership.Community && levels.Any(level => level != EducationLevels.Preschool) ? UnitRefusals.CommunityOnlyPreschool
            : (period.ForeignCapital || period.NonProfit) && period.Ownership != Units.Ownership.Private ? UnitRefusals.MarksNeedPrivate
            : null;
    }
}
