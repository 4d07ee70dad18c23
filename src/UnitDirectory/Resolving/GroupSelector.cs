using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>
/// A group of units that a plan speaks of without naming them, as a key that can be kept: who belongs to it is worked out for the day that is
/// asked for. Several alternatives are joined with "|". Example: "schools.in:mam_non+tieu_hoc+thcs@UNIT".
/// </summary>
internal sealed record GroupSelector(string Kind, IReadOnlyList<string> Words, Guid UnitId)
{
    /// <summary>Schools that lie in the unit's area.</summary>
    internal const string SchoolsIn = "schools.in";

    /// <summary>Schools that the unit itself manages.</summary>
    internal const string SchoolsUnder = "schools.under";

    /// <summary>Units of some types that lie in the unit's area or hang on it.</summary>
    internal const string Types = "types.in";

    /// <summary>The unit's own offices.</summary>
    internal const string Offices = "offices";

    /// <summary>Departments and bodies of the province.</summary>
    internal const string Departments = "departments";

    /// <summary>All units that hang on the unit.</summary>
    internal const string Children = "children";

    /// <summary>"Các đơn vị liên quan": nobody in particular; who gives the task says who.</summary>
    internal const string Related = "related";

    internal const int LongestKey = 300;
    private const int MostParts = 4;

    private static readonly string[] Kinds = [SchoolsIn, SchoolsUnder, Types, Offices, Departments, Children, Related];

    internal string Key => $"{Kind}:{string.Join('+', Words)}@{UnitId}";

    internal static string Join(IEnumerable<GroupSelector> parts) => string.Join('|', parts.Select(part => part.Key));

    /// <summary>The parts of a key, or null when it is none.</summary>
    internal static IReadOnlyList<GroupSelector>? Parse(string key)
    {
        var parts = key.Length > LongestKey ? [] : key.Split('|').Select(ParseOne).ToList();
        return parts.Count is 0 or > MostParts || parts.Contains(null) ? null : parts.OfType<GroupSelector>().ToList();
    }

    private static GroupSelector? ParseOne(string key)
    {
        var (colon, at) = (key.IndexOf(':', StringComparison.Ordinal), key.LastIndexOf('@'));
        if (colon < 0 || at < colon || !Kinds.Contains(key[..colon]) || !Guid.TryParse(key[(at + 1)..], out var unit))
        {
            return null;
        }

        var words = key[(colon + 1)..at].Split('+', StringSplitOptions.RemoveEmptyEntries);
        var known = words.All(word => word.Length <= 40 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'));
        return known ? new(key[..colon], words, unit) : null;
    }

    /// <summary>Levels among the words; ownership words stand beside them.</summary>
    internal string[] Levels => [.. EducationLevels.All.Where(Words.Contains)];

    /// <summary>Owners among the words, as they are stored.</summary>
    internal string[] Owners => [.. Words.Select(word => word switch
    {
        "public" => Ownership.Public,
        "community" => Ownership.Community,
        "private" => Ownership.Private,
        _ => null,
    }).OfType<string>()];
}
