using System.Net;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Receipts;

/// <summary>A gift that came by a shared account gets its papers from the campaign where it stands now; they end when it goes elsewhere.</summary>
[Collection(OneService.Name)]
public sealed class MovedGiftTests(DonationsService service)
{
    [Fact]
    public async Task A_paper_is_given_out_where_the_gift_stands_now_and_not_in_the_fund()
    {
        var (bucket, one, two, _) = await service.ShareAccountAsync();
        var gift = await GiveAsync(bucket, DonorDisplay.Initials);
        await (await IssueAsync(gift)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unclassified");
        await service.AssignAsync(gift, one);
        var first = await (await IssueAsync(gift)).ReadAsync<ReceiptView>(HttpStatusCode.Created);
        Assert.Equal((one, "N.T.M."), (first.CampaignId, Assert.Single(first.Gifts).Donor));
        Assert.Equal(1, await ListedAsync(one));
        Assert.Equal(0, await ListedAsync(bucket));

        // It stays one paper for gifts of one campaign, wherever they came in.
        var other = await GiveAsync(one);
        await (await IssueAsync(other, await GiveAsync(two))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unknown");
        var later = await GiveAsync(bucket);
        await service.AssignAsync(later, one);
        Assert.Equal(2, (await (await IssueAsync(other, later)).ReadAsync<ReceiptView>(HttpStatusCode.Created)).Gifts.Count);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(ReceiptTests.Gaps));
    }

    [Fact]
    public async Task A_paper_ends_when_a_gift_of_it_goes_elsewhere_and_the_next_one_names_the_new_campaign()
    {
        var (bucket, one, two, _) = await service.ShareAccountAsync();
        var (moved, stays) = (await GiveAsync(bucket), await GiveAsync(one));
        await service.AssignAsync(moved, one);
        var first = await (await IssueAsync(moved, stays)).ReadAsync<ReceiptView>(HttpStatusCode.Created);
        await service.AssignAsync(moved, two);
        var ended = await GetAsync(first.ReceiptId);
        Assert.Equal((first.Number, "Khoản đóng góp đã chuyển sang đợt vận động khác."), (ended.Number, ended.CancelReason));
        Assert.Equal(await service.Database.ScalarAsync<long>("select max(entry_sequence) from classification where donation_id = $1", moved), ended.CancelledByEntry);
        Assert.True((await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{first.ReceiptId}/verify", null)).ReadAsync<ReceiptCheck>()).IsCancelled);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/receipts/{first.ReceiptId}/cancel", service.Approver, new CancelReceiptRequest("Hủy"))).ReadProblemAsync(HttpStatusCode.Conflict, "already_cancelled");

        // Each gets a new paper where it stands; the old number is not given out again.
        var (second, third) = (await (await IssueAsync(moved)).ReadAsync<ReceiptView>(HttpStatusCode.Created), await (await IssueAsync(stays)).ReadAsync<ReceiptView>(HttpStatusCode.Created));
        Assert.Equal((two, one), (second.CampaignId, third.CampaignId));
        Assert.True(second.Number > first.Number && third.Number > second.Number);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(ReceiptTests.Gaps));
    }

    [Fact]
    public async Task A_paper_ends_when_its_gift_is_taken_back()
    {
        var campaign = await service.OpenAsync();
        var gift = await GiveAsync(campaign);
        var receipt = await (await IssueAsync(gift)).ReadAsync<ReceiptView>(HttpStatusCode.Created);
        var entry = await service.Database.ScalarAsync<long>("select sequence from entry where donation_id = $1", gift);
        var correction = new ProposeCorrectionRequest(Guid.CreateVersion7(), campaign, VietnamTime.DayOf(DateTimeOffset.UtcNow), "Ghi trùng với phiếu khác", Reverses: entry);
        await (await service.Http.SendAsync(HttpMethod.Post, "/ledger/corrections", service.Accountant, correction)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/ledger/corrections/{correction.CorrectionId}/confirm", service.Approver)).ReadJsonAsync();
        Assert.Equal("Khoản đóng góp đã bị đảo trong sổ.", (await GetAsync(receipt.ReceiptId)).CancelReason);
        await (await IssueAsync(gift)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unknown");
    }

    [Fact]
    public async Task Papers_and_moves_at_once_leave_no_valid_paper_of_another_campaign()
    {
        var (bucket, one, two, _) = await service.ShareAccountAsync();
        var gifts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => GiveAsync(bucket)));
        await Task.WhenAll(gifts.Select(gift => service.AssignAsync(gift, one)));
        await Task.WhenAll(gifts.SelectMany(gift => new[] { service.AssignAsync(gift, two), (Task)IssueAsync(gift), IssueAsync(gift) }));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(
            "select count(*) from receipt_gift g join receipt r using (receipt_id) join gift_place p using (donation_id) where g.is_valid and r.campaign_id <> p.campaign_id"));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(ReceiptTests.Gaps));
        // The database itself refuses a paper for a gift that stands elsewhere.
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            """
            with paper as (
                insert into receipt (receipt_id, kind, unit_id, unit_name, year, number, document_number, issued_on, campaign_id, campaign_title, total_vnd, place, issued_by, issued_at)
                values (gen_random_uuid(), 'handover', gen_random_uuid(), 'mẫu', 2026, 1, '01', now(), $2, 'mẫu', 1, 'mẫu', gen_random_uuid(), now()) returning receipt_id)
            insert into receipt_gift (receipt_id, line, donation_id, kind) select receipt_id, 1, $1, 'handover' from paper
            """,
            gifts[0], one));
        Assert.Equal("receipt_gift_stands_here", past.ConstraintName);
    }

    private Task<HttpResponseMessage> IssueAsync(params Guid[] gifts) =>
        service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Officer, new IssueReceiptRequest(Guid.CreateVersion7(), ReceiptKind.CashReceipt, gifts, "Hà Nội"));

    private async Task<ReceiptView> GetAsync(Guid receipt) => await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{receipt}", service.Auditor)).ReadAsync<ReceiptView>();

    private async Task<long> ListedAsync(Guid campaign) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts?campaignId={campaign}", service.Auditor)).ReadAsync<PagedResult<ReceiptView>>()).Total;

    private async Task<Guid> GiveAsync(Guid campaign, DonorDisplay display = DonorDisplay.Named)
    {
        RecordDonationRequest gift = Some.Gift(campaign) with { DonorDisplay = display };
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return gift.DonationId;
    }
}
