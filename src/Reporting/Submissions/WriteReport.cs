using System.Security.Claims;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>Body of PUT /reports/{obligationId}.</summary>
/// <param name="Version">Steps that the writer has seen; 0 for the first.</param>
/// <param name="Answers">What is filled in; it may be unfinished.</param>
/// <param name="Narrative">What is said in words, up to 20,000 characters.</param>
/// <param name="FormId">The form, a published one; it stays what it was when left out.</param>
public sealed record WriteReportRequest(int Version, FormAnswers Answers, string Narrative = "", Guid? FormId = null);

/// <summary>A report after a step.</summary>
/// <param name="Report">How it stands.</param>
/// <param name="Faults">What its form finds in it.</param>
public sealed record WrittenReport(SubmissionView Report, IReadOnlyList<FormFault> Faults);

/// <summary>PUT /reports/{obligationId}: the unit writes in its report. An unfinished one is kept, with what is still missing.</summary>
internal static class WriteReport
{
    private const int LongestNarrative = 20_000;

    internal static readonly Refusal NarrativeWrong = new("text_invalid", "Nội dung chưa đúng.", $"narrative có tối đa {LongestNarrative} ký tự, không có ký tự điều khiển.");

    internal static async Task<Results<Ok<WrittenReport>, ProblemHttpResult>> Handle(
        Guid obligationId, WriteReportRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Narrative.Length > LongestNarrative || (request.Narrative.Length > 0 && !RegimeContent.IsSaid(request.Narrative, LongestNarrative)))
        {
            return NarrativeWrong.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        if ((await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) ?? MoveReport.Refuse(report, SubmissionMove.Save, request.Version)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        FormView? filled = null;
        if ((request.FormId ?? report.FormId) is { } formId)
        {
            (filled, var unknown) = await FormStore.FillableAsync(connection, user, formId, formId == report.FormId ? report.FormVersion : null, cancellation);
            if (filled is null)
            {
                return unknown!.ToProblem();
            }
        }

        var reading = filled is null ? new FormReading(FormAnswers.None, []) : FormReader.Read(filled.Content, request.Answers);
        var step = new SubmissionStep(report, SubmissionMove.Save, reading.Answers, request.Narrative) { FormId = filled?.FormId, FormVersion = filled?.Version };
        return await step.TakeAsync(connection, user, clock, cancellation) is { } late
            ? late.ToProblem()
            : TypedResults.Ok(new WrittenReport((await SubmissionStore.FindAsync(connection, obligationId, cancellation))!, reading.Faults));
    }
}
