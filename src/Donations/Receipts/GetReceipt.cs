using System.IO.Compression;
using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>What anybody who holds a paper may check it against.</summary>
/// <param name="DocumentNumber">Number and symbol.</param>
/// <param name="Kind">What it is.</param>
/// <param name="UnitName">Who gave it out.</param>
/// <param name="IssuedOn">When.</param>
/// <param name="CampaignTitle">The campaign.</param>
/// <param name="TotalVnd">Whole đồng.</param>
/// <param name="AmountInWords">The same in words.</param>
/// <param name="IsCancelled">It counts no more.</param>
/// <param name="Gifts">The gifts, donors as they chose to be shown, each with the address of its proof.</param>
public sealed record ReceiptCheck(
    string DocumentNumber, ReceiptKind Kind, string UnitName, DateOnly IssuedOn, string CampaignTitle, long TotalVnd, string AmountInWords, bool IsCancelled, IReadOnlyList<ReceiptGift> Gifts);

/// <summary>GET /receipts, /receipts/{receiptId}, …/document, …/verify and /receipt-batches/{batchId}/documents.</summary>
internal static class GetReceipt
{
    private const string Count = "select count(*) from receipt where campaign_id = @campaignId";

    private const string Page = $"{ReceiptView.SelectReceipt} where campaign_id = @campaignId order by issued_at desc, number desc limit @size offset @offset";

    private const string OfBatch = $"{ReceiptView.SelectReceipt} where batch_id = @batchId order by number limit 500";

    internal static Task<Results<Ok<PagedResult<ReceiptView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<ReceiptRow, ReceiptView>(
            database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, (connection, rows) => ReceiptView.ReadAsync(connection, rows, cancellation), cancellation);

    internal static async Task<Results<Ok<ReceiptView>, ProblemHttpResult>> Handle(Guid receiptId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (receipt, _, refusal) = await FindAsync(connection, receiptId, user, cancellation);
        return receipt is null ? refusal!.ToProblem() : TypedResults.Ok(receipt);
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleDocument(
        Guid receiptId, ClaimsPrincipal user, NpgsqlDataSource database, IConfiguration settings, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (receipt, plan, refusal) = await FindAsync(connection, receiptId, user, cancellation);
        return receipt is null
            ? refusal!.ToProblem()
            : TypedResults.File(OfficialDocumentWriter.ToBytes(ReceiptDocument.Of(receipt, plan!.Regime == FundraisingRegime.Tt16, PublicUrl(settings))), OfficialDocumentWriter.MediaType, FileName(receipt));
    }

    /// <summary>For anybody who holds the paper: its code leads here.</summary>
    internal static async Task<Results<Ok<ReceiptCheck>, ProblemHttpResult>> HandleVerify(Guid receiptId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReceiptView.FindAsync(connection, receiptId, cancellation) is { } receipt
            ? TypedResults.Ok(new ReceiptCheck(
                receipt.DocumentNumber, receipt.Kind, receipt.UnitName, receipt.IssuedOn, receipt.CampaignTitle, receipt.TotalVnd, AmountInWords.OfDong(receipt.TotalVnd),
                receipt.CancelledAt is not null, receipt.Gifts))
            : Refusal.NotFound.ToProblem();
    }

    /// <summary>All letters of a batch in one archive.</summary>
    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleBatch(
        Guid batchId, ClaimsPrincipal user, NpgsqlDataSource database, IConfiguration settings, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<ReceiptRow>(new CommandDefinition(OfBatch, new { batchId }, cancellationToken: cancellation))).AsList();
        if (rows.Count == 0)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, rows[0].CampaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var receipt in await ReceiptView.ReadAsync(connection, rows, cancellation))
            {
                await using var entry = await zip.CreateEntry(FileName(receipt), CompressionLevel.NoCompression).OpenAsync(cancellation);
                await entry.WriteAsync(OfficialDocumentWriter.ToBytes(ReceiptDocument.Of(receipt, plan.Regime == FundraisingRegime.Tt16, PublicUrl(settings))), cancellation);
            }
        }

        return TypedResults.File(file.ToArray(), "application/zip", $"thu-cam-on-{batchId:N}.zip");
    }

    internal static async Task<(ReceiptView? Receipt, PlanRow? Plan, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid receiptId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await ReceiptView.FindAsync(connection, receiptId, cancellation) is not { } receipt)
        {
            return (null, null, Refusal.NotFound);
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, receipt.CampaignId, user, cancellation);
        return plan is null ? (null, null, refusal) : (receipt, plan, null);
    }

    // Where people reach this deployment from outside; codes on paper lead there.
    internal static Uri PublicUrl(IConfiguration settings) => new(settings["PublicUrl"] is { Length: > 0 } set ? set : "http://localhost:8080");

    private static string FileName(ReceiptView receipt) => $"{receipt.Kind.Word().Replace('_', '-')}-{receipt.Year}-{receipt.Number:0000}.docx";
}
