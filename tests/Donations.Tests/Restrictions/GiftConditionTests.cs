using System.Net;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Restrictions;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Donations.Tests.Goods;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Restrictions;

/// <summary>What the giver of one gift wants: the money is held at once, another person gives it a campaign of its own, and there every use is held against it.</summary>
[Collection(OneService.Name)]
public sealed class GiftConditionTests(DonationsService service)
{
    private static readonly DateOnly Today = VietnamTime.DayOf(DateTimeOffset.UtcNow);
    private readonly GoodsDesk desk = new(service);
    // May write down and decide: only the four eyes stand in the way.
    private readonly string author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());

    [Fact]
    public async Task Money_with_a_condition_is_held_then_has_a_campaign_of_its_own_in_which_the_condition_binds()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(3_000_000), await desk.WarehouseAsync());
        var terms = new GiverTerms("Chỉ cho trẻ em Hà Nội, cháu Lan nhà tôi", PlaceUnitId: Tree.HaNoi, UseUntil: Today);
        var gift = await GiveAsync(campaign, 10_000_000, terms);
        Assert.Equal((13_000_000L, 10_000_000L, 3_000_000L, 0L), await MoneyAsync(campaign) is var held ? (held.ReceivedVnd, held.HeldVnd, held.FreeVnd, held.BoundLeftVnd) : default);
        await (await BuyAsync(campaign, warehouse, 3_000_001)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_enough_money");
        await (await BuyAsync(campaign, warehouse, 1_000_000)).ReadJsonAsync(HttpStatusCode.Created);

        var condition = await OfAsync(gift);
        Assert.Equal((GiftConditionState.Open, Tree.HaNoi, "Sở GD&ĐT Hà Nội"), (condition.State, condition.PlaceUnitId, condition.PlaceName));
        var placed = await (await PlaceAsync(condition.ConditionId)).ReadAsync<GiftConditionView>();
        var fund = placed.ToCampaign!.Value;
        Assert.Equal((GiftConditionState.Placed, fund), (placed.State, placed.CampaignId));
        var money = await MoneyAsync(campaign);
        Assert.Equal((3_000_000L, 1_000_000L, 0L, 2_000_000L, 10_000_000L), (money.ReceivedVnd, money.InvoicedVnd, money.HeldVnd, money.FreeVnd, money.BoundLeftVnd));

        // Everybody may read the title: what binds, never the giver's own words.
        var plan = await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{fund}/plan", service.Auditor)).ReadAsync<CampaignPlanView>();
        Assert.Equal((CampaignStage.Open, campaign), (plan.State, plan.ConditionOf!.Value));
        Assert.Contains("Hà Nội", plan.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Lan", plan.Title, StringComparison.Ordinal);
        Assert.NotEqual(plan.SubmittedBy, plan.ApprovedBy);

        // The money that the ledger shows is the same money, unseen by the bank before and after.
        Assert.Equal(10_000_000L, await BalanceAsync(fund, LedgerAccount.InTransit));
        Assert.Equal(3_000_000L, await BalanceAsync(campaign, LedgerAccount.InTransit));
        Assert.Equal(-10_000_000L, await BalanceAsync(fund, LedgerAccount.Received));

        // In the fund the condition holds for goods as for money: what it bought goes to nobody else.
        await desk.CountAsync(await desk.DeclareAsync(desk.Purchase(fund, warehouse, 4_000_000, ("SACH", 10))), ("SACH", 10));
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", desk.Maker, desk.Shipment(fund, warehouse, ("SACH", 1)))).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", desk.Maker, desk.Shipment(fund, warehouse, ("SACH", 1)) with { SchoolId = Tree.School })).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(6_000_000L, (await MoneyAsync(campaign)).BoundLeftVnd);
    }

    [Fact]
    public async Task Money_whose_day_has_passed_or_whose_purpose_is_another_is_not_spent()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var late = await PlacedAsync(await GiveAsync(campaign, 5_000_000, new("Dùng trong năm học trước", UseUntil: Today.AddDays(-1))));
        await (await BuyAsync(late, warehouse, 1_000)).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        var books = await PlacedAsync(await GiveAsync(campaign, 5_000_000, new("Chỉ mua thiết bị dạy học", Purposes: ["teaching_equipment"])));
        Assert.NotEqual(late, books);
        var other = (await (await service.Http.SendAsync(HttpMethod.Get, "/purposes", service.Officer)).ReadJsonAsync()).EnumerateArray()
            .First(one => one.GetProperty("regime").GetString() == "tt16" && one.GetProperty("isPermitted").GetBoolean() && one.GetProperty("code").GetString() != "teaching_equipment").GetProperty("code").GetString()!;
        var lines = new PostUsagePlanRequest([new BudgetLine(other, "Sửa phòng học", 1_000_000)]);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{books}/usage-plan", service.Officer, lines)).ReadProblemAsync(HttpStatusCode.Conflict, "restriction_not_met");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/usage-plan", service.Officer, lines)).ReadJsonAsync();
    }

    [Fact]
    public async Task Gifts_of_the_same_terms_share_a_campaign_and_nobody_decides_on_what_she_wrote_down()
    {
        var campaign = await service.OpenAsync();
        var terms = new GiverTerms("Cho các trường ở Hà Nội", PlaceUnitId: Tree.HaNoi);
        var gifts = new List<Guid> { await GiveAsync(campaign, 1_000_000, terms), await GiveAsync(campaign, 2_000_000, terms with { Said = "Hà Nội thôi nhé" }) };
        var conditions = new List<GiftConditionView> { await OfAsync(gifts[0]), await OfAsync(gifts[1]) };
        await (await PlaceAsync(conditions[0].ConditionId, author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await (await DropAsync(conditions[0].ConditionId, author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var alone = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update gift_condition set state = 'dropped', dropped_by = made_by, dropped_at = now(), drop_reason = 'x' where condition_id = $1", conditions[0].ConditionId));
        Assert.Equal("gift_condition_four_eyes", alone.ConstraintName);

        var answers = await Task.WhenAll(conditions.SelectMany(one => Enumerable.Range(0, 3).Select(_ => PlaceAsync(one.ConditionId))));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var fund = Assert.Single((await MoneyAsync(campaign)).Funds);
        Assert.Equal((3_000_000L, 3_000_000L), (fund.ReceivedVnd, fund.LeftVnd));
        Assert.Equal(2L, await service.Database.ScalarAsync<long>("select count(*) from classification where to_campaign = $1", fund.CampaignId));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from fund_restriction where campaign_id = $1", fund.CampaignId));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from (select from leg group by entry_sequence having sum(amount_minor) <> 0) off_balance"));
    }

    [Fact]
    public async Task A_condition_learned_later_has_its_reason_is_refused_when_the_money_is_gone_and_let_go_with_the_gift_going_back()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var (one, two) = (await GiveAsync(campaign, 4_000_000), await GiveAsync(campaign, 1_000_000));
        var note = new NoteConditionRequest(Guid.CreateVersion7(), new("Dùng đến hết năm 2099", UseUntil: new(2099, 12, 31)), "Người tặng gọi điện ngày hôm sau");
        await (await NoteAsync(one, note with { Reason = "x" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await NoteAsync(one, note)).ReadJsonAsync(HttpStatusCode.Created);
        await (await NoteAsync(one, note)).ReadJsonAsync();
        await (await NoteAsync(one, note with { Reason = "Lý do khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await NoteAsync(one, note with { ConditionId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "condition_there");
        await (await BuyAsync(campaign, warehouse, 1_000_000)).ReadJsonAsync(HttpStatusCode.Created);
        await (await NoteAsync(two, note with { ConditionId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "money_spent");

        var fund = (await (await PlaceAsync(note.ConditionId)).ReadAsync<GiftConditionView>()).ToCampaign!.Value;
        await (await NoteAsync(one, note with { ConditionId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "condition_there");
        var bought = await desk.DeclareAsync(desk.Purchase(fund, warehouse, 1, ("SACH", 1)));
        await (await DropAsync(note.ConditionId, service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "money_spent");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{bought}/refuse", desk.Checker, new Donations.Goods.RefuseGoodsRequest("Trả lại"))).ReadJsonAsync();
        var dropped = await (await DropAsync(note.ConditionId, service.Approver)).ReadAsync<GiftConditionView>();
        Assert.Equal((GiftConditionState.Dropped, campaign, "Người tặng đồng ý bằng thư"), (dropped.State, dropped.CampaignId, dropped.DropReason));
        Assert.Equal((4_000_000L, 0L), await MoneyAsync(campaign) is var after ? (after.FreeVnd, after.BoundLeftVnd) : default);
        Assert.Equal((5_000_000L, 0L), (await BalanceAsync(campaign, LedgerAccount.InTransit), await BalanceAsync(fund, LedgerAccount.InTransit)));
        await (await DropAsync(note.ConditionId, service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
    }

    [Fact]
    public async Task A_gift_of_a_shared_account_is_classified_first_and_then_stays_with_its_condition()
    {
        var (bucket, one, two, _) = await service.ShareAccountAsync();
        var gift = await GiveAsync(bucket, 1_000_000, new("Dùng đến hết năm 2099", UseUntil: new(2099, 12, 31)));
        var condition = await OfAsync(gift);
        await (await PlaceAsync(condition.ConditionId)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unclassified");
        await service.AssignAsync(gift, one);
        Assert.Equal((1_000_000L, 0L), await MoneyAsync(one) is var held ? (held.HeldVnd, held.FreeVnd) : default);
        // Proposed before the condition had its campaign: it is not confirmed afterwards.
        var away = new ProposeAssignmentRequest(Guid.CreateVersion7(), gift, two, "Nhầm đợt vận động");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, away)).ReadJsonAsync(HttpStatusCode.Created);
        var fund = (await (await PlaceAsync(condition.ConditionId)).ReadAsync<GiftConditionView>()).ToCampaign!.Value;
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/assignments/{away.AssignmentId}/confirm", service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "condition_holds");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, away with { AssignmentId = Guid.CreateVersion7(), ToCampaign = bucket })).ReadProblemAsync(HttpStatusCode.Conflict, "condition_holds");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "insert into classification select gen_random_uuid(), donation_id, place + 1, to_campaign, from_campaign, amount_vnd, method, code, rule_id, (select min(sequence) from entry), now() from classification where to_campaign = $1", fund));
        Assert.Equal("gift_condition_holds", past.ConstraintName);
    }

    [Fact]
    public async Task A_campaign_is_not_settled_while_a_condition_waits()
    {
        var campaign = await service.OpenAsync();
        var gift = await GiveAsync(campaign, 1_000_000, new("Dùng đến hết năm 2099", UseUntil: new(2099, 12, 31)));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)).ReadJsonAsync();
        var lines = new PrepareSettlementRequest([new BudgetLine("teaching_equipment", "Máy tính", 1_000)]);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/settlement", service.Accountant, lines)).ReadProblemAsync(HttpStatusCode.Conflict, "conditions_open");
        await (await DropAsync((await OfAsync(gift)).ConditionId, service.Approver)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/settlement", service.Accountant, lines)).ReadJsonAsync();
    }

    [Fact]
    public async Task Only_who_may_act_where_the_gift_stands_reads_writes_down_and_decides()
    {
        var campaign = await service.OpenAsync();
        var gift = await GiveAsync(campaign, 1_000, new("Dùng đến hết năm 2099", UseUntil: new(2099, 12, 31)));
        var condition = (await OfAsync(gift)).ConditionId;
        var stranger = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.CaoBang, Guid.CreateVersion7());
        await (await PlaceAsync(condition, stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await DropAsync(condition, stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var note = new NoteConditionRequest(Guid.CreateVersion7(), new("Dùng năm nay", UseUntil: Today), "Người tặng gọi điện");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/donations/{gift}/conditions", stranger, note)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift}/conditions", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await PlaceAsync(Guid.CreateVersion7())).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await NoteAsync(Guid.CreateVersion7(), note)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unknown");
        // Whoever decides finds it among what waits for her; who wrote it down does not.
        Assert.Contains(await WaitingAsync(service.Approver), one => one.Id == condition && one.AmountVnd == 1_000);
        Assert.DoesNotContain(await WaitingAsync(author), one => one.Id == condition);
    }

    private async Task<IReadOnlyList<Approval>> WaitingAsync(string token)
    {
        var found = new List<Approval>();
        for (var page = 1; ; page++)
        {
            var list = await (await service.Http.SendAsync(HttpMethod.Get, $"/approvals?pageSize=200&page={page}", token)).ReadAsync<PagedResult<Approval>>();
            found.AddRange(list.Items.Where(one => one.Kind == ApprovalKind.GiftCondition));
            if (list.Items.Count == 0)
            {
                return found;
            }
        }
    }

    [Fact]
    public async Task The_condition_is_part_of_what_makes_a_gift_the_same()
    {
        var campaign = await service.OpenAsync();
        var gift = Some.Gift(campaign) with { Condition = new("Chỉ mua thiết bị", Purposes: ["teaching_equipment"]) };
        Task<HttpResponseMessage> Send(RecordDonationRequest request) => service.Http.SendAsync(HttpMethod.Post, "/donations", author, request);
        await (await Send(gift)).ReadJsonAsync(HttpStatusCode.Created);
        await (await Send(gift)).ReadJsonAsync();
        await (await Send(gift with { Condition = null })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await Send(gift with { Condition = gift.Condition with { UseUntil = Today } })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var other = gift with { DonationId = Guid.CreateVersion7() };
        await (await Send(other with { Condition = new("Không nói gì") })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "restriction_empty");
        await (await Send(other with { Condition = new("Trả lương", Purposes: ["teaching_pay"]) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "purpose_unknown");
        await (await Send(other with { Condition = new("Nơi lạ", PlaceUnitId: Guid.CreateVersion7()) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "place_unknown");
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaign));
        var view = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift.DonationId}", service.Auditor)).ReadAsync<DonationView>();
        Assert.Equal(("Chỉ mua thiết bị", GiftConditionState.Open), (view.ConditionSaid, view.ConditionState));
        foreach (var sql in new[] { "delete from gift_condition", "update gift_condition set said = 'khác'", "truncate gift_condition" })
        {
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql))).SqlState);
        }
    }

    private async Task<Guid> GiveAsync(Guid campaign, long amount, GiverTerms? condition = null)
    {
        var gift = Some.Gift(campaign, amount) with { Condition = condition };
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", author, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return gift.DonationId;
    }

    private async Task<Guid> PlacedAsync(Guid gift) => (await (await PlaceAsync((await OfAsync(gift)).ConditionId)).ReadAsync<GiftConditionView>()).ToCampaign!.Value;

    private async Task<GiftConditionView> OfAsync(Guid gift) =>
        Assert.Single((await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift}/conditions", service.Auditor)).ReadAsync<PagedResult<GiftConditionView>>()).Items);

    private Task<HttpResponseMessage> NoteAsync(Guid gift, NoteConditionRequest request) => service.Http.SendAsync(HttpMethod.Post, $"/donations/{gift}/conditions", author, request);

    private Task<HttpResponseMessage> PlaceAsync(Guid condition, string? token = null) => service.Http.SendAsync(HttpMethod.Post, $"/gift-conditions/{condition}/place", token ?? service.Approver);

    private Task<HttpResponseMessage> DropAsync(Guid condition, string token) =>
        service.Http.SendAsync(HttpMethod.Post, $"/gift-conditions/{condition}/drop", token, new DropConditionRequest("Người tặng đồng ý bằng thư"));

    private Task<HttpResponseMessage> BuyAsync(Guid campaign, Guid warehouse, long cost) =>
        service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, desk.Purchase(campaign, warehouse, cost, ("SACH", 1)));

    private async Task<CampaignMoneyView> MoneyAsync(Guid campaign) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/money", service.Auditor)).ReadAsync<CampaignMoneyView>();

    private Task<long> BalanceAsync(Guid campaign, string account) =>
        service.Database.ScalarAsync<long>("select coalesce(sum(amount_minor), 0)::bigint from leg where account_id = $1", DerivedId.LedgerAccount(campaign, account));
}
