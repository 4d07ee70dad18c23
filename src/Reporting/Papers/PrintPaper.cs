using System.Security.Claims;
using EduCoop.Documents.Rendering;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>How the PDF of a paper stands.</summary>
/// <param name="Pdf">Waiting or ready.</param>
public sealed record PdfProgress(PdfState Pdf);

/// <summary>POST /reports/{obligationId}/paper/pdf asks for the PDF of the paper as it stands; GET …/paper.pdf answers with it once it is there. Of the same bytes it is made once.</summary>
internal static class PrintPaper
{
    internal static readonly Refusal NotYet = new("pdf_not_ready", "Chưa có bản PDF.", "Gửi POST …/paper/pdf rồi hỏi lại sau vài giây; paper nêu trạng thái.", StatusCodes.Status404NotFound);

    internal static async Task<Results<Accepted<PdfProgress>, Ok<PdfProgress>, ProblemHttpResult>> Handle(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, WorkBell<PrintPapers> bell, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (paper, refusal) = await GetPaper.ReadableAsync(connection, obligationId, version, user, clock, cancellation);
        if (paper is null)
        {
            return refusal!.ToProblem();
        }

        if ((await PaperJob.StateAsync(connection, paper.File.Sha256, cancellation)).State == PdfState.Ready)
        {
            return TypedResults.Ok(new PdfProgress(PdfState.Ready));
        }

        if (!PdfRenderer.IsThere)
        {
            var missing = PdfRenderer.Missing().Refusal;
            return new Refusal(missing.Code, missing.Title, missing.Detail, StatusCodes.Status503ServiceUnavailable).ToProblem();
        }

        await PaperStore.KeepAsync(connection, paper.File, cancellation);
        await PaperJob.AskAsync(connection, paper.File.Sha256, cancellation);
        bell.Ring();
        return TypedResults.Accepted($"/reports/{obligationId}/paper", new PdfProgress(PdfState.Waiting));
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePdf(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (paper, refusal) = await GetPaper.ReadableAsync(connection, obligationId, version, user, clock, cancellation);
        return paper is null ? refusal!.ToProblem()
            : await PaperJob.PdfAsync(connection, paper.File.Sha256, cancellation) is { } pdf ? TypedResults.File(pdf, "application/pdf", $"{paper.FileName}.pdf")
            : NotYet.ToProblem();
    }
}
