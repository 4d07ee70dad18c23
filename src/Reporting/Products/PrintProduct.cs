using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using EduCoop.Documents.Rendering;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Papers;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>A product that is being made into a PDF.</summary>
/// <param name="PrintId">By which it is asked after: GET /products/prints/{printId}.</param>
/// <param name="Pdf">Waiting.</param>
public sealed record ProductPrint(Guid PrintId, PdfState Pdf);

/// <summary>
/// GET /products/{code}.pdf: the product's document as a PDF, by the queue of the papers, once for the same bytes. It is there (200), or it is being made: 202, whose Location says so until it gives the
/// file. Only who asked may ask there: what is in the file depends on the caller's units. A failure is told once, asked again it is tried again.
/// </summary>
internal static class PrintProduct
{
    private const string PdfType = "application/pdf";
    private const int SecondsToWait = 2;

    private const string Keep = """
        insert into product_print (print_id, sha256, by_account, file_name) values (@printId, @sha256, @by, @fileName) on conflict (print_id) do update set asked_at = clock_timestamp()
        """;

    private const string Find = "select sha256, file_name from product_print where print_id = @printId and by_account = @by";

    internal static async Task<IResult> Handle(
        string code, [AsParameters] ProductQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, WorkBell<PrintPapers> bell, CancellationToken cancellation)
    {
        var (document, refusal) = await ExportProduct.DocumentAsync(code, query, user, database, clock, cancellation);
        if (document is null)
        {
            return refusal!.ToProblem();
        }

        var docx = OfficialDocumentWriter.ToBytes(document);
        var row = new PrintRow { Sha256 = SHA256.HashData(docx), FileName = $"{code}.pdf" };
        var printId = DerivedId.Print(user.AccountId(), code, row.Sha256);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((await AnswerAsync(connection, row, http, cancellation)).Answer is { } answer)
        {
            return answer;
        }

        if (!PdfRenderer.IsThere)
        {
            var missing = PdfRenderer.Missing().Refusal;
            return new Refusal(missing.Code, missing.Title, missing.Detail, StatusCodes.Status503ServiceUnavailable).ToProblem();
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await PaperStore.KeepAsync(connection, new(row.Sha256, docx), cancellation);
        await connection.ExecuteAsync(new CommandDefinition(Keep, new { printId, row.Sha256, by = user.AccountId(), row.FileName }, transaction, cancellationToken: cancellation));
        await PaperJob.AskAsync(connection, row.Sha256, cancellation);
        await transaction.CommitAsync(cancellation);
        bell.Ring();
        return Waiting(printId, http);
    }

    internal static async Task<IResult> HandlePrint(Guid printId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<PrintRow>(new CommandDefinition(Find, new { printId, by = user.AccountId() }, cancellationToken: cancellation)) is not { } row)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (answer, isWaiting) = await AnswerAsync(connection, row, http, cancellation);
        return answer is not null ? answer : isWaiting ? Waiting(printId, http) : PrintPaper.NotYet.ToProblem();
    }

    /// <returns>The file, or why there is none; null while it waits or nobody has asked for it.</returns>
    private static async Task<(IResult? Answer, bool IsWaiting)> AnswerAsync(NpgsqlConnection connection, PrintRow row, HttpContext http, CancellationToken cancellation)
    {
        var (state, fault) = await PaperJob.StateAsync(connection, row.Sha256, cancellation);
        switch (state)
        {
            case PdfState.Ready when await PaperJob.PdfAsync(connection, row.Sha256, cancellation) is { } pdf:
                http.Response.Headers.CacheControl = "private, no-store";
                return (TypedResults.File(pdf, PdfType, row.FileName), false);
            case PdfState.Failed:
                await PaperJob.ForgetFailureAsync(connection, row.Sha256, cancellation);
                return (new Refusal("pdf_failed", "Chưa xuất được PDF.", fault).ToProblem(), false);
            default:
                return (null, state == PdfState.Waiting);
        }
    }

    private static Accepted<ProductPrint> Waiting(Guid printId, HttpContext http)
    {
        http.Response.Headers.RetryAfter = $"{SecondsToWait}";
        return TypedResults.Accepted($"/products/prints/{printId}", new ProductPrint(printId, PdfState.Waiting));
    }

    private sealed record PrintRow
    {
        public required byte[] Sha256 { get; init; }

        public required string FileName { get; init; }
    }
}
