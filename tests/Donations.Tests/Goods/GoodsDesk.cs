using System.Net;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>People who handle goods, each with an account of her own, and the steps they take.</summary>
internal sealed class GoodsDesk(DonationsService service)
{
    internal Guid MakerId { get; } = Guid.CreateVersion7();

    internal Guid CheckerId { get; } = Guid.CreateVersion7();

    internal string Maker => service.Tokens.For(Roles.Accountant, Tree.HaNoi, MakerId);

    internal string Checker => service.Tokens.For(Roles.UnitOfficer, Tree.HaNoi, CheckerId);

    internal string School => service.Tokens.For(Roles.SchoolOfficer, Tree.CaoBang);

    internal async Task<Guid> OpenAsync(long giftVnd = 0)
    {
        var campaign = await service.OpenAsync();
        if (giftVnd > 0)
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, giftVnd))).ReadJsonAsync(HttpStatusCode.Created);
        }

        return campaign;
    }

    internal async Task<Guid> WarehouseAsync()
    {
        var request = new AddWarehouseRequest(Guid.CreateVersion7(), Tree.HaNoi, $"Kho {Guid.NewGuid():N}");
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/warehouses", service.Officer, request)).ReadJsonAsync(HttpStatusCode.Created);
        return request.WarehouseId;
    }

    internal DeclareGoodsRequest Gift(Guid campaign, Guid warehouse, DonorDisplay display, params (string, long)[] lines) =>
        new(Guid.CreateVersion7(), campaign, warehouse, GoodsOrigin.Gift, Lines(lines), display, display == DonorDisplay.Anonymous ? null : "Nguyễn Thị Mẫu");

    internal DeclareGoodsRequest Purchase(Guid campaign, Guid warehouse, long cost, params (string, long)[] lines) =>
        new(Guid.CreateVersion7(), campaign, warehouse, GoodsOrigin.Purchase, Lines(lines), Supplier: "Công ty Sách mẫu", Invoice: $"HD{Guid.NewGuid():N}", CostVnd: cost);

    internal PrepareShipmentRequest Shipment(Guid campaign, Guid warehouse, params (string, long)[] lines) =>
        new(Guid.CreateVersion7(), campaign, warehouse, Tree.CaoBang, Lines(lines));

    internal async Task<Guid> DeclareAsync(DeclareGoodsRequest request)
    {
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", Maker, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", Maker, request)).ReadJsonAsync();
        return request.IntakeId;
    }

    internal async Task<GoodsIntakeView> CountAsync(Guid intake, params (string, long)[] counts) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", Checker, Counts(counts))).ReadAsync<GoodsIntakeView>();

    internal async Task<Guid> PrepareAsync(Guid campaign, Guid warehouse, params (string, long)[] lines)
    {
        var request = Shipment(campaign, warehouse, lines);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", Maker, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", Maker, request)).ReadJsonAsync();
        return request.ShipmentId;
    }

    internal async Task SendAsync(Guid shipment) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/send", Checker, new SendShipmentRequest("Xe tải mẫu"))).ReadJsonAsync();

    internal async Task<ShipmentView> ReceiveAsync(Guid shipment, params (string, long)[] counts) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/receive", School, Receipt(counts))).ReadAsync<ShipmentView>();

    internal async Task ReturnAsync(Guid shipment, params (string, long)[] counts) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/return", Checker, new ReturnGoodsRequest(Lines(counts)))).ReadJsonAsync();

    internal async Task WriteOffAsync(ProposeWriteOffRequest loss)
    {
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/write-offs", Maker, loss)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/write-offs/{loss.WriteOffId}/confirm", service.Approver)).ReadJsonAsync();
    }

    internal async Task<IReadOnlyList<GoodsStockRow>> StockAsync(Guid campaign) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/stock?campaignId={campaign}", service.Auditor)).ReadAsync<List<GoodsStockRow>>();

    internal static CountGoodsRequest Counts(params (string, long)[] counts) => new(Lines(counts), "Hà Nội");

    internal static ReceiveShipmentRequest Receipt(params (string, long)[] counts) => new(Lines(counts), "Hoàng Thị Hiệu Trưởng", "Cao Bằng");

    private static List<GoodsQuantity> Lines((string Item, long Quantity)[] lines) => [.. lines.Select(line => new GoodsQuantity(line.Item, line.Quantity))];
}
