using System.Security.Claims;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Sheets;

/// <summary>
/// GET /reports/{obligationId}/sheet.xlsx: the report's form to be filled in without a network, with what stands in it or what the system knows; POST …/sheet: reads it back. Reading keeps
/// nothing: the officer sees what came, with each fault's row and column, and saves the report herself.
/// </summary>
internal static class ReportSheet
{
    internal const int MostBytes = 5 * 1024 * 1024;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleGet(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? formId = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, form, refusal) = await FindAsync(connection, obligationId, formId, user, clock, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var isWritten = report!.FormId == form!.FormId && report.Version > 0;
        var answers = isWritten ? report.Answers : (await GetForm.PrefillAsync(connection, form.Content, report.UnitId, report.PeriodFrom, report.CutOff, cancellation)).Reading.Answers;
        return TypedResults.File(FormSheet.Write(form, answers), WorkbookWriter.MediaType, "bieu-bao-cao.xlsx");
    }

    internal static async Task<Results<Ok<SheetReading>, ProblemHttpResult>> HandleRead(
        Guid obligationId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? formId = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, form, refusal) = await FindAsync(connection, obligationId, formId, user, clock, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await FileTransfer.ReadBodyAsync(http.Request, MostBytes, cancellation) is not { Length: > 0 } bytes)
        {
            return FormSheet.Unreadable.ToProblem();
        }

        var (reading, unread) = FormSheet.Read(form!, bytes);
        return reading is null ? unread!.ToProblem() : TypedResults.Ok(reading);
    }

    // Whoever may write the report.
    private static async Task<(SubmissionView? Report, FormView? Form, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid obligationId, Guid? asked, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return (null, null, Refusal.NotFound);
        }

        if (await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) is { } refusal)
        {
            return (null, null, refusal);
        }

        if ((asked ?? report.FormId) is not { } formId)
        {
            return (null, null, Consolidation.ConsolidateReport.FormMissing);
        }

        var (form, unknown) = await FormStore.FillableAsync(connection, user, formId, formId == report.FormId ? report.FormVersion : null, cancellation);
        return form is null ? (null, null, unknown) : (report, form, null);
    }
}
