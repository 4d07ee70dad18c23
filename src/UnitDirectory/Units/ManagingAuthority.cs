namespace EduCoop.UnitDirectory.Units;

/// <summary>
/// Who manages a school follows from the highest level it teaches: up to lower secondary the commune's committee, above that the department
/// (TT 15/2025, TT 45/2026). What the unit itself teaches goes before what its type says. Where no committee is listed yet, the department
/// stands in. A person may state another one; that is kept until they say "derived" again.
/// </summary>
internal static class ManagingAuthority
{
    /// <summary>commune, department, province, ministry, or null when nothing lays it down.</summary>
    internal static string? LevelOf(UnitType type, string? levels) => EducationLevels.ManagerOf(levels) ?? type.Manager;

    /// <summary>The unit to hang a new one on.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="levels">What it teaches, when that is not what its type says.</param>
    /// <param name="communeId">The commune it lies in, when known.</param>
    /// <param name="provinceId">The province it lies in, when known.</param>
    /// <param name="findAgency">Finds the agency of a type that serves an area.</param>
    internal static Guid? Find(UnitType type, string? levels, Guid? communeId, Guid? provinceId, Func<string, Guid, Guid?> findAgency)
    {
        if (LevelOf(type, levels) == "commune" && communeId is { } commune && findAgency(UnitType.CommuneCommittee, commune) is { } committee)
        {
            return committee;
        }

        if (type.IsRoot || provinceId is not { } province)
        {
            return null;
        }

        // Other departments and bodies of the province stand beside the department of education, below the same committee.
        return type is { Level: "province", Kind: not UnitType.Office } ? findAgency(UnitType.ProvinceCommittee, province) : findAgency(UnitType.Department, province);
    }
}
