using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>The rows of a list that speak of one unit, oldest first.</summary>
internal sealed record UnitGroup(IReadOnlyList<ImportRow> Rows);

/// <summary>Puts the rows of a list together by unit and in an order in which a parent comes before what hangs on it.</summary>
internal static class UnitGroups
{
    internal static List<UnitGroup> Of(IEnumerable<ImportRow> rows, Action<ImportRow, string, string, string> issue)
    {
        var groups = new Dictionary<string, List<ImportRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = Key(row);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            if (group.FirstOrDefault(other => other.ValidFrom == row.ValidFrom || other.ValidFrom is null || row.ValidFrom is null) is { } twin)
            {
                issue(row, row.Code is null ? "name" : "code", "duplicate_row", $"Trùng với dòng {twin.Line}: cùng một đơn vị và cùng ngày hiệu lực. Xoá một trong hai dòng.");
                continue;
            }

            group.Add(row);
        }

        return Order(groups.Values.Select(group => new UnitGroup(group.OrderBy(row => row.ValidFrom).ToList())).ToList());
    }

    private static string Key(ImportRow row) =>
        row.UnitId is { } id ? $"id {id}"
        : row.Code is { } code ? $"code {row.Scheme} {code}"
        : $"name {row.TypeCode} {SearchText.AccentKey(row.Name)}|{row.CommuneCode ?? row.Commune}|{row.ProvinceCode ?? row.Province}|{row.Locality}";

    private static List<UnitGroup> Order(List<UnitGroup> groups)
    {
        var byId = new Dictionary<Guid, UnitGroup>();
        var byCode = new Dictionary<string, UnitGroup>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (group.Rows[0].UnitId is { } id)
            {
                byId.TryAdd(id, group);
            }

            if (group.Rows[0].Code is { } code)
            {
                byCode.TryAdd(code, group);
            }
        }

        var ordered = new List<UnitGroup>(groups.Count);
        var seen = new HashSet<UnitGroup>(ReferenceEqualityComparer.Instance);
        // Departments, then committees, then the schools that they manage; otherwise as in the file.
        foreach (var group in groups.OrderBy(group => group.Rows[0].TypeCode switch { UnitType.Department or UnitType.ProvinceCommittee => 0, UnitType.CommuneCommittee => 1, _ => 2 }))
        {
            Visit(group);
        }

        return ordered;

        void Visit(UnitGroup start)
        {
            // A chain of parents, walked without recursion: a file may hold a chain of a hundred thousand. A loop ends at what was seen.
            var chain = new Stack<UnitGroup>();
            for (var group = start; group is not null && seen.Add(group); group = Parent(group))
            {
                chain.Push(group);
            }

            while (chain.TryPop(out var next))
            {
                ordered.Add(next);
            }
        }

        UnitGroup? Parent(UnitGroup group) => group.Rows[^1] switch
        {
            { ParentId: { } id } => byId.GetValueOrDefault(id),
            { ParentCode: { } code } => byCode.GetValueOrDefault(code),
            _ => null,
        };
    }
}
