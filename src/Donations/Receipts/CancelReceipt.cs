using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Body of POST /receipts/{receiptId}/cancel.</summary>
/// <param name="Reason">1-500 characters; printed on the paper.</param>
public sealed record CancelReceiptRequest(string Reason);

/// <summary>POST /receipts/{receiptId}/cancel: by another person than the one who gave it out. The number stays taken; its gifts may get a new paper.</summary>
internal static class CancelReceipt
{
    private const string Cancel = "update receipt set cancelled_by = $2, cancelled_at = $3, cancel_reason = $4 where receipt_id = $1 and cancelled_at is null and issued_by <> $2";

    private const string Free = "update receipt_gift g set is_valid = false where g.receipt_id = $1 and exists (select from receipt r where r.receipt_id = $1 and r.cancelled_at is not null)";

    private const string FindIssuer = "select issued_by from receipt where receipt_id = $1";

    internal static async Task<Results<Ok<ReceiptView>, ProblemHttpResult>> Handle(
        Guid receiptId, CancelReceiptRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (receipt, _, refusal) = await GetReceipt.FindAsync(connection, receiptId, user, cancellation);
        if (receipt is null)
        {
            return refusal!.ToProblem();
        }

        if (request.Reason is not { Length: > 0 and <= 500 } || !Words.IsClean(request.Reason))
        {
            return ReceiptRefusals.ReasonMissing.ToProblem();
        }

        if (receipt.CancelledAt is not null)
        {
            return ReceiptRefusals.AlreadyCancelled.ToProblem();
        }

        await using (var issuer = new NpgsqlCommand(FindIssuer, connection))
        {
            if ((Guid)(await issuer.Add(receiptId).ExecuteScalarAsync(cancellation))! == user.AccountId())
            {
                return ReceiptRefusals.FourEyes.ToProblem();
            }
        }

        await using var batch = connection.CreateBatch();
        batch.Add(Cancel, receiptId, user.AccountId(), clock.GetUtcNow(), request.Reason.Nfc());
        batch.Add(Free, receiptId);
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok((await ReceiptView.FindAsync(connection, receiptId, cancellation))!);
    }
}
