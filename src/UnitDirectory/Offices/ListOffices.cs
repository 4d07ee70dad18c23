using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Offices;

/// <summary>An office that a commune's committee usually has (NĐ 150/2025).</summary>
/// <param name="TypeCode">Its type.</param>
/// <param name="Name">The name it would carry.</param>
/// <param name="ExistingId">The office of that type that is there already.</param>
public sealed record OfficeProposal(string TypeCode, string Name, Guid? ExistingId);

/// <summary>GET /units/{id}/offices and /units/{id}/offices/proposals. Each agency cuts its offices itself; the proposals are only where most begin.</summary>
internal static class ListOffices
{
    private const int MostOffices = 200;

    private const string Select = $"""
        select {UnitItem.Columns} from unit_period p {UnitItem.Joins}
        where d.parent_id = $2 and t.kind = 'office' and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        order by t.position, d.name, p.unit_id limit $3 offset $4
        """;

    private const string Count = """
        select count(*) from unit_period p join unit_type t on t.code = p.type_code
        where p.parent_id = $2 and t.kind = 'office' and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        """;

    private const string SelectArea = """
        select a.type_code, a.full_name from unit_period p
        join unit_period a on a.unit_id = p.area_id and a.valid_from <= $1 and (a.valid_to is null or a.valid_to >= $1)
        where p.unit_id = $2 and p.type_code = 'ubnd_xa' and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        """;

    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> Handle(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UnitStore.FindAsync(connection, id, cancellation) is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (day, wanted) = (asOf ?? clock.Today(), PageRequest.Of(page, pageSize));
        await using var count = new NpgsqlCommand(Count, connection);
        count.Add(day).Add(id);
        var total = (long)(await count.ExecuteScalarAsync(cancellation))!;
        return TypedResults.Ok(new PagedResult<UnitItem>(await ReadAsync(connection, id, day, wanted, cancellation), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<IReadOnlyList<OfficeProposal>>, ProblemHttpResult>> HandleProposals(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var day = clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await AreaAsync(connection, id, day, cancellation) is not var (areaType, areaName))
        {
            return await UnitStore.FindAsync(connection, id, cancellation) is null
                ? Refusal.NotFound.ToProblem()
                : TypedResults.Ok<IReadOnlyList<OfficeProposal>>([]);
        }

        var there = await ReadAsync(connection, id, day, new(1, MostOffices), cancellation);
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        string[] usual = ["van_phong_hdnd_ubnd", areaType == "phuong" ? "phong_kthtdt" : "phong_kinh_te", "phong_vhxh", "tt_pvhcc"];
        return TypedResults.Ok<IReadOnlyList<OfficeProposal>>(usual.Select(types.ByCode).OfType<UnitType>()
            .Select(type => new OfficeProposal(type.Code, $"{type.Name} {areaName}", there.FirstOrDefault(office => office.TypeCode == type.Code)?.Id)).ToList());
    }

    private static async Task<(string Type, string Name)?> AreaAsync(NpgsqlConnection connection, Guid id, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectArea, connection);
        command.Add(day).Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static async Task<List<UnitItem>> ReadAsync(NpgsqlConnection connection, Guid id, DateOnly day, PageRequest page, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(day).Add(id).Add(page.PageSize).Add(page.Offset);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var offices = new List<UnitItem>();
        while (await reader.ReadAsync(cancellation))
        {
            offices.Add(UnitItem.Read(reader));
        }

        return offices;
    }
}
