using System.Globalization;
using System.Net;
using System.Text;
using EduCoop.Banking.Codes;
using EduCoop.Donations.Cash;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Transparency.Receipts;

namespace EduCoop.Donations.Tests.Reconciliation;

/// <summary>What a file would do is what it does; where each line of the bank is; what waits for a second person; and what everybody may see of a gift.</summary>
[Collection(OneService.Name)]
public sealed class ReconciliationTests(DonationsService service)
{
    [Fact]
    public async Task The_preview_says_for_each_campaign_what_the_commit_then_does()
    {
        var account = Some.AccountNumber();
        var (fund, one) = await ShareAsync(account);
        var code = await service.Database.ScalarAsync<string>("select code from payment_code where campaign_id = $1", one);
        var file = Statement(account, (100_000, $"{code} ung ho"), (250_000, "ung ho hoc sinh"), (-30_000, "phi chuyen tien"));

        using var body = new ByteArrayContent(file);
        var preview = await (await service.Http.SendAsync(HttpMethod.Post, $"/statements/preview?campaignId={fund}", service.Accountant, body)).ReadAsync<StatementPreview>();
        Assert.Equal((3, 0, 350_000L, 30_000L), (preview.Added, preview.AlreadyThere, preview.AddedSumVnd, preview.AddedDebitsVnd));
        Assert.Equal([(fund, "unclassified", 1, 250_000L), (one, "code", 1, 100_000L)], preview.Effects.Select(effect => (effect.CampaignId, effect.Why, effect.Count, effect.SumVnd)));
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(fund));

        var posted = await service.Http.ImportAsync(service.Accountant, fund, file);
        Assert.Equal((preview.Added, preview.AlreadyThere, preview.SumVnd, preview.DebitsVnd), (posted.Added, posted.AlreadyThere, posted.SumVnd!.Value, posted.DebitsVnd!.Value));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/run?bucketId={fund}", service.Accountant)).ReadAsync<ClassificationRun>();
        foreach (var effect in preview.Effects)
        {
            await using var connection = await service.Database.DataSource.OpenConnectionAsync();
            Assert.Equal(effect.SumVnd, await CampaignReceipts.SumAsync(connection, effect.CampaignId, CancellationToken.None));
        }

        using var again = new ByteArrayContent(file);
        var second = await (await service.Http.SendAsync(HttpMethod.Post, $"/statements/preview?campaignId={fund}", service.Accountant, again)).ReadAsync<StatementPreview>();
        Assert.Equal((0, 3), (second.Added, second.AlreadyThere));
        Assert.Empty(second.Effects);
        await BoardAsync(fund);
    }

    private async Task BoardAsync(Guid fund)
    {
        var board = await (await service.Http.SendAsync(HttpMethod.Get, $"/reconciliation?campaignId={fund}", service.Auditor)).ReadAsync<BankBoard>();
        Assert.Equal((true, 1L, 2L, 350_000L, 1L, 30_000L, 1L, 100_000L, 320_000L), (
            board.IsFund, board.Statements, board.CreditCount, board.CreditVnd, board.ReturnedCount, board.ReturnedVnd, board.ClassifiedCount, board.ClassifiedVnd, board.ClosingVnd!.Value));
        var lines = await (await service.Http.SendAsync(HttpMethod.Get, $"/reconciliation/lines?campaignId={fund}", service.Auditor)).ReadAsync<BankLines>();
        Assert.Equal([BankLineState.Classified, BankLineState.Waiting, BankLineState.Returned], lines.Items.Select(line => line.State));
        var waiting = await (await service.Http.SendAsync(HttpMethod.Get, $"/reconciliation/lines?campaignId={fund}&state=waiting&afterDay=2026-03-02&afterPosition=1", service.Auditor)).ReadAsync<BankLines>();
        Assert.Equal(250_000L, Assert.Single(waiting.Items).AmountVnd);
        var totals = await TotalsOfAsync(fund);
        Assert.Equal((250_000L, 320_000L, 320_000L), (totals.ReceivedVnd, totals.BankLedgerVnd, totals.BankVnd!.Value));
    }

    [Fact]
    public async Task What_another_has_proposed_waits_for_those_who_may_decide_it()
    {
        var campaign = await service.OpenAsync();
        var (first, second) = (service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7()), service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7()));
        var cash = new CountCashRequest(Guid.CreateVersion7(), campaign, 700_000, DonorDisplay.Anonymous);
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", first, cash)).ReadJsonAsync(HttpStatusCode.Created);

        Assert.DoesNotContain(await ApprovalsAsync(first), one => one.Id == cash.CashId);
        var waits = Assert.Single(await ApprovalsAsync(second), one => one.Id == cash.CashId);
        // The second person counts for herself.
        Assert.Equal((ApprovalKind.Cash, (long?)null), (waits.Kind, waits.AmountVnd));
        Assert.DoesNotContain(await ApprovalsAsync(service.Approver), one => one.Id == cash.CashId);
        Assert.DoesNotContain(await ApprovalsAsync(service.Tokens.For(Roles.Accountant, Tree.CaoBang, Guid.CreateVersion7())), one => one.Id == cash.CashId);

        await (await service.Http.SendAsync(HttpMethod.Put, $"/campaigns/{campaign}/usage-plan", service.Officer, new PostUsagePlanRequest(Some.Plan().Budget))).ReadJsonAsync();
        Assert.Contains(await ApprovalsAsync(service.Approver), one => one.Kind == ApprovalKind.UsagePlan && one.Id == campaign);

        var plan = Some.Campaign();
        await (await service.Http.SendAsync(HttpMethod.Post, "/campaigns", service.Officer, plan)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{plan.CampaignId}/plan/submit", service.Officer)).ReadJsonAsync();
        Assert.Contains(await ApprovalsAsync(service.Approver), one => one.Kind == ApprovalKind.Plan && one.Id == plan.CampaignId);
        Assert.DoesNotContain(await ApprovalsAsync(service.Accountant), one => one.Kind == ApprovalKind.Plan);
    }

    [Fact]
    public async Task Everybody_sees_of_a_gift_what_its_donor_allows_and_no_number_of_hers()
    {
        var campaign = await service.OpenAsync();
        var named = Some.Gift(campaign);
        var initials = Some.Gift(campaign) with { DonorDisplay = DonorDisplay.Initials, Reference = "0912345678" };
        var hidden = Some.Gift(campaign) with { DonorDisplay = DonorDisplay.Anonymous, Reference = "19001234567890", Memo = "Nguyễn Thị Mẫu, 12 phố Mẫu" };
        foreach (var gift in new[] { named, initials, hidden })
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        }

        var answer = await service.Http.SendAsync(HttpMethod.Post, "/public/gifts", null, new ShownGiftsRequest([named.DonationId, initials.DonationId, hidden.DonationId, Guid.CreateVersion7()]));
        var body = await answer.Content.ReadAsStringAsync();
        var shown = (await answer.ReadAsync<ShownGifts>()).Gifts.ToDictionary(gift => gift.DonationId);
        Assert.Equal(3, shown.Count);
        Assert.Equal(("Nguyễn Thị Mẫu", "PT0001"), (shown[named.DonationId].Donor, shown[named.DonationId].Reference));
        Assert.Equal(("N.T.M.", null), (shown[initials.DonationId].Donor, shown[initials.DonationId].Reference));
        Assert.Equal((null, null), (shown[hidden.DonationId].Donor, shown[hidden.DonationId].Reference));
        Assert.All(shown.Values, gift => Assert.True(gift.LedgerId != Guid.Empty && gift.LedgerIndex >= 0));
        // What the page of a gift leads to: its proof, for anybody, without a word of hers in it.
        var proof = await service.Http.GetByteArrayAsync($"/ledgers/{shown[hidden.DonationId].LedgerId}/receipts/{hidden.DonationId}");
        var proved = ReceiptCheck.Check(proof);
        Assert.Equal((ReceiptFault.None, shown[hidden.DonationId].LedgerIndex), (proved.Fault, proved.Leaf!.Index));
        body += System.Text.Encoding.UTF8.GetString(proof) + System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(System.Text.Json.JsonDocument.Parse(proof).RootElement.GetProperty("leaf").GetString()!));
        Assert.All(new[] { "0912345678", "19001234567890", "phố Mẫu" }, secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
        await (await service.Http.SendAsync(HttpMethod.Post, "/public/gifts", null, new ShownGiftsRequest([.. Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7())])))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "gift_count");
    }

    private async Task<IReadOnlyList<Approval>> ApprovalsAsync(string token) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", token)).ReadAsync<PagedResult<Approval>>()).Items;

    private async Task<LedgerTotal> TotalsOfAsync(Guid campaign)
    {
        for (var page = 1; ; page++)
        {
            var totals = await (await service.Http.SendAsync(HttpMethod.Get, $"/public/ledger-totals?page={page}&pageSize=200", null)).ReadAsync<PagedResult<LedgerTotal>>();
            if (totals.Items.SingleOrDefault(one => one.CampaignId == campaign) is { } found)
            {
                return found;
            }

            Assert.NotEmpty(totals.Items);
        }
    }

    private async Task<(Guid Fund, Guid One)> ShareAsync(string account)
    {
        var campaigns = new[] { Some.Campaign(), Some.Campaign() };
        foreach (var campaign in campaigns)
        {
            await service.Http.OpenLawfullyAsync(service.Officer, service.Approver, campaign with { Account = new("Agribank", account, Shared: true) });
        }

        return (await service.Database.ScalarAsync<Guid>("select bucket_id from account_member where campaign_id = $1", campaigns[0].CampaignId), campaigns[0].CampaignId);
    }

    private static byte[] Statement(string account, params (long Amount, string Memo)[] lines)
    {
        var text = new StringBuilder($"{account}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n");
        long balance = 0;
        foreach (var (amount, memo) in lines)
        {
            balance += amount;
            text.Append(CultureInfo.InvariantCulture, $"02/03/2026 {memo}|{(amount < 0 ? $"{-amount:#,##0}" : " ")}|{(amount > 0 ? $"{amount:#,##0}" : " ")}| {balance:#,##0} 777\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
