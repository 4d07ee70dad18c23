using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Departments and committees that serve some areas on a day.</summary>
internal sealed class Agencies
{
    private const string Select = """
        select type_code, area_id, unit_id from unit_period
        where type_code in ('so_gddt', 'ubnd_xa', 'ubnd_tinh') and area_id = any($1) and valid_from <= $2 and (valid_to is null or valid_to >= $2)
        order by unit_id
        """;

    private readonly Dictionary<(string Type, Guid Area), Guid> byArea = [];

    internal Guid? Find(string type, Guid area) => byArea.TryGetValue((type, area), out var agency) ? agency : null;

    internal static async Task<Agencies> LoadAsync(NpgsqlConnection connection, IEnumerable<Guid?> areas, DateOnly day, CancellationToken cancellation)
    {
        var agencies = new Agencies();
        var ids = areas.OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0)
        {
            return agencies;
        }

        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(ids).Add(day);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            agencies.byArea.TryAdd((reader.GetString(0), reader.GetGuid(1)), reader.GetGuid(2));
        }

        return agencies;
    }

    /// <summary>Who manages a school with these facts, or null when nobody is listed.</summary>
    internal Guid? ManagerOf(UnitPeriod period, UnitType type) =>
        ManagingAuthority.Find(type, period.Levels, period.AreaId == period.ProvinceId ? null : period.AreaId, period.ProvinceId, Find);
}
