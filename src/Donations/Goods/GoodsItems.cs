using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>What stands behind a commodity of the ledger that is not money.</summary>
public enum GoodsKind
{
    /// <summary>A good of the catalogue.</summary>
    Good,

    /// <summary>A service that one offer describes.</summary>
    Service,

    /// <summary>A work (building, repair) that one offer describes.</summary>
    Work,
}

/// <summary>A good of the catalogue: what is counted, and how many a pack holds. A service or work that a school has accepted stands here too and is never chosen for other papers.</summary>
public sealed record GoodsItem
{
    /// <summary>4-23 capital letters, digits and hyphens; the commodity of ledger and exports.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted: "bộ", "cuốn", "cái".</summary>
    public required string UnitName { get; init; }

    /// <summary>Name of a pack, for example "thùng".</summary>
    public string? PackName { get; init; }

    /// <summary>How many units a pack holds.</summary>
    public long? PackSize { get; init; }

    /// <summary>May be chosen for new papers.</summary>
    public required bool IsActive { get; init; }

    /// <summary>A good, or what a described gift was.</summary>
    public required GoodsKind Kind { get; init; }

    internal const string Select = "select item_code, name, unit_name, pack_name, pack_size, is_active, kind from goods_item ";

    /// <returns>The goods of these codes that may be chosen, by code.</returns>
    internal static async Task<Dictionary<string, GoodsItem>> FindAsync(NpgsqlConnection connection, IEnumerable<string> codes, CancellationToken cancellation) =>
        (await connection.QueryAsync<GoodsItem>(new CommandDefinition($"{Select} where item_code = any(@codes)", new { codes = codes.ToArray() }, cancellationToken: cancellation)))
            .ToDictionary(item => item.ItemCode);
}

/// <summary>Body of PUT /goods/items/{itemCode}.</summary>
/// <param name="Name">2-200 characters.</param>
/// <param name="UnitName">1-30 characters.</param>
/// <param name="PackName">Name of a pack; with its size.</param>
/// <param name="PackSize">Units per pack, 2 or more.</param>
/// <param name="IsActive">May be chosen.</param>
public sealed record PutGoodsItemRequest(string Name, string UnitName, string? PackName = null, long? PackSize = null, bool IsActive = true);

/// <summary>GET /goods/items and PUT /goods/items/{itemCode}.</summary>
internal static class GoodsItems
{
    private static readonly Refusal CodeInvalid = new(
        "item_code_invalid", "Mã mặt hàng chưa đúng.", "Mã gồm 4 đến 23 chữ in hoa không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, không kết thúc bằng gạch nối; ví dụ SGK-LOP-1.");

    private static readonly Refusal PackInvalid = new("pack_invalid", "Quy cách đóng gói chưa đúng.", "packName và packSize đi cùng nhau; packSize từ 2 trở lên.");

    private static readonly Refusal UnitStays = new(
        "unit_stays", "Mặt hàng đã dùng, không đổi được đơn vị tính.", "Sổ cái đã đếm theo đơn vị cũ; tạo mặt hàng mới với mã khác.", StatusCodes.Status409Conflict);

    private static readonly Refusal Described = new(
        "item_described", "Mã này là của một dịch vụ, công trình đã nghiệm thu.", "Dịch vụ, công trình mang lời mô tả của chính nó, không sửa trong danh mục; chọn mã khác.", StatusCodes.Status409Conflict);

    // The unit of a good that was ever counted stays: the ledger's numbers mean that unit. What an offer described is no good of the catalogue.
    private const string Upsert = """
        insert into goods_item as i (item_code, name, unit_name, pack_name, pack_size, is_active) values ($1, $2, $3, $4::text, $5::bigint, $6)
        on conflict (item_code) do update
        set name = excluded.name, unit_name = excluded.unit_name, pack_name = excluded.pack_name, pack_size = excluded.pack_size, is_active = excluded.is_active, revision = i.revision + 1
        where i.kind = 'good' and (i.unit_name = excluded.unit_name or not exists (select from goods_intake_line l where l.item_code = i.item_code))
        returning revision
        """;

    private const string Count = "select count(*) from goods_item where (@all or is_active)";

    private const string Page = $"{GoodsItem.Select} where (@all or is_active) order by name, item_code limit @size offset @offset";

    internal static async Task<Ok<PagedResult<GoodsItem>>> HandleList(NpgsqlDataSource database, CancellationToken cancellation, bool? all = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var values = new { all = all == true, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<GoodsItem>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<GoodsItem>(items, total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Created<GoodsItem>, Ok<GoodsItem>, ProblemHttpResult>> HandlePut(
        string itemCode, PutGoodsItemRequest request, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (Refuse(itemCode, request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var upsert = new NpgsqlCommand(Upsert, connection);
        var revision = await upsert.Add(itemCode).Add(request.Name.Nfc()).Add(request.UnitName.Nfc()).Add(request.PackName.Nfc()).Add(request.PackSize).Add(request.IsActive).ExecuteScalarAsync(cancellation);
        return revision switch
        {
            null => ((await GoodsItem.FindAsync(connection, [itemCode], cancellation))[itemCode].Kind == GoodsKind.Good ? UnitStays : Described).ToProblem(),
            1 => TypedResults.Created($"/goods/items/{itemCode}", (await GoodsItem.FindAsync(connection, [itemCode], cancellation))[itemCode]),
            _ => TypedResults.Ok((await GoodsItem.FindAsync(connection, [itemCode], cancellation))[itemCode]),
        };
    }

    private static Refusal? Refuse(string code, PutGoodsItemRequest request) =>
        !IsCode(code) ? CodeInvalid
        : PlanRefusals.Text("name", request.Name, 2, 200) ?? PlanRefusals.Text("unitName", request.UnitName, 1, 30)
            ?? (request.PackName is { } pack ? PlanRefusals.Text("packName", pack, 1, 30) : null)
            ?? ((request.PackName is null) != (request.PackSize is null) || request.PackSize is < 2 or > 1_000_000 ? PackInvalid : null);

    private static bool IsCode(string code) =>
        code.Length is >= 4 and <= 23 && char.IsAsciiLetterUpper(code[0]) && code[^1] != '-' && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
