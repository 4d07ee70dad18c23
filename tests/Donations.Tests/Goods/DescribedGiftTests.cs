using System.IO.Compression;
using System.Net;
using EduCoop.Donations.DescribedGifts;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>Services and works that are given: offered by one, agreed by another, accepted by the school, and only then in the ledger.</summary>
[Collection(OneService.Name)]
public sealed class DescribedGiftTests(DonationsService service)
{
    private readonly GoodsDesk desk = new(service);

    [Fact]
    public async Task What_a_school_accepted_is_in_the_ledger_in_a_commodity_of_its_own_and_in_no_sum_of_money()
    {
        var campaign = await desk.OpenAsync(1_000_000);
        var offer = Offer(campaign) with { StatedValueVnd = 40_000_000 };
        await OfferAsync(offer);
        await AgreeAsync(offer.GiftId);
        Assert.Empty(await desk.StockAsync(campaign));
        var accepted = await (await AcceptAsync(offer.GiftId, desk.School, 3)).ReadAsync<DescribedGiftView>();
        Assert.Equal((DescribedGiftState.Accepted, 3L), (accepted.State, accepted.Accepted));
        Assert.EndsWith("/BBGN-SGHN", accepted.DocumentNumber, StringComparison.Ordinal);
        await (await AcceptAsync(offer.GiftId, desk.School, 3)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");

        var row = (await desk.StockAsync(campaign)).Single();
        Assert.Equal((accepted.ItemCode, "Sơn lại 4 phòng học", "phòng"), (row.ItemCode, row.Name, row.UnitName));
        Assert.Equal((3, 0, 0, 0, 3, 0), (row.Given, row.Bought, row.InWarehouses, row.InShipment, row.Delivered, row.WrittenOff));
        var legs = await service.Database.ScalarAsync<string>(
            """
            select string_agg(concat(a.kind, ' ', l.amount_minor), ', ' order by l.line) from leg l join account a using (account_id) where l.currency = $1
            """,
            accepted.ItemCode);
        Assert.Equal("delivered 3, goods_received -3", legs);
        var money = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledger/trial-balance?campaignId={campaign}", service.Auditor)).ReadAsync<TrialBalanceView>();
        Assert.True(money.Balanced);
        Assert.Equal(-1_000_000L, await service.Database.ScalarAsync<long>(
            "select sum(l.amount_minor)::bigint from leg l join account a using (account_id) where a.campaign_id = $1 and a.kind = 'received'", campaign));
        await TheBooksAreRightAsync();
    }

    [Fact]
    public async Task The_minutes_show_the_donor_as_she_chose_and_their_code_leads_to_the_same_figures()
    {
        var campaign = await desk.OpenAsync();
        var offer = Offer(campaign) with { Kind = GoodsKind.Service, Description = "Khám răng cho 320 học sinh", UnitName = "lượt khám", Quantity = 320, StatedValueVnd = 32_000_000 };
        await OfferAsync(offer);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described/{offer.GiftId}/document", service.Auditor)).ReadProblemAsync(HttpStatusCode.Conflict, "not_yet");
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described/{offer.GiftId}/verify", null)).StatusCode);
        await AgreeAsync(offer.GiftId);
        var accepted = await (await AcceptAsync(offer.GiftId, desk.School, 318)).ReadAsync<DescribedGiftView>();
        Assert.StartsWith("DV-", accepted.ItemCode, StringComparison.Ordinal);
        var text = Text(await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described/{offer.GiftId}/document", service.Auditor)).Content.ReadAsByteArrayAsync());
        foreach (var words in new[]
        {
            accepted.DocumentNumber!, "Khám răng cho 320 học sinh", "lượt khám", "318", "N.T.M.", "32.000.000 đồng, không cộng vào số tiền", "Sở GD&amp;ĐT Cao Bằng", $"/api/donations/goods/described/{offer.GiftId}/verify",
        })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Nguyễn Thị Mẫu", text, StringComparison.Ordinal);
        var check = await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described/{offer.GiftId}/verify", null)).ReadAsync<HandoverCheck>();
        Assert.Equal((accepted.DocumentNumber, 318L, accepted.LedgerSequence), (check.DocumentNumber, check.Goods.Single().Quantity, check.LedgerSequence));
    }

    [Fact]
    public async Task Three_people_are_needed_and_the_tables_want_the_same()
    {
        var campaign = await desk.OpenAsync();
        var offer = Offer(campaign);
        await OfferAsync(offer);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{offer.GiftId}/agree", desk.Maker)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await (await RefuseAsync(offer.GiftId, desk.Maker)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await (await AcceptAsync(offer.GiftId, desk.School, 4)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        await ForbiddenAsync("described_gift_agreed_four_eyes", "update described_gift set state = 'agreed', agreed_by = offered_by, agreed_at = now() where gift_id = $1", offer.GiftId);
        await ForbiddenAsync("described_gift_refused_four_eyes", "update described_gift set state = 'refused', ended_by = offered_by, ended_at = now() where gift_id = $1", offer.GiftId);

        var waiting = (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", desk.Checker)).ReadAsync<PagedResult<Approval>>()).Items;
        Assert.Equal(
            (ApprovalKind.DescribedGift, "Sơn lại 4 phòng học: 4 phòng", "Sở GD&ĐT Cao Bằng", (long?)null),
            waiting.Where(one => one.Id == offer.GiftId).Select(one => (one.Kind, one.What, one.ToTitle, one.AmountVnd)).Single());
        var own = (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", desk.Maker)).ReadAsync<PagedResult<Approval>>()).Items;
        Assert.DoesNotContain(own, one => one.Id == offer.GiftId);

        await AgreeAsync(offer.GiftId);
        foreach (var one in new[] { desk.MakerId, desk.CheckerId })
        {
            await (await AcceptAsync(offer.GiftId, service.Tokens.For(Roles.SchoolOfficer, Tree.CaoBang, one), 4)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        }

        await ForbiddenAsync(
            "described_gift_accepted_three",
            "update described_gift set state = 'accepted', accepted_by = agreed_by, accepted = 1, accepted_at = now(), document_number = '1/X', entry_sequence = (select min(sequence) from entry) where gift_id = $1",
            offer.GiftId);
        await (await AcceptAsync(offer.GiftId, desk.School, 4)).ReadJsonAsync();
    }

    [Fact]
    public async Task Only_the_school_accepts_or_refuses_what_was_agreed_and_strangers_see_nothing()
    {
        var campaign = await desk.OpenAsync();
        var offer = Offer(campaign);
        await OfferAsync(offer);
        await AgreeAsync(offer.GiftId);
        var other = service.Tokens.For(Roles.SchoolOfficer, Tree.School);
        await (await AcceptAsync(offer.GiftId, other, 4)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await AcceptAsync(offer.GiftId, service.Accountant, 4)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await RefuseAsync(offer.GiftId, service.Accountant)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described/{offer.GiftId}", other)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{offer.GiftId}/cancel", desk.School)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Empty((await ListAsync(other, $"?campaignId={campaign}")).Items);
        Assert.Contains((await ListAsync(desk.School, "?state=agreed")).Items, one => one.GiftId == offer.GiftId);

        var refused = await (await RefuseAsync(offer.GiftId, desk.School)).ReadAsync<DescribedGiftView>();
        Assert.Equal((DescribedGiftState.Refused, "Không làm như đã nói"), (refused.State, refused.EndedNote));
        await (await AcceptAsync(offer.GiftId, desk.School, 4)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        Assert.Empty(await desk.StockAsync(campaign));
    }

    [Fact]
    public async Task What_does_not_make_sense_is_refused_with_a_reason_and_the_same_again_is_the_same()
    {
        var campaign = await desk.OpenAsync();
        var offer = Offer(campaign);
        foreach (var (request, code) in new[]
        {
            (offer with { GiftId = Guid.Empty }, "id_missing"),
            (offer with { Kind = GoodsKind.Good }, "kind_invalid"),
            (offer with { Description = "Sơn" }, "text_invalid"),
            (offer with { UnitName = "" }, "text_invalid"),
            (offer with { Quantity = 0 }, "quantity_invalid"),
            (offer with { StatedValueVnd = 0 }, "stated_value_invalid"),
            (offer with { StandsDays = 366 }, "stands_days_invalid"),
            (offer with { DonorName = null }, "donor_invalid"),
            (offer with { SchoolId = Guid.CreateVersion7() }, "school_unknown"),
        })
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        await OfferAsync(offer);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, offer with { Quantity = 5 })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await AgreeAsync(offer.GiftId);
        foreach (var wrong in new[] { 0L, 5L })
        {
            await (await AcceptAsync(offer.GiftId, desk.School, wrong)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "accepted_invalid");
        }

        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{offer.GiftId}/cancel", desk.Maker)).ReadJsonAsync();
        await (await AcceptAsync(offer.GiftId, desk.School, 4)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, Offer(campaign))).ReadProblemAsync(HttpStatusCode.Conflict, "campaign_not_open");
    }

    [Fact]
    public async Task After_its_day_it_can_neither_be_agreed_nor_accepted_nor_changed()
    {
        var campaign = await desk.OpenAsync();
        foreach (var (state, agreedBy) in new[] { ("offered", (object)DBNull.Value), ("agreed", desk.CheckerId) })
        {
            var late = Guid.CreateVersion7();
            await service.Database.ExecuteAsync(
                """
                insert into described_gift (gift_id, campaign_id, school_id, school_name, kind, item_code, description, unit_name, quantity, donor_display, state, offered_by, offered_at, expires_at, agreed_by, agreed_at)
                values ($1, $2, $3, 'Trường mẫu', 'work', $4, 'Sửa mái nhà xe', 'mái', 1, 'anonymous', $5, $6, now() - interval '8 days', now() - interval '1 day', $7::uuid, now())
                """,
                late, campaign, Tree.CaoBang, DescribedGiftView.CodeOf(late, GoodsKind.Work), state, desk.MakerId, agreedBy);
            var answer = state == "offered" ? await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{late}/agree", desk.Checker) : await AcceptAsync(late, desk.School, 1);
            await answer.ReadProblemAsync(HttpStatusCode.Conflict, "offer_expired");
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(
                () => service.Database.ExecuteAsync("update described_gift set expires_at = now() + interval '1 day' where gift_id = $1", late))).SqlState);
        }
    }

    [Fact]
    public async Task A_described_item_is_chosen_for_no_other_paper_and_stays_as_it_is()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var offer = Offer(campaign);
        await OfferAsync(offer);
        await AgreeAsync(offer.GiftId);
        var code = (await (await AcceptAsync(offer.GiftId, desk.School, 4)).ReadAsync<DescribedGiftView>()).ItemCode;
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/intakes", desk.Maker, desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, (code, 1)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "item_unknown");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/goods/items/{code}", service.Officer, new PutGoodsItemRequest("Tên khác", "phòng"))).ReadProblemAsync(HttpStatusCode.Conflict, "item_described");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update goods_item set name = 'Tên khác' where item_code = $1", code));
        Assert.Equal("described_item_stays", past.ConstraintName);
        var items = await (await service.Http.SendAsync(HttpMethod.Get, "/goods/items?pageSize=200", service.Auditor)).ReadAsync<PagedResult<GoodsItem>>();
        Assert.DoesNotContain(items.Items, item => item.Kind != GoodsKind.Good);
    }

    private static OfferDescribedRequest Offer(Guid campaign) => new(
        Guid.CreateVersion7(), campaign, Tree.CaoBang, GoodsKind.Work, "Sơn lại 4 phòng học", "phòng", 4, DonorDisplay.Initials, "Nguyễn Thị Mẫu");

    private async Task OfferAsync(OfferDescribedRequest request)
    {
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, request)).ReadJsonAsync();
    }

    private async Task AgreeAsync(Guid gift) => await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{gift}/agree", desk.Checker)).ReadJsonAsync();

    private Task<HttpResponseMessage> AcceptAsync(Guid gift, string token, long quantity) =>
        service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{gift}/accept", token, new AcceptDescribedRequest(quantity, "Hoàng Thị Hiệu Trưởng", "Cao Bằng"));

    private Task<HttpResponseMessage> RefuseAsync(Guid gift, string token) =>
        service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{gift}/refuse", token, new RefuseDescribedRequest("Không làm như đã nói"));

    private async Task<PagedResult<DescribedGiftView>> ListAsync(string token, string query) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/described{query}", token)).ReadAsync<PagedResult<DescribedGiftView>>();

    private async Task TheBooksAreRightAsync()
    {
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(
            "select count(*) from (select entry_sequence, currency from leg group by 1, 2 having sum(amount_minor) <> 0) off_balance"));
        var check = await (await service.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", service.Auditor)).ReadJsonAsync();
        Assert.Equal("[]", check[0].GetProperty("problems").GetRawText());
    }

    private async Task ForbiddenAsync(string constraint, string sql, Guid id) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql, id))).ConstraintName);

    private static string Text(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return body.ReadToEnd();
    }
}
