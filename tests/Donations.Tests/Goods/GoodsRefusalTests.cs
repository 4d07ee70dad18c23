using System.Net;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>What is refused, to whom, and why.</summary>
[Collection(OneService.Name)]
public sealed class GoodsRefusalTests(DonationsService service)
{
    private readonly GoodsDesk desk = new(service);

    [Fact]
    public async Task What_does_not_make_sense_is_refused_with_a_reason()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(5_000_000), await desk.WarehouseAsync());
        var gift = desk.Gift(campaign, warehouse, DonorDisplay.Named, ("SACH", 10));
        foreach (var (request, code) in new[]
        {
            (gift with { IntakeId = Guid.Empty }, "id_missing"),
            (gift with { Lines = [] }, "lines_invalid"),
            (gift with { Lines = [new("SACH", 0)] }, "lines_invalid"),
            (gift with { Lines = [new("SACH", 1), new("SACH", 2)] }, "lines_invalid"),
            (gift with { Lines = [new("KHONG-CO", 1)] }, "item_unknown"),
            (gift with { WarehouseId = Guid.CreateVersion7() }, "warehouse_unknown"),
            (gift with { DonorName = null }, "donor_invalid"),
            (gift with { CostVnd = 1 }, "purchase_incomplete"),
            (desk.Purchase(campaign, warehouse, 5_000_001, ("SACH", 10)), "not_enough_money"),
            (desk.Purchase(campaign, warehouse, 1_000, ("SACH", 10)) with { Invoice = null }, "purchase_incomplete"),
        })
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        var intake = await desk.DeclareAsync(gift);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, gift with { Note = "khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", desk.Checker, GoodsDesk.Counts(("SACH", 1), ("VO-HOC-SINH", 1)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "counts_invalid");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", desk.Checker, GoodsDesk.Counts(("SACH", 0)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_counted");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/refuse", desk.Checker, new RefuseGoodsRequest("Sách rách, mốc"))).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", desk.Checker, GoodsDesk.Counts(("SACH", 10)))).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        Assert.Empty(await desk.StockAsync(campaign));
    }

    [Fact]
    public async Task One_invoice_is_bought_once_and_a_closed_campaign_takes_no_gift()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(5_000_000), await desk.WarehouseAsync());
        var purchase = desk.Purchase(campaign, warehouse, 2_000_000, ("SACH", 10));
        await desk.DeclareAsync(purchase);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, purchase with { IntakeId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "invoice_taken");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Conflict, "campaign_not_open");
        await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 1_000_000, ("SACH", 5)));
    }

    [Fact]
    public async Task A_school_counts_no_more_than_was_sent_and_only_its_own()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SACH", 50))), ("SACH", 50));
        var shipment = await desk.PrepareAsync(campaign, warehouse, ("SACH", 50));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/receive", desk.School, GoodsDesk.Receipt(("SACH", 50)))).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        await desk.SendAsync(shipment);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/receive", desk.School, GoodsDesk.Receipt(("SACH", 51)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "more_than_sent");
        var other = service.Tokens.For(Roles.SchoolOfficer, Tree.School);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/receive", other, GoodsDesk.Receipt(("SACH", 50)))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/shipments/{shipment}", other)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await desk.ReceiveAsync(shipment, ("SACH", 50));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/return", desk.Checker, new ReturnGoodsRequest([new("SACH", 1)]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_missing");
        var mine = await (await service.Http.SendAsync(HttpMethod.Get, "/goods/shipments?state=received", desk.School)).ReadAsync<PagedResult<ShipmentView>>();
        Assert.Contains(mine.Items, one => one.ShipmentId == shipment);
        var theirs = await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/shipments?campaignId={campaign}", other)).ReadAsync<PagedResult<ShipmentView>>();
        Assert.Empty(theirs.Items);
    }

    [Fact]
    public async Task The_catalogue_keeps_the_unit_of_what_was_counted()
    {
        var code = $"MAU-{Random.Shared.Next(1_000_000):D6}";
        await (await service.Http.SendAsync(HttpMethod.Put, $"/goods/items/{code}", service.Officer, new PutGoodsItemRequest("Bút mẫu", "cái", "hộp", 12))).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/goods/items/{code}", service.Officer, new PutGoodsItemRequest("Bút mẫu", "cây", "hộp", 12))).ReadJsonAsync();
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, (code, 5)));
        await (await service.Http.SendAsync(HttpMethod.Put, $"/goods/items/{code}", service.Officer, new PutGoodsItemRequest("Bút mẫu", "hộp"))).ReadProblemAsync(HttpStatusCode.Conflict, "unit_stays");
        foreach (var (bad, request, problem) in new[]
        {
            ("VND", new PutGoodsItemRequest("Tiền", "đồng"), "item_code_invalid"),
            ("abcd", new PutGoodsItemRequest("Chữ thường", "cái"), "item_code_invalid"),
            ("ABCD-", new PutGoodsItemRequest("Gạch cuối", "cái"), "item_code_invalid"),
            ("ABCD", new PutGoodsItemRequest("Thiếu quy cách", "cái", "thùng"), "pack_invalid"),
        })
        {
            await (await service.Http.SendAsync(HttpMethod.Put, $"/goods/items/{bad}", service.Officer, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, problem);
        }

        await (await service.Http.SendAsync(HttpMethod.Put, "/goods/items/ABCD", service.Accountant, new PutGoodsItemRequest("Không được", "cái"))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Who_may_not_act_on_the_unit_takes_no_step()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var outsider = service.Tokens.For(Roles.Accountant, Tree.CaoBang);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", outsider, desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", outsider, desk.Shipment(campaign, warehouse, ("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/stock?campaignId={campaign}", outsider)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/intakes?campaignId={campaign}", outsider)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/warehouses", service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang), new AddWarehouseRequest(Guid.CreateVersion7(), Tree.HaNoi, "Kho lạ"))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var intake = await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SACH", 1)));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", service.Tokens.For(Roles.UnitOfficer, Tree.Ward), GoodsDesk.Counts(("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", service.Auditor, desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Lists_are_narrowed_by_the_words_that_answers_use()
    {
        var campaign = await service.OpenAsync();
        foreach (var (path, status) in new[] { ("/campaign-plans?state=open&pageSize=200", HttpStatusCode.OK), ("/campaign-plans?state=Open_", HttpStatusCode.BadRequest), ("/goods/shipments?state=nowhere", HttpStatusCode.BadRequest) })
        {
            var answer = await service.Http.SendAsync(HttpMethod.Get, path, service.Auditor);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains(campaign.ToString(), StringComparison.Ordinal));
        }
    }
}
