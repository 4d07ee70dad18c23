using System.Security.Claims;
using EduCoop.Reporting.Delegations;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>Body of POST /reports/{obligationId}/submit, /recall, /return, /accept, /reopen.</summary>
/// <param name="Version">Steps that the caller has seen.</param>
/// <param name="Remarks">Of giving back and opening again: why, 1-2,000 characters.</param>
/// <param name="Signing">Of handing in and accepting: as what and in whose name the caller signs; by the caller's name alone when left out.</param>
public sealed record MoveReportRequest(int Version, string? Remarks = null, SigningRequest? Signing = null);

/// <summary>The steps of a report that change nothing in its figures.</summary>
internal static class MoveReport
{
    private const int LongestRemarks = 2_000;

    internal static readonly Refusal Changed = new("report_changed", "Báo cáo đã thay đổi.", "Tải lại báo cáo rồi làm lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal StepWrong = new("step_wrong", "Báo cáo không ở bước này.", "Xem trạng thái của báo cáo: bản nháp hoặc bị trả lại thì ghi và gửi được; đã gửi thì rút về, trả lại hoặc chấp nhận được; đã chấp nhận thì mở lại được.", StatusCodes.Status409Conflict);
    internal static readonly Refusal RemarksMissing = new("remarks_missing", "Chưa nêu lý do.", $"remarks cần từ 1 đến {LongestRemarks} ký tự: trả lại hoặc mở lại vì điều gì, cần sửa gì.");
    internal static readonly Refusal OwnReport = new("own_report", "Người đã gửi báo cáo không tự chấp nhận.", "Nhờ người khác của đơn vị nhận báo cáo chấp nhận.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal Incomplete = new("report_incomplete", "Báo cáo chưa gửi được.", "faults nêu từng chỗ cần điền hoặc sửa.");
    internal static readonly Refusal Empty = new("report_empty", "Báo cáo chưa có nội dung.", "Điền biểu hoặc viết phần lời rồi gửi.");

    internal static Delegate Handler(SubmissionMove move) =>
        (Guid obligationId, MoveReportRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
            TakeAsync(move, obligationId, request, user, database, clock, cancellation);

    /// <returns>Null when the step may be taken as the report stands.</returns>
    internal static Refusal? Refuse(SubmissionView report, SubmissionMove move, int version) =>
        report.Version != version ? Changed : SubmissionLife.After(report.State, move) is null ? StepWrong : null;

    private static async Task<Results<Ok<SubmissionView>, ProblemHttpResult>> TakeAsync(
        SubmissionMove move, Guid obligationId, MoveReportRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        var refusal = await SubmissionAccess.RefuseAsync(connection, user, report, move, clock.Today(), cancellation) ?? Refuse(report, move, request.Version);
        refusal ??= move is SubmissionMove.Return or SubmissionMove.Reopen && !RegimeContent.IsSaid(request.Remarks, LongestRemarks) ? RemarksMissing : null;
        var signature = Signature.None;
        if (refusal is null && move is SubmissionMove.Submit or SubmissionMove.Accept)
        {
            (signature, refusal) = await Signature.ReadAsync(connection, user, request.Signing, cancellation);
        }

        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (move == SubmissionMove.Submit && await RefuseUnfinishedAsync(connection, report, cancellation) is { } unfinished)
        {
            return unfinished;
        }

        var remarks = move is SubmissionMove.Return or SubmissionMove.Reopen ? request.Remarks : null;
        try
        {
            refusal = await new SubmissionStep(report, move, report.Answers, report.Narrative, remarks) { Signature = signature }.TakeAsync(connection, user, clock, cancellation);
        }
        catch (PostgresException own) when (own.ConstraintName == "own_report")
        {
            refusal = OwnReport;
        }
        catch (PostgresException over) when (over.ConstraintName == "delegation_over")
        {
            refusal = Signature.NotDelegated;
        }

        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await SubmissionStore.FindAsync(connection, obligationId, cancellation))!);
    }

    private static async Task<ProblemHttpResult?> RefuseUnfinishedAsync(NpgsqlConnection connection, SubmissionView report, CancellationToken cancellation)
    {
        if (report.FormId is not { } formId)
        {
            return report.Narrative.Length == 0 ? Empty.ToProblem() : null;
        }

        var form = (await FormStore.FindAsync(connection, formId, report.FormVersion, cancellation))!;
        var reading = FormReader.Read(form.Content, report.Answers);
        return reading.IsComplete ? null : Incomplete.ToProblem(("faults", reading.Faults));
    }
}
