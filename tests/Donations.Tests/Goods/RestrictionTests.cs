using System.Net;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Restrictions;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>What givers want is held against every use: place, time and purpose; another person alone may end it.</summary>
[Collection(OneService.Name)]
public sealed class RestrictionTests(DonationsService service)
{
    private static readonly DateOnly Today = VietnamTime.DayOf(DateTimeOffset.UtcNow);
    private readonly GoodsDesk desk = new(service);
    // May write down and end: only the four eyes stand in the way.
    private readonly string author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());

    [Fact]
    public async Task Goods_go_only_where_the_giver_wants_also_when_that_is_learned_after_they_were_prepared()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Named, ("AO-AM", 30))), ("AO-AM", 30));
        var prepared = await desk.PrepareAsync(campaign, warehouse, ("AO-AM", 10));
        var restriction = new AddRestrictionRequest(Guid.CreateVersion7(), "Áo cho trẻ em Hà Nội", PlaceUnitId: Tree.HaNoi);
        await (await AddAsync(campaign, restriction)).ReadJsonAsync(HttpStatusCode.Created);
        await (await AddAsync(campaign, restriction)).ReadJsonAsync();
        await (await AddAsync(campaign, restriction with { Said = "khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");

        // The school of the desk lies in Cao Bằng; a school of Hà Nội is what the giver wants.
        var refused = await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", desk.Maker, desk.Shipment(campaign, warehouse, ("AO-AM", 1)));
        Assert.Contains("Áo cho trẻ em Hà Nội", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await refused.ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{prepared}/send", desk.Checker, new Donations.Goods.SendShipmentRequest("Xe tải mẫu"))).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        var fit = desk.Shipment(campaign, warehouse, ("AO-AM", 1)) with { SchoolId = Tree.School };
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", desk.Maker, fit)).ReadJsonAsync(HttpStatusCode.Created);

        await (await EndAsync(restriction.RestrictionId, author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var alone = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update fund_restriction set ended_by = made_by, ended_at = now(), end_reason = 'x' where restriction_id = $1", restriction.RestrictionId));
        Assert.Equal("fund_restriction_four_eyes", alone.ConstraintName);
        await (await EndAsync(restriction.RestrictionId, service.Approver)).ReadJsonAsync();
        await (await EndAsync(restriction.RestrictionId, service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "already_ended");
        await desk.SendAsync(prepared);
    }

    [Fact]
    public async Task Money_is_spent_only_in_its_time_and_for_its_purpose()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(20_000_000), await desk.WarehouseAsync());
        var waiting = await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 1_000_000, ("SACH", 10)));
        var late = new AddRestrictionRequest(Guid.CreateVersion7(), "Dùng trong năm học trước", UseUntil: Today.AddDays(-1));
        await (await AddAsync(campaign, late)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, desk.Purchase(campaign, warehouse, 1_000_000, ("SACH", 10)))).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{waiting}/count", desk.Checker, GoodsDesk.Counts(("SACH", 10)))).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await EndAsync(late.RestrictionId, service.Approver)).ReadJsonAsync();
        await desk.CountAsync(waiting, ("SACH", 10));

        var other = (await (await service.Http.SendAsync(HttpMethod.Get, "/purposes", service.Officer)).ReadJsonAsync()).EnumerateArray()
            .First(one => one.GetProperty("regime").GetString() == "tt16" && one.GetProperty("isPermitted").GetBoolean() && one.GetProperty("code").GetString() != "teaching_equipment").GetProperty("code").GetString()!;
        await (await AddAsync(campaign, new(Guid.CreateVersion7(), "Chỉ để sửa lớp học", Purposes: [other]))).ReadJsonAsync(HttpStatusCode.Created);
        var lines = new PostUsagePlanRequest([new BudgetLine("teaching_equipment", "Máy tính", 5_000_000)]);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/usage-plan", service.Officer, lines)).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/usage-plan", service.Officer, new PostUsagePlanRequest([new BudgetLine(other, "Sửa phòng học", 5_000_000)]))).ReadJsonAsync();
        Assert.Equal(2, (await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/restrictions", service.Auditor)).ReadAsync<PagedResult<RestrictionView>>()).Total);
    }

    [Fact]
    public async Task What_says_nothing_or_something_the_law_forbids_is_no_restriction()
    {
        var campaign = await service.OpenAsync();
        var request = new AddRestrictionRequest(Guid.CreateVersion7(), "Chỉ mua sách", UseUntil: Today);
        await (await AddAsync(campaign, request with { UseUntil = null })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "restriction_empty");
        await (await AddAsync(campaign, request with { UseFrom = Today.AddDays(1) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "days_invalid");
        await (await AddAsync(campaign, request with { Purposes = ["teacher_pay"] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "purpose_unknown");
        await (await AddAsync(campaign, request with { PlaceUnitId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "place_unknown");
        await (await AddAsync(campaign, request with { RestrictionId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "restriction_id_missing");
        foreach (var sql in new[] { "delete from fund_restriction", "update fund_restriction set said = 'khác'", "truncate fund_restriction" })
        {
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql))).SqlState);
        }
    }

    private Task<HttpResponseMessage> AddAsync(Guid campaign, AddRestrictionRequest request) => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/restrictions", author, request);

    private Task<HttpResponseMessage> EndAsync(Guid restriction, string token) =>
        service.Http.SendAsync(HttpMethod.Post, $"/restrictions/{restriction}/end", token, new EndRestrictionRequest("Người tài trợ đồng ý bằng thư"));
}
