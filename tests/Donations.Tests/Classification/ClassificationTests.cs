using System.Globalization;
using System.Net;
using System.Text;
using EduCoop.Banking.Codes;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduCoop.Donations.Tests.Classification;

/// <summary>One account, several campaigns: what no code, rule or person has assigned stays publicly unclassified. Never a guess booked as a fact.</summary>
[Collection(OneService.Name)]
public sealed class ClassificationTests(DonationsService service)
{
    [Fact]
    public async Task A_code_that_survived_the_bank_moves_the_gift_and_nothing_else_does()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (bucket, one, two, account) = await service.ShareAccountAsync();
        var (codeOne, codeTwo) = (await CodeAsync(one), await CodeAsync(two));
        var stranger = PaymentCodes.Of(424_242);
        var spaced = string.Join(' ', codeOne.Chunk(3).Select(part => new string(part))).Replace('0', 'O').Replace('1', 'I').ToLowerInvariant();
        await ImportAsync(bucket, account, (100_000, $"MBVCB.1.{codeOne} ung ho"), (200_000, $"ct den {spaced} sach"), (300_000, "ung ho hoc sinh"), (400_000, $"{codeOne} hoac {codeTwo}"), (500_000, $"{stranger} ung ho"), (600_000, $"ung ho {codeTwo[..^1]}"));
        await RunAsync(bucket);
        Assert.Equal((300_000L, 0L, 1_800_000L), (await ReceivedAsync(one), await ReceivedAsync(two), await ReceivedAsync(bucket)));
        Assert.Equal(300_000L, await BankOfLedgerAsync(one));
        Assert.Equal(1_800_000L, await BankOfLedgerAsync(bucket));
        var queue = await QueueAsync(bucket);
        Assert.Equal(4, queue.Total);
        Assert.Equal(new[] { one, two }.Order(), queue.Items.Single(gift => gift.AmountVnd == 400_000).Proposals.Select(proposal => proposal.CampaignId).Order());
        Assert.Empty(queue.Items.Single(gift => gift.AmountVnd == 500_000).Proposals);
        Assert.Equal(new ClassificationRun(0, 0, 0, 0, 0), await RunAsync(bucket));
        await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{bucket}/qr.svg", null)).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_open");
    }

    [Fact]
    public async Task A_person_proposes_another_confirms_and_memos_like_it_are_proposed_but_never_booked()
    {
        var (bucket, one, _, account) = await service.ShareAccountAsync();
        await ImportAsync(bucket, account, (100_000, "GIA DINH CO HANH ung ho sach 15"), (200_000, "gia dinh co Hanh ung ho sach 16"));
        await RunAsync(bucket);
        var gift = (await QueueAsync(bucket)).Items.Single(item => item.AmountVnd == 100_000);
        string[] both = [Roles.Accountant, Roles.Approver];
        var author = service.Tokens.For(both, Tree.HaNoi, Guid.CreateVersion7());
        var request = new ProposeAssignmentRequest(Guid.CreateVersion7(), gift.DonationId, one, "Người chuyển gọi điện xác nhận", Remember: true);
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", author, request)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(0L, await ReceivedAsync(one));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/assignments/{request.AssignmentId}/confirm", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update assignment set state = 'confirmed', decided_by = proposed_by, decided_at = now() where assignment_id = $1", request.AssignmentId));
        Assert.Equal("assignment_four_eyes", past.ConstraintName);
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, request with { AssignmentId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "already_proposed");

        var confirmed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.Http.SendAsync(HttpMethod.Post, $"/classification/assignments/{request.AssignmentId}/confirm", service.Approver)));
        Assert.Single(confirmed, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(100_000L, await ReceivedAsync(one));
        var left = Assert.Single((await QueueAsync(bucket)).Items);
        Assert.Equal((200_000L, one, "remembered"), (left.AmountVnd, Assert.Single(left.Proposals).CampaignId, left.Proposals[0].Why));
        await RunAsync(bucket);
        Assert.Equal(100_000L, await ReceivedAsync(one));
    }

    [Fact]
    public async Task A_rule_does_nothing_until_another_person_has_approved_it()
    {
        var (bucket, one, two, account) = await service.ShareAccountAsync();
        await ImportAsync(bucket, account, (100_000, "PHU HUYNH LOP 5A mua sach"), (200_000, "phu huynh lop 5a va doi bong mua sach"), (300_000, "doi bong"));
        await RunAsync(bucket);
        var author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());
        var rule = new MakeRuleRequest(Guid.CreateVersion7(), bucket, one, "Phụ huynh lớp 5A");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/rules", author, rule)).ReadJsonAsync();
        await RunAsync(bucket);
        Assert.Equal(0L, await ReceivedAsync(one));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/rules/{rule.RuleId}/approve", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update classification_rule set approved_by = made_by, approved_at = now() where rule_id = $1", rule.RuleId));
        Assert.Equal("classification_rule_four_eyes", past.ConstraintName);
        var other = new MakeRuleRequest(Guid.CreateVersion7(), bucket, two, "đội bóng mua sách");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/rules", author, other)).ReadJsonAsync();
        foreach (var id in new[] { rule.RuleId, other.RuleId })
        {
            await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/rules/{id}/approve", service.Approver)).ReadJsonAsync();
        }

        await RunAsync(bucket);
        // The second memo fits two rules that lead to different campaigns: it waits for a person.
        Assert.Equal((100_000L, 0L, 500_000L), (await ReceivedAsync(one), await ReceivedAsync(two), await ReceivedAsync(bucket)));
    }

    [Fact]
    public async Task Two_who_look_at_once_move_each_gift_once()
    {
        var (bucket, one, _, account) = await service.ShareAccountAsync();
        var code = await CodeAsync(one);
        await ImportAsync(bucket, account, [.. Enumerable.Range(1, 40).Select(i => ((long)i * 1000, $"{code} ung ho"))]);
        var fund = service.Host.Services.GetRequiredService<ClassifyFund>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => fund.RunAsync(bucket, CancellationToken.None)));
        Assert.Equal(820_000L, await ReceivedAsync(one));
        Assert.Equal(40L, await service.Database.ScalarAsync<long>("select count(*) from classification where to_campaign = $1", one));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from (select from leg group by entry_sequence having sum(amount_minor) <> 0) off_balance"));
    }

    [Fact]
    public async Task A_gift_goes_only_to_campaigns_of_its_own_account()
    {
        var (bucket, _, _, account) = await service.ShareAccountAsync();
        var stranger = await service.OpenAsync();
        await ImportAsync(bucket, account, (100_000, "ung ho hoc sinh"));
        var gift = (await QueueAsync(bucket)).Items.Single();
        var request = new ProposeAssignmentRequest(Guid.CreateVersion7(), gift.DonationId, stranger, "Nhầm đợt");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_of_this_account");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, request with { ToCampaign = bucket })).ReadProblemAsync(HttpStatusCode.Conflict, "already_there");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/run?bucketId={stranger}", service.Accountant)).ReadProblemAsync(HttpStatusCode.NotFound, "fund_unknown");
    }

    private Task<string> CodeAsync(Guid campaign) => service.Database.ScalarAsync<string>("select code from payment_code where campaign_id = $1", campaign);

    private async Task ImportAsync(Guid bucket, string account, params (long Amount, string Memo)[] lines)
    {
        var text = new StringBuilder($"{account}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n");
        long balance = 0;
        foreach (var (amount, memo) in lines)
        {
            balance += amount;
            text.Append(CultureInfo.InvariantCulture, $"02/03/2026 {memo}| |{amount:#,##0}| {balance:#,##0} 777\n");
        }

        var view = await service.Http.ImportAsync(service.Accountant, bucket, Encoding.UTF8.GetBytes(text.ToString()));
        Assert.True(view.State == EduCoop.Donations.Statements.StatementState.Posted, $"{view.Refusal}");
    }

    // The service's own worker may be first; what counts is where the gifts stand afterwards.
    private async Task<ClassificationRun> RunAsync(Guid bucket) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/run?bucketId={bucket}", service.Accountant)).ReadAsync<ClassificationRun>();

    private async Task<PagedResult<UnclassifiedGift>> QueueAsync(Guid bucket) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/classification/queue?bucketId={bucket}", service.Auditor)).ReadAsync<PagedResult<UnclassifiedGift>>();

    private async Task<long> ReceivedAsync(Guid campaign)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return await CampaignReceipts.SumAsync(connection, campaign, CancellationToken.None);
    }

    private Task<long> BankOfLedgerAsync(Guid campaign) => service.Database.ScalarAsync<long>(
        "select coalesce(sum(l.amount_minor), 0)::bigint from leg l where l.account_id = $1", DerivedId.LedgerAccount(campaign, LedgerAccount.Bank));
}
