using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>GET /groups/members: who belongs to a group on a day. A school that opened later or closed earlier is not among them.</summary>
internal static class GroupMembers
{
    // $1 the day, $2 the unit, $3 its area, $4 its province, $5 words, $6 owners. Every part is one of these conditions.
    private const string InArea = "(p.area_id = $3 or p.province_id = $3 or p.parent_id = $2)";

    private static readonly Refusal KeyUnknown = new("group_unknown", "Không đọc được nhóm đơn vị.", "Dùng khoá nhóm do POST /resolve trả về.");

    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> Handle(
        string key, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (GroupSelector.Parse(key) is not { } parts)
        {
            return KeyUnknown.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ListAsync(connection, parts, asOf ?? clock.Today(), PageRequest.Of(page, pageSize), cancellation));
    }

    internal static async Task<PagedResult<UnitItem>> ListAsync(
        NpgsqlConnection connection, IReadOnlyList<GroupSelector> parts, DateOnly day, PageRequest page, CancellationToken cancellation)
    {
        var members = await SourceAsync(connection, parts, day, cancellation);
        var total = await CountAsync(connection, members, day, cancellation);
        await using var command = members.Command(connection, day, $"""
            with page as materialized (
                select p.unit_id, p.valid_from, p.name, t.position from unit_period p join unit_type t on t.code = p.type_code where {members.Where}
                order by t.position, p.name, p.unit_id limit {page.PageSize} offset {page.Offset})
            select {UnitItem.Columns} from page p {UnitItem.Joins} order by p.position, p.name, p.unit_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<UnitItem>();
        while (await reader.ReadAsync(cancellation))
        {
            items.Add(UnitItem.Read(reader));
        }

        return new(items, total, page.Page, page.PageSize);
    }

    /// <summary>How many belong to the group on the day.</summary>
    internal static async Task<long> CountAsync(NpgsqlConnection connection, IReadOnlyList<GroupSelector> parts, DateOnly day, CancellationToken cancellation) =>
        await CountAsync(connection, await SourceAsync(connection, parts, day, cancellation), day, cancellation);

    private static async Task<long> CountAsync(NpgsqlConnection connection, Source members, DateOnly day, CancellationToken cancellation)
    {
        await using var command = members.Command(connection, day, $"select count(*) from unit_period p join unit_type t on t.code = p.type_code where {members.Where}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<Source> SourceAsync(NpgsqlConnection connection, IReadOnlyList<GroupSelector> parts, DateOnly day, CancellationToken cancellation)
    {
        var units = await UnitStore.LoadAsync(connection, [.. parts.Select(part => part.UnitId)], cancellation);
        var conditions = new List<string>();
        var values = new List<object>();
        foreach (var part in parts)
        {
            if (units.GetValueOrDefault(part.UnitId) is not { } unit)
            {
                continue;
            }

            // A commune or province is its own area; everybody else says where they lie. Who serves a whole province may leave it unsaid.
            var period = unit.On(day) ?? unit.Latest;
            var area = period.AreaId ?? (period.TypeCode is UnitType.Department or UnitType.ProvinceCommittee ? period.ProvinceId : null) ?? part.UnitId;
            var first = values.Count + 2;
            conditions.Add(Numbered(Condition(part), first));
            values.AddRange([part.UnitId, area, period.ProvinceId ?? area, part.Kind == GroupSelector.Types ? part.Words.ToArray() : part.Levels, part.Owners]);
        }

        var where = conditions.Count == 0 ? "false" : string.Join(" or ", conditions.Select(condition => $"({condition})"));
        return new($"p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1) and ({where})", values);
    }

    private static string Condition(GroupSelector part)
    {
        var schools = "t.kind = 'institution'" + (part.Levels.Length > 0 ? " and string_to_array(coalesce(p.levels, t.levels), ' ') && $5" : "")
            + (part.Owners.Length > 0 ? " and p.ownership = any($6)" : "");
        return part.Kind switch
        {
            GroupSelector.SchoolsIn => $"{schools} and {InArea}",
            GroupSelector.SchoolsUnder => $"{schools} and p.parent_id = $2",
            GroupSelector.Types => $"p.type_code = any($5) and {InArea}",
            GroupSelector.Offices => "t.kind = 'office' and p.parent_id = $2",
            GroupSelector.Departments => "t.kind in ('agency', 'body') and t.level = 'province' and t.code <> 'ubnd_tinh' and p.province_id = $4",
            GroupSelector.Children => "t.kind <> 'office' and p.parent_id = $2",
            _ => "false",
        };
    }

    // Each part has parameters of its own, five in a row after the day.
    private static string Numbered(string condition, int first)
    {
        for (var number = 6; number >= 2; number--)
        {
            // Highest first and behind a mark, so that a number just written is not taken for one still to be replaced.
            condition = condition.Replace($"${number}", $"$#{first + number - 2}", StringComparison.Ordinal);
        }

        return condition.Replace("#", "", StringComparison.Ordinal);
    }

    private sealed record Source(string Where, List<object> Values)
    {
        internal NpgsqlCommand Command(NpgsqlConnection connection, DateOnly day, string sql)
        {
            var command = new NpgsqlCommand(sql, connection);
            command.Add(day);
            Values.ForEach(value => command.Add(value));
            return command;
        }
    }
}
