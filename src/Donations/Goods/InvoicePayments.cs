using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Money that left the campaign's bank account, and the invoice that it paid. The memo is for staff only.</summary>
public sealed record InvoicePayment
{
    /// <summary>The ledger entry of the payment.</summary>
    public required long EntrySequence { get; init; }

    /// <summary>Its day on the statement.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whole đồng.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>What the bank prints.</summary>
    public required string Memo { get; init; }

    /// <summary>The purchase whose invoice it paid; null while nobody has said so.</summary>
    public required Guid? IntakeId { get; init; }

    /// <summary>Who sold.</summary>
    public required string? Supplier { get; init; }

    /// <summary>Number of the invoice.</summary>
    public required string? Invoice { get; init; }

    /// <summary>Who said so.</summary>
    public required Guid? MatchedBy { get; init; }
}

/// <summary>Body of POST /goods/intakes/{intakeId}/payments.</summary>
/// <param name="EntrySequence">The payment's ledger entry.</param>
public sealed record MatchPaymentRequest(long EntrySequence);

/// <summary>GET /goods/payments?campaignId=, POST /goods/intakes/{intakeId}/payments, POST /goods/payments/{sequence}/undo: an invoice and the line of the statement that paid it.</summary>
internal static class InvoicePayments
{
    private static readonly Refusal NotAPurchase = new("not_a_purchase", "Phiếu này không phải hàng mua đã đếm.", "Chỉ gắn thanh toán cho hàng mua đã được người thứ hai đếm.", StatusCodes.Status409Conflict);
    private static readonly Refusal PaymentUnknown = new("payment_unknown", "Không có khoản chi này trên tài khoản của đợt.", "entrySequence là bút toán của một dòng chi trên sao kê tài khoản của đợt vận động.");
    private static readonly Refusal AlreadyMatched = new("already_matched", "Khoản chi này đã gắn với hóa đơn.", "Một khoản chi gắn với một hóa đơn; người khác gỡ ra trước nếu gắn nhầm.", StatusCodes.Status409Conflict);
    private static readonly Refusal MoreThanInvoice = new("more_than_invoice", "Khoản chi vượt phần hóa đơn chưa thanh toán.", "Kiểm tra số tiền hóa đơn và các khoản chi đã gắn với nó.", StatusCodes.Status409Conflict);
    private static readonly Refusal NotMatched = new("not_matched", "Khoản chi này chưa gắn với hóa đơn nào.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    private static readonly Refusal FourEyes = new("four_eyes", "Cần một người khác.", "Người ghi hóa đơn không tự gắn thanh toán; người gắn không tự gỡ.", StatusCodes.Status403Forbidden);

    // A campaign that shares an account is paid for from the fund's account.
    private const string Payments = """
        from statement_line l
        left join invoice_payment m on m.payment_entry = l.entry_sequence and m.undone_at is null
        left join goods_intake i on i.intake_id = m.intake_id
        where l.amount_vnd < 0 and l.bank_account_id in (
            select c.bank_account_id from campaign c
            where c.campaign_id = @campaignId or c.campaign_id in (select s.bucket_id from account_member s where s.campaign_id = @campaignId))
          and (i.campaign_id is null or i.campaign_id = @campaignId)
        """;

    private const string Count = $"select count(*) {Payments}";

    private const string Page = $"""
        select l.entry_sequence, l.day, -l.amount_vnd as amount_vnd, l.memo, m.intake_id, i.supplier, i.invoice, m.matched_by {Payments} order by l.day desc, l.position desc limit @size offset @offset
        """;

    private const string One = $"select -l.amount_vnd {Payments} and l.entry_sequence = @sequence";

    // The invoice's row is locked: of two payments at once the second sees what the first has paid.
    private const string Lock = "select cost_vnd from goods_intake where intake_id = $1 for update";

    private const string Now = "select intake_id from invoice_payment where payment_entry = $1 and undone_at is null";

    private const string Paid = "select coalesce(sum(amount_vnd), 0)::bigint from invoice_payment where intake_id = $1 and undone_at is null";

    private const string Insert = "insert into invoice_payment (payment_entry, intake_id, amount_vnd, matched_by, matched_at) values ($1, $2, $3, $4, $5)";

    private const string Matched = """
        select i.campaign_id, m.matched_by from invoice_payment m join goods_intake i using (intake_id) where m.payment_entry = @sequence and m.undone_at is null
        """;

    private const string Undo = "update invoice_payment set undone_by = $2, undone_at = $3 where payment_entry = $1 and undone_at is null and matched_by <> $2";

    internal static Task<Results<Ok<PagedResult<InvoicePayment>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<InvoicePayment>(database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, cancellation);

    internal static async Task<Results<Ok<GoodsIntakeView>, ProblemHttpResult>> HandleMatch(
        Guid intakeId, MatchPaymentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await GoodsIntakeView.FindAsync(connection, intakeId, cancellation) is not { } intake)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (_, refusal) = await PlanAccess.FindAsync(connection, intake.CampaignId, user, cancellation);
        refusal ??= intake is not { Origin: GoodsOrigin.Purchase, State: GoodsIntakeState.Counted } ? NotAPurchase : intake.DeclaredBy == user.AccountId() ? FourEyes : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var values = new { intake.CampaignId, sequence = request.EntrySequence };
        if (await connection.ExecuteScalarAsync<long?>(new CommandDefinition(One, values, cancellationToken: cancellation)) is not { } amount)
        {
            return PaymentUnknown.ToProblem();
        }

        try
        {
            refusal = await MatchAsync(connection, intakeId, request.EntrySequence, amount, user.AccountId(), clock.GetUtcNow(), cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("invoice_payment_once"))
        {
            refusal = AlreadyMatched;
        }

        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await GoodsIntakeView.FindAsync(connection, intakeId, cancellation))!);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleUndo(
        long sequence, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<(Guid CampaignId, Guid MatchedBy)?>(new CommandDefinition(Matched, new { sequence }, cancellationToken: cancellation)) is not var (campaignId, matchedBy))
        {
            return NotMatched.ToProblem();
        }

        var (_, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= matchedBy == user.AccountId() ? FourEyes : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var undo = new NpgsqlCommand(Undo, connection);
        return await undo.Add(sequence).Add(user.AccountId()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation) == 1 ? TypedResults.NoContent() : NotMatched.ToProblem();
    }

    private static async Task<Refusal?> MatchAsync(NpgsqlConnection connection, Guid intakeId, long sequence, long amount, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var wait = new NpgsqlCommand(Lock, connection, transaction);
        var cost = (long)(await wait.Add(intakeId).ExecuteScalarAsync(cancellation))!;
        await using var find = new NpgsqlCommand(Now, connection, transaction);
        if (await find.Add(sequence).ExecuteScalarAsync(cancellation) is Guid paid)
        {
            return paid == intakeId ? null : AlreadyMatched;
        }

        await using var sum = new NpgsqlCommand(Paid, connection, transaction);
        if ((long)(await sum.Add(intakeId).ExecuteScalarAsync(cancellation))! + amount > cost)
        {
            return MoreThanInvoice;
        }

        await using var insert = new NpgsqlCommand(Insert, connection, transaction);
        await insert.Add(sequence).Add(intakeId).Add(amount).Add(by).Add(now).ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
