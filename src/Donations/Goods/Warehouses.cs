using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Where goods lie until they are sent.</summary>
public sealed record WarehouseView
{
    /// <summary>The warehouse.</summary>
    public required Guid WarehouseId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string UnitName { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is; for staff only.</summary>
    public string? Address { get; init; }

    /// <summary>Takes goods.</summary>
    public required bool IsActive { get; init; }

    internal const string Select = """
        select w.warehouse_id, w.unit_id, coalesce(u.name, '') as unit_name, w.name, w.address, w.is_active, coalesce(u.path, array[w.unit_id]) as unit_path
        from warehouse w left join unit_copy u on u.unit_id = w.unit_id

        """;

    internal static async Task<(WarehouseView? Warehouse, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid warehouseId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Select} where w.warehouse_id = @warehouseId and w.is_active", new { warehouseId }, cancellationToken: cancellation));
        return row switch
        {
            null => (null, GoodsRefusals.WarehouseUnknown),
            _ when !user.MayActOn(row.UnitPath) => (null, Refusal.OutOfScope),
            _ => (row.ToView(), null),
        };
    }

    internal sealed record Row
    {
        public required Guid WarehouseId { get; init; }

        public required Guid UnitId { get; init; }

        public required string UnitName { get; init; }

        public required string Name { get; init; }

        public string? Address { get; init; }

        public required bool IsActive { get; init; }

        public required Guid[] UnitPath { get; init; }

        internal WarehouseView ToView() => new() { WarehouseId = WarehouseId, UnitId = UnitId, UnitName = UnitName, Name = Name, Address = Address, IsActive = IsActive };
    }
}

/// <summary>Body of POST /goods/warehouses.</summary>
/// <param name="WarehouseId">Made by the caller.</param>
/// <param name="UnitId">Whose it is.</param>
/// <param name="Name">2-120 characters, once per unit.</param>
/// <param name="Address">At most 300 characters.</param>
public sealed record AddWarehouseRequest(Guid WarehouseId, Guid UnitId, string Name, string? Address = null);

/// <summary>POST and GET /goods/warehouses.</summary>
internal static class Warehouses
{
    private static readonly Refusal NameTaken = new("warehouse_name_taken", "Đơn vị đã có kho tên này.", "Dùng kho đã có hoặc đặt tên khác.", StatusCodes.Status409Conflict);

    private const string FindPath = "select path from unit_copy where unit_id = @unitId";

    private const string Insert = "insert into warehouse (warehouse_id, unit_id, name, address, made_by, made_at) values ($1, $2, $3, $4::text, $5, $6)";

    // Everything below the caller's unit; the administrator sees all.
    private const string Scope = "where (@everything or @unit = any(coalesce(u.path, array[w.unit_id]))) and w.is_active";

    private const string Count = $"select count(*) from warehouse w left join unit_copy u on u.unit_id = w.unit_id {Scope}";

    private const string Page = $"{WarehouseView.Select} {Scope} order by w.name, w.warehouse_id limit @size offset @offset";

    internal static async Task<Results<Created<WarehouseView>, Ok<WarehouseView>, ProblemHttpResult>> HandleAdd(
        AddWarehouseRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var unfit = request.WarehouseId == Guid.Empty ? GoodsRefusals.IdMissing
            : PlanRefusals.Text("name", request.Name, 2, 120) ?? (request.Address is { } address ? PlanRefusals.Text("address", address, 1, 300) : null);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var path = await connection.QuerySingleOrDefaultAsync<Guid[]>(new CommandDefinition(FindPath, new { request.UnitId }, cancellationToken: cancellation)) ?? [request.UnitId];
        if (!user.MayActOn(path))
        {
            return Refusal.OutOfScope.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            await insert.Add(request.WarehouseId).Add(request.UnitId).Add(request.Name.Nfc()).Add(request.Address.Nfc()).Add(user.AccountId()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("warehouse_pkey"))
        {
            var (there, refusal) = await WarehouseView.ReachAsync(connection, request.WarehouseId, user, cancellation);
            return there is not null && (there.UnitId, there.Name, there.Address) == (request.UnitId, request.Name.Nfc(), request.Address.Nfc())
                ? TypedResults.Ok(there)
                : (refusal ?? GoodsRefusals.IdTaken).ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("warehouse_name_once"))
        {
            return NameTaken.ToProblem();
        }

        return TypedResults.Created($"/goods/warehouses/{request.WarehouseId}", (await WarehouseView.ReachAsync(connection, request.WarehouseId, user, cancellation)).Warehouse!);
    }

    internal static async Task<Ok<PagedResult<WarehouseView>>> HandleList(ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<WarehouseView.Row>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<WarehouseView>([.. rows.Select(row => row.ToView())], total, wanted.Page, wanted.PageSize));
    }
}
