namespace EduCoop.UnitDirectory.Units;

/// <summary>
/// Who manages a school follows from the highest level it teaches, which its type tells: up to lower secondary the commune's committee,
/// above that the department (TT 15/2025, TT 45/2026). Where no committee is listed yet, the department stands in.
/// </summary>
internal static class ManagingAuthority
{
    /// <summary>The unit to hang a new one on.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="communeId">The commune it lies in, when known.</param>
    /// <param name="provinceId">The province it lies in, when known.</param>
    /// <param name="findAgency">Finds the agency of a type that serves an area.</param>
    internal static Guid? Find(UnitType type, Guid? communeId, Guid? provinceId, Func<string, Guid, Guid?> findAgency)
    {
        if (type.Manager == "commune" && communeId is { } commune && findAgency(UnitType.CommuneCommittee, commune) is { } committee)
        {
            return committee;
        }

        return type.Code != UnitType.Department && provinceId is { } province ? findAgency(UnitType.Department, province) : null;
    }
}
