using System.Net;
using System.Text;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>An invoice and the line of the bank that paid it: one invoice a payment, never more than the invoice, never by one person alone.</summary>
[Collection(OneService.Name)]
public sealed class InvoicePaymentTests(DonationsService service)
{
    private readonly GoodsDesk desk = new(service);
    private readonly string accountant = service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7());

    [Fact]
    public async Task A_payment_on_the_statement_is_matched_to_one_invoice_and_another_person_takes_a_wrong_match_apart()
    {
        var account = Some.AccountNumber();
        var campaign = await service.OpenAsync(account: new("Agribank", account));
        await service.Http.ImportAsync(service.Accountant, campaign, Statement(account));
        var warehouse = await desk.WarehouseAsync();
        var books = await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 4_000_000, ("SACH", 100)));
        await (await MatchAsync(books, 1)).ReadProblemAsync(HttpStatusCode.Conflict, "not_a_purchase");
        await desk.CountAsync(books, ("SACH", 100));
        var paper = await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 1_000_000, ("VO-HOC-SINH", 100)));
        await desk.CountAsync(paper, ("VO-HOC-SINH", 100));

        var payments = await ListAsync(campaign);
        Assert.Equal([1_500_000L, 3_000_000L], payments.Select(one => one.AmountVnd));
        Assert.All(payments, one => Assert.Null(one.IntakeId));
        var (small, large) = (payments[0].EntrySequence, payments[1].EntrySequence);

        // Who wrote the invoice down does not say what paid it.
        await (await MatchAsync(books, large, desk.Maker)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        Assert.Equal(3_000_000, (await (await MatchAsync(books, large)).ReadAsync<GoodsIntakeView>()).PaidVnd);
        Assert.Equal(3_000_000, (await (await MatchAsync(books, large)).ReadAsync<GoodsIntakeView>()).PaidVnd);
        await (await MatchAsync(paper, large)).ReadProblemAsync(HttpStatusCode.Conflict, "already_matched");
        await (await MatchAsync(books, small)).ReadProblemAsync(HttpStatusCode.Conflict, "more_than_invoice");
        await (await MatchAsync(paper, small)).ReadProblemAsync(HttpStatusCode.Conflict, "more_than_invoice");
        await (await MatchAsync(books, long.MaxValue)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "payment_unknown");
        Assert.Equal(books, (await ListAsync(campaign))[1].IntakeId);

        await (await UndoAsync(large, accountant)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var alone = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update invoice_payment set undone_by = matched_by, undone_at = now()"));
        Assert.Equal("invoice_payment_four_eyes", alone.ConstraintName);
        await (await UndoAsync(large, service.Tokens.For(Roles.Approver, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.NoContent, (await UndoAsync(large, service.Approver)).StatusCode);
        await (await UndoAsync(large, service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "not_matched");
        await (await MatchAsync(books, small)).ReadJsonAsync();
        await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("delete from invoice_payment"));
    }

    [Fact]
    public async Task Another_account_s_payments_are_not_there()
    {
        var (one, other) = (Some.AccountNumber(), Some.AccountNumber());
        var campaign = await service.OpenAsync(account: new("Agribank", one));
        var elsewhere = await service.OpenAsync(account: new("Agribank", other));
        await service.Http.ImportAsync(service.Accountant, elsewhere, Statement(other));
        var warehouse = await desk.WarehouseAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 9_000_000))).ReadJsonAsync(HttpStatusCode.Created);
        var books = await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 4_000_000, ("SACH", 100)));
        await desk.CountAsync(books, ("SACH", 100));
        Assert.Empty(await ListAsync(campaign));
        await (await MatchAsync(books, (await ListAsync(elsewhere))[0].EntrySequence)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "payment_unknown");
        await (await MatchAsync(books, 1, service.Tokens.For(Roles.Accountant, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    private static byte[] Statement(string account) => Encoding.UTF8.GetBytes(
        $"{account}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n"
        + "02/03/2026 NGUOI MAU ung ho| |9,000,000| 9,000,000 R0001\n03/03/2026 TRA TIEN SACH|3,000,000| | 6,000,000 R0002\n04/03/2026 TRA TIEN VO|1,500,000| | 4,500,000 R0003\n");

    private Task<HttpResponseMessage> MatchAsync(Guid intake, long sequence, string? token = null) =>
        service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/payments", token ?? accountant, new MatchPaymentRequest(sequence));

    private Task<HttpResponseMessage> UndoAsync(long sequence, string token) => service.Http.SendAsync(HttpMethod.Post, $"/goods/payments/{sequence}/undo", token);

    private async Task<IReadOnlyList<InvoicePayment>> ListAsync(Guid campaign) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/payments?campaignId={campaign}", service.Auditor)).ReadAsync<PagedResult<InvoicePayment>>()).Items;
}
