using System.Security.Claims;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>Body of POST /occurrences/{occurrenceId}/progress.</summary>
/// <param name="ProgressId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Text">What was done, 1-4000 characters.</param>
/// <param name="ProductDelivered">The product has been handed over.</param>
public sealed record ReportProgressRequest(Guid ProgressId, int Percent, string Text, bool ProductDelivered = false);

/// <summary>Body of POST /occurrences/{occurrenceId}/submit.</summary>
/// <param name="ProgressId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Text">What was achieved, 1-4000 characters.</param>
public sealed record SubmitWorkRequest(Guid ProgressId, string Text);

/// <summary>POST /occurrences/{occurrenceId}/progress and /submit: the lead, or who coordinates, says how far it is and hands it in.</summary>
internal static class ReportProgress
{
    internal static readonly Refusal PercentOutside = new("percent_outside", "Tỷ lệ hoàn thành chưa đúng.", "percent là số nguyên từ 0 đến 100.");

    private const string Move = """
        update occurrence set percent = $3, product_delivered = product_delivered or $4, progressed_at = $5, version = version + 1
        where occurrence_id = $1 and version = $2 and state = 'open'
        returning version
        """;

    private const string HandIn = """
        update occurrence set state = 'waiting', percent = 100, submitted_by = $3, submitted_at = $4, progressed_at = $4, returned = false, version = version + 1
        where occurrence_id = $1 and version = $2 and state = 'open'
        returning version
        """;

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid occurrenceId, ReportProgressRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request.ProgressId, request.Text) is { } unfit)
        {
            return unfit.ToProblem();
        }

        if (request.Percent is < 0 or > 100)
        {
            return PercentOutside.ToProblem();
        }

        var now = clock.Now();
        return await StepAsync(occurrenceId, request.ProgressId, "progressed", user, database, clock, (batch, head) =>
        {
            batch.Add(Move, head.OccurrenceId, head.Version, (short)request.Percent, request.ProductDelivered, now);
            batch.AddHistory(request.ProgressId, head.TaskId, head.OccurrenceId, "progressed", request.Percent, request.Text.Nfc(), user, now);
            batch.AddToOutbox(head.Progressed(TaskState.Open, request.Percent, head.DueOn, now), head.OccurrenceId.ToString());
        }, cancellation);
    }

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleSubmit(
        Guid occurrenceId, SubmitWorkRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request.ProgressId, request.Text) is { } unfit)
        {
            return unfit.ToProblem();
        }

        var now = clock.Now();
        return await StepAsync(occurrenceId, request.ProgressId, "submitted", user, database, clock, (batch, head) =>
        {
            batch.Add(HandIn, head.OccurrenceId, head.Version, user.AccountId(), now);
            batch.AddHistory(request.ProgressId, head.TaskId, head.OccurrenceId, "submitted", 100, request.Text.Nfc(), user, now);
            batch.AddToOutbox(head.Progressed(TaskState.Waiting, 100, head.DueOn, now), head.OccurrenceId.ToString());
        }, cancellation);
    }

    private static Refusal? Refuse(Guid id, string text) => id == Guid.Empty ? OccurrenceStep.IdMissing : Words.IsSaid(text, 4000) ? null : Words.TextInvalid("text", 4000);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> StepAsync(
        Guid occurrenceId, Guid historyId, string kind, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, Action<NpgsqlBatch, OccurrenceHead> step,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, occurrenceId, user, one => one.MayReport(user), cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        if (await OccurrenceStep.IsRepeatedAsync(connection, historyId, kind, occurrenceId, cancellation))
        {
            return TypedResults.Ok(await GetTask.ReadAsync(connection, head.TaskId, user, clock, cancellation));
        }

        return head.State != TaskState.Open
            ? OccurrenceAccess.WrongState.ToProblem(("state", head.State))
            : await OccurrenceStep.RunAsync(connection, head, batch => step(batch, head), user, clock, cancellation);
    }
}
