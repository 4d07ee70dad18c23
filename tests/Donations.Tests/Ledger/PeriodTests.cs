using System.Globalization;
using System.Net;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Transparency.Notes;
using Npgsql;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>A period is closed by two people and sealed by the tree's head; what is learned later stands behind the seal.</summary>
public sealed class PeriodTests(DonationsService service) : IClassFixture<DonationsService>
{
    [Fact]
    public async Task A_closed_period_stays_as_it_was_and_later_facts_count_in_the_open_one()
    {
        var campaign = await service.GiveAsync();
        var ledger = await service.Database.ScalarAsync<Guid>("select ledger_id from ledger");
        var author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());
        var request = new ProposeClosingRequest(Guid.CreateVersion7(), new DateOnly(2025, 3, 31));
        await (await ProposeAsync(ledger, author, request with { EndsOn = VietnamTime.DayOf(DateTimeOffset.UtcNow) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "day_invalid");
        await (await ProposeAsync(ledger, author, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await ProposeAsync(ledger, author, request)).ReadJsonAsync();
        await (await ProposeAsync(ledger, author, request with { PeriodId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "already_proposed");
        await (await DecideAsync(ledger, request.PeriodId, "confirm", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        // It waits for whoever may close it: another person, from above the whole ledger.
        Assert.Equal((ApprovalKind.PeriodClosing, "31/03/2025", ledger), (await WaitingAsync(service.Approver)).Where(one => one.Id == request.PeriodId).Select(one => (one.Kind, one.What, one.LedgerId!.Value)).Single());
        foreach (var other in new[] { author, service.Tokens.For(Roles.Approver, Tree.Ward), service.Officer })
        {
            Assert.DoesNotContain(await WaitingAsync(other), one => one.Id == request.PeriodId);
        }

        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update ledger_period set state = 'closed', decided_by = proposed_by, decided_at = now(), size = 1, root = sha256('') where period_id = $1", request.PeriodId));
        Assert.Equal("ledger_period_four_eyes", past.ConstraintName);
        await (await DecideAsync(ledger, request.PeriodId, "confirm", service.Tokens.For(Roles.Approver, Tree.Ward))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var closed = await (await DecideAsync(ledger, request.PeriodId, "confirm", service.Approver)).ReadAsync<PeriodView>();
        Assert.Equal((PeriodState.Closed, 1L), (closed.State, closed.Size));
        Assert.DoesNotContain(await WaitingAsync(service.Approver), one => one.Id == request.PeriodId);

        // A gift of a closed day that is learned only now is a fact and is taken; the closed figures do not move.
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 7_000))).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(-57_000L, await ReceivedAsync(ledger, campaign, "at=2025-03-31"));
        Assert.Equal(-50_000L, await ReceivedAsync(ledger, campaign, $"at=2025-03-31&known={closed.DecidedAt!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}"));
        Assert.Equal(0L, await ReceivedAsync(ledger, campaign, "at=2025-03-01"));

        // What people decide to book goes to the open period.
        var sequence = await service.Database.ScalarAsync<long>("select min(sequence) from entry");
        var correction = new ProposeCorrectionRequest(Guid.CreateVersion7(), campaign, new DateOnly(2025, 3, 31), "Ghi trùng", Reverses: sequence);
        await (await service.Http.SendAsync(HttpMethod.Post, "/ledger/corrections", author, correction)).ReadProblemAsync(HttpStatusCode.Conflict, "period_closed");
        var beside = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "insert into entry (sequence, kind, source, occurred_on, recorded_at) values (nextval('ledger_sequence'), 'manual', 'http', '2025-03-31', now())"));
        Assert.Equal("entry_in_open_period", beside.ConstraintName);

        // Closed once and for all, one after the other.
        await (await DecideAsync(ledger, request.PeriodId, "refuse", service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        await (await ProposeAsync(ledger, author, new(Guid.CreateVersion7(), new DateOnly(2025, 3, 30)))).ReadProblemAsync(HttpStatusCode.Conflict, "period_not_after");
        foreach (var sql in new[] { "update ledger_period set ends_on = '2020-01-01'", "delete from ledger_period", "truncate ledger_period" })
        {
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql))).SqlState);
        }

        // Everybody sees the seal, signed by the ledger's key.
        var key = VerifierKey.Read((await (await service.Http.SendAsync(HttpMethod.Get, "/ledgers", null)).ReadAsync<List<LedgerView>>()).Single().PublicKey!)!;
        var seal = await Eventually.Async("the seal is signed", async () => (await PeriodsAsync(ledger)).Items.Single(), one => one.Seal is not null);
        var checkpoint = Checkpoint.Verified(seal.Seal!, key)!;
        Assert.Equal((1L, new DateOnly(2025, 3, 31)), (checkpoint.Size, seal.EndsOn));
        Assert.Equal(closed.Root, checkpoint.Root);
    }

    private async Task<IReadOnlyList<Approval>> WaitingAsync(string token) => (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", token)).ReadAsync<PagedResult<Approval>>()).Items;

    private Task<HttpResponseMessage> ProposeAsync(Guid ledger, string token, ProposeClosingRequest request) => service.Http.SendAsync(HttpMethod.Post, $"/ledgers/{ledger}/periods", token, request);

    private Task<HttpResponseMessage> DecideAsync(Guid ledger, Guid period, string what, string token) => service.Http.SendAsync(HttpMethod.Post, $"/ledgers/{ledger}/periods/{period}/{what}", token);

    private async Task<PagedResult<ClosedPeriod>> PeriodsAsync(Guid ledger) => await (await service.Http.SendAsync(HttpMethod.Get, $"/ledgers/{ledger}/periods", null)).ReadAsync<PagedResult<ClosedPeriod>>();

    private async Task<long> ReceivedAsync(Guid ledger, Guid campaign, string times)
    {
        var balances = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledgers/{ledger}/balances?campaignId={campaign}&{times}", null)).ReadAsync<PagedResult<BalanceRow>>();
        return balances.Items.SingleOrDefault(row => row.Account == "received")?.Balance ?? 0;
    }
}
