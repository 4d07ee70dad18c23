using System.Net;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>A mistake is mended by an entry that names it and that two people stand for.</summary>
[Collection(OneService.Name)]
public sealed class CorrectionTests(DonationsService service)
{
    private static readonly DateOnly Today = VietnamTime.DayOf(DateTimeOffset.UtcNow);

    // May propose and decide: only the four eyes stand in the way.
    private readonly string author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());

    [Fact]
    public async Task A_gift_is_taken_back_by_the_mirror_of_its_entry_once_another_person_has_confirmed_it()
    {
        var (campaign, gift, sequence) = await GiveAsync();
        var request = Reversal(campaign, sequence);
        var proposed = await (await ProposeAsync(request)).ReadAsync<CorrectionView>(HttpStatusCode.Created);
        Assert.Equal([new CorrectionLeg(BookAccount.InTransit, -50_000), new CorrectionLeg(BookAccount.Received, 50_000)], proposed.Legs);
        await (await ProposeAsync(request)).ReadAsync<CorrectionView>();
        await (await ProposeAsync(request with { Reason = "lý do khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await ProposeAsync(Reversal(campaign, sequence))).ReadProblemAsync(HttpStatusCode.Conflict, "already_proposed");
        Assert.Equal(50_000L, await BalanceAsync(campaign, LedgerAccount.InTransit));

        var waiting = (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", service.Approver)).ReadAsync<PagedResult<Approval>>()).Items;
        Assert.Equal((ApprovalKind.Correction, (long?)50_000), waiting.Where(one => one.Id == request.CorrectionId).Select(one => (one.Kind, one.AmountVnd)).Single());

        await (await DecideAsync(request.CorrectionId, "confirm", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DecideAsync(request.CorrectionId, "confirm", service.Approver)));
        var confirmed = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).ReadAsync<CorrectionView>();
        Assert.Equal((0L, 0L), (await BalanceAsync(campaign, LedgerAccount.InTransit), await BalanceAsync(campaign, LedgerAccount.Received)));
        Assert.Equal(confirmed.LedgerSequence, await service.Database.ScalarAsync<long>("select sequence from entry where reverses = $1", sequence));
        var view = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift}", service.Accountant)).ReadAsync<DonationView>();
        Assert.Equal(confirmed.LedgerSequence, view.ReversedBy);

        // The tree names both: the reversal's leaf says which entry it takes back and which gift that was.
        var check = await (await service.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", service.Auditor)).ReadJsonAsync();
        Assert.Equal("[]", check[0].GetProperty("problems").GetRawText());
        await (await ProposeAsync(Reversal(campaign, sequence))).ReadProblemAsync(HttpStatusCode.Conflict, "already_reversed");
        await (await ProposeAsync(Reversal(campaign, confirmed.LedgerSequence!.Value))).ReadProblemAsync(HttpStatusCode.Conflict, "not_reversible");
        var paper = new IssueReceiptRequest(Guid.CreateVersion7(), ReceiptKind.Acknowledgement, [gift], "Hà Nội");
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, paper)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unknown");
    }

    [Fact]
    public async Task An_entry_by_hand_needs_two_people_sums_to_zero_and_never_makes_a_gift()
    {
        var (campaign, _, _) = await GiveAsync();
        var request = ByHand(campaign, (BookAccount.Bank, 50_000), (BookAccount.InTransit, -50_000));
        await (await ProposeAsync(request with { Legs = [new(BookAccount.Bank, 5), new(BookAccount.InTransit, -4)] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_balanced");
        await (await ProposeAsync(request with { Legs = [new(BookAccount.Bank, 5), new(BookAccount.Received, -5)] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "received_by_gifts_only");
        await (await ProposeAsync(request with { Legs = [new(BookAccount.Bank, 5)] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "leg_count");
        await (await ProposeAsync(request with { Legs = null })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reverses_or_legs");
        await (await ProposeAsync(request with { OccurredOn = Today.AddDays(1) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "day_invalid");
        await (await ProposeAsync(request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await DecideAsync(request.CorrectionId, "confirm", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await (await DecideAsync(request.CorrectionId, "confirm", service.Approver)).ReadJsonAsync();
        Assert.Equal((50_000L, 0L, -50_000L), (await BalanceAsync(campaign, LedgerAccount.Bank), await BalanceAsync(campaign, LedgerAccount.InTransit), await BalanceAsync(campaign, LedgerAccount.Received)));

        var refused = ByHand(campaign, (BookAccount.PaidOut, 10), (BookAccount.Bank, -10));
        await (await ProposeAsync(refused)).ReadJsonAsync(HttpStatusCode.Created);
        await (await DecideAsync(refused.CorrectionId, "refuse", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await (await DecideAsync(refused.CorrectionId, "refuse", service.Approver)).ReadJsonAsync();
        await (await DecideAsync(refused.CorrectionId, "confirm", service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        var list = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledger/corrections?campaignId={campaign}&state=confirmed", service.Auditor)).ReadAsync<PagedResult<CorrectionView>>();
        Assert.Equal(request.CorrectionId, Assert.Single(list.Items).CorrectionId);
    }

    [Fact]
    public async Task The_database_itself_wants_two_people_and_a_mirror()
    {
        var (campaign, _, sequence) = await GiveAsync();
        var request = Reversal(campaign, sequence);
        await (await ProposeAsync(request)).ReadJsonAsync(HttpStatusCode.Created);
        var alone = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update ledger_correction set state = 'confirmed', decided_by = proposed_by, decided_at = now(), entry_sequence = $2 where correction_id = $1", request.CorrectionId, sequence));
        Assert.Equal("ledger_correction_four_eyes", alone.ConstraintName);
        Assert.Equal("entry_two_people", (await BesideAsync($"'reversal', {sequence}", 50_000)).ConstraintName);
        Assert.Equal("entry_two_people", (await BesideAsync("'manual', null", 50_000)).ConstraintName);
        var changed = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update ledger_correction set reason = 'khác'"));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, changed.SqlState);
    }

    [Fact]
    public async Task What_the_bank_says_is_not_taken_back()
    {
        var campaign = await service.OpenAsync();
        var statement = await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample());
        var sequence = await service.Database.ScalarAsync<long>("select max(entry_sequence) from statement_line where statement_id = $1", statement.StatementId);
        await (await ProposeAsync(Reversal(campaign, sequence))).ReadProblemAsync(HttpStatusCode.Conflict, "bank_says_so");
        await (await ProposeAsync(Reversal(await service.OpenAsync(), sequence))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "entry_unknown");
    }

    [Theory]
    [InlineData("POST", "/ledger/corrections", "accountant")]
    [InlineData("POST", "/ledger/corrections/{c}/confirm", "accountant approver")]
    [InlineData("POST", "/ledger/corrections/{c}/refuse", "accountant approver")]
    [InlineData("GET", "/ledger/corrections?campaignId={campaign}", null)]
    public async Task Only_who_may_and_only_for_units_in_scope(string method, string path, string? roles)
    {
        var (campaign, _, sequence) = await GiveAsync(Tree.Ward);
        var request = Reversal(campaign, sequence);
        await (await ProposeAsync(request)).ReadJsonAsync(HttpStatusCode.Created);
        var address = path.Replace("{c}", request.CorrectionId.ToString(), StringComparison.Ordinal).Replace("{campaign}", campaign.ToString(), StringComparison.Ordinal);
        object? body = method == "POST" && !path.Contains("{c}", StringComparison.Ordinal) ? Reversal(campaign, sequence) : null;
        var allowed = roles?.Split(' ') ?? [.. Roles.All];
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(new HttpMethod(method), address, null, body)).StatusCode);
        foreach (var role in Roles.All.Except(allowed))
        {
            await (await service.Http.SendAsync(new HttpMethod(method), address, service.Tokens.For(role, Tree.HaNoi), body)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }

        foreach (var role in allowed.Except([Roles.Administrator]))
        {
            await (await service.Http.SendAsync(new HttpMethod(method), address, service.Tokens.For(role, Tree.CaoBang), body)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }
    }

    private async Task<(Guid Campaign, Guid Gift, long Sequence)> GiveAsync(Guid? unit = null)
    {
        var campaign = unit is { } id ? await service.OpenAsync(id) : await service.OpenAsync();
        var gift = Some.Gift(campaign);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return (campaign, gift.DonationId, await service.Database.ScalarAsync<long>("select sequence from entry where donation_id = $1", gift.DonationId));
    }

    private static ProposeCorrectionRequest Reversal(Guid campaign, long sequence) => new(Guid.CreateVersion7(), campaign, Today, "Ghi trùng một khoản", Reverses: sequence);

    private static ProposeCorrectionRequest ByHand(Guid campaign, params (BookAccount Account, long Amount)[] legs) =>
        new(Guid.CreateVersion7(), campaign, Today, "Nộp tiền mặt vào tài khoản", Legs: [.. legs.Select(leg => new CorrectionLeg(leg.Account, leg.Amount))]);

    private Task<HttpResponseMessage> ProposeAsync(ProposeCorrectionRequest request) => service.Http.SendAsync(HttpMethod.Post, "/ledger/corrections", author, request);

    private Task<HttpResponseMessage> DecideAsync(Guid correction, string what, string token) => service.Http.SendAsync(HttpMethod.Post, $"/ledger/corrections/{correction}/{what}", token);

    private Task<long> BalanceAsync(Guid campaign, string account) =>
        service.Database.ScalarAsync<long>("select coalesce(sum(amount_minor), 0)::bigint from leg where account_id = $1", DerivedId.LedgerAccount(campaign, account));

    // Straight into the tables; the triggers for the sum and for the leaf are not what is looked at here.
    private Task<PostgresException> BesideAsync(string kindAndReverses, long amount) => Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync($"""
        set constraints entry_two_people immediate;
        with written as (
            insert into entry (sequence, kind, reverses, source, occurred_on, recorded_at)
            values (nextval('ledger_sequence'), {kindAndReverses}, 'http', (now() at time zone 'Asia/Ho_Chi_Minh')::date, now()) returning sequence)
        insert into leg (entry_sequence, line, account_id, amount_minor, currency)
        select sequence, line, (select account_id from account limit 1), amount, 'VND' from written, (values (1, {amount}), (2, -{amount})) as l (line, amount)
        """));
}
