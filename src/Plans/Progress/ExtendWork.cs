using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Calendar;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>Body of POST /occurrences/{occurrenceId}/extensions.</summary>
/// <param name="ExtensionId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="NewDueOn">Later than the due date.</param>
/// <param name="Reason">Why, 1-2000 characters.</param>
public sealed record AskExtensionRequest(Guid ExtensionId, DateOnly NewDueOn, string Reason);

/// <summary>Body of POST /extensions/{extensionId}/decide.</summary>
/// <param name="Granted">Yes or no.</param>
/// <param name="Reason">Why, 1-2000 characters.</param>
public sealed record DecideExtensionRequest(bool Granted, string Reason);

/// <summary>POST /occurrences/{occurrenceId}/extensions and /extensions/{extensionId}/decide: a later due date, asked by those who work, granted by the issuer's people.</summary>
internal static class ExtendWork
{
    internal static readonly Refusal WithoutDue = new("without_due_date", "Phần việc này không có hạn để gia hạn.", "Sửa thời hạn của nhiệm vụ trong kế hoạch.");
    internal static readonly Refusal NotLater = new("not_later", "Hạn mới không muộn hơn hạn cũ.", "newDueOn phải sau hạn hiện tại và không quá năm 2060.");
    internal static readonly Refusal AskedAlready = new("extension_open", "Đã có một đề nghị gia hạn đang chờ.", "Chờ đơn vị ban hành trả lời đề nghị trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người duyệt gia hạn phải khác người đề nghị.", "Nhờ người khác của đơn vị ban hành duyệt.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal Decided = new("extension_decided", "Đề nghị này đã được trả lời.", "Tải lại nhiệm vụ.", StatusCodes.Status409Conflict);

    private const string Ask = """
        insert into extension (extension_id, occurrence_id, old_due_on, new_due_on, reason, asked_by, asked_at, state)
        select $1, o.occurrence_id, o.due_on, $3, $4, $5, $6, 'asked' from occurrence o where o.occurrence_id = $2 and o.state = 'open' and o.due_on < $3
        returning 1
        """;

    private const string Find = "select occurrence_id, old_due_on, new_due_on, asked_by, state from extension where extension_id = @extensionId";

    private const string Refuse = """
        update extension set state = 'refused', decided_by = $2, decided_at = $3, decision_reason = $4 where extension_id = $1 and state = 'asked' and asked_by <> $2 returning 1
        """;

    // Both or neither; with a later day it may become overdue once more.
    private const string Grant = """
        with granted as (
            update extension set state = 'granted', decided_by = $2, decided_at = $3, decision_reason = $4 where extension_id = $1 and state = 'asked' and asked_by <> $2 returning 1)
        update occurrence set due_on = $7, advised_on = $8, overdue_said_at = null, version = version + 1
        where occurrence_id = $5 and version = $6 and exists (select from granted)
        returning version
        """;

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid occurrenceId, AskExtensionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.ExtensionId == Guid.Empty || !Words.IsSaid(request.Reason, 2000))
        {
            return (request.ExtensionId == Guid.Empty ? OccurrenceStep.IdMissing : LifeRefusals.ReasonMissing).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, occurrenceId, user, one => one.MayReport(user), cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        if (head.DueOn is null || request.NewDueOn <= head.DueOn || request.NewDueOn.Year > SetCalendar.LastYear)
        {
            return (head.DueOn is null ? WithoutDue : NotLater).ToProblem();
        }

        if (head.State != TaskState.Open)
        {
            return OccurrenceAccess.WrongState.ToProblem();
        }

        var now = clock.Now();
        try
        {
            return await OccurrenceStep.RunAsync(connection, head, batch =>
            {
                batch.Add(Ask, request.ExtensionId, occurrenceId, request.NewDueOn, request.Reason.Nfc(), user.AccountId(), now);
                batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, occurrenceId, "extension_asked", head.Percent, $"Đến {request.NewDueOn:dd/MM/yyyy}: {request.Reason.Nfc()}", user, now);
            }, user, clock, cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("extension_one_open"))
        {
            return AskedAlready.ToProblem();
        }
    }

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleDecide(
        Guid extensionId, DecideExtensionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 2000))
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<AskedExtension>(new CommandDefinition(Find, new { extensionId }, cancellationToken: cancellation)) is not { } asked)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, asked.OccurrenceId, user, one => one.MayJudge(user), cancellation);
        if (head is null || asked.State != "asked" || asked.AskedBy == user.AccountId())
        {
            return (refusal ?? (asked.State != "asked" ? Decided : FourEyes)).ToProblem();
        }

        var days = (await CalendarDays.FindAsync(connection, asked.NewDueOn.Year, asked.NewDueOn.Year, cancellation)).ToWorkingDays();
        var (now, word) = (clock.Now(), request.Granted ? "granted" : "refused");
        return await OccurrenceStep.RunAsync(connection, head, batch =>
        {
            if (request.Granted)
            {
                batch.Add(
                    Grant, extensionId, user.AccountId(), now, request.Reason.Nfc(), head.OccurrenceId, head.Version, asked.NewDueOn, days.LastOnOrBefore(asked.NewDueOn));
                batch.AddToOutbox(head.Progressed(head.State, head.Percent, asked.NewDueOn, now), head.OccurrenceId.ToString());
            }
            else
            {
                batch.Add(Refuse, extensionId, user.AccountId(), now, request.Reason.Nfc());
            }

            batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, head.OccurrenceId, "extension_" + word, head.Percent, request.Reason.Nfc(), user, now);
        }, user, clock, cancellation);
    }

    private sealed record AskedExtension
    {
        public required Guid OccurrenceId { get; init; }

        public required DateOnly OldDueOn { get; init; }

        public required DateOnly NewDueOn { get; init; }

        public required Guid AskedBy { get; init; }

        public required string State { get; init; }
    }
}
