using System.Security.Claims;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>Body of POST /occurrences/{occurrenceId}/accept.</summary>
/// <param name="Text">A word to those who did it.</param>
public sealed record AcceptWorkRequest(string? Text = null);

/// <summary>POST /occurrences/{occurrenceId}/accept and /return: the issuer's people judge what was handed in, never who handed it in.</summary>
internal static class JudgeWork
{
    internal static readonly Refusal FourEyes = new("four_eyes", "Người nghiệm thu phải khác người trình.", "Nhờ người khác của đơn vị ban hành nghiệm thu.", StatusCodes.Status403Forbidden);

    private const string Accept = """
        update occurrence set state = 'accepted', accepted_by = $3, accepted_at = $4, done_on = $5, version = version + 1
        where occurrence_id = $1 and version = $2 and state = 'waiting' and submitted_by <> $3
        returning version
        """;

    private const string GiveBack = """
        update occurrence set state = 'open', returned = true, submitted_by = null, submitted_at = null, version = version + 1
        where occurrence_id = $1 and version = $2 and state = 'waiting'
        returning version
        """;

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid occurrenceId, AcceptWorkRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Text is { } text && !Words.IsSaid(text, 4000))
        {
            return Words.TextInvalid("text", 4000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (head, refusal) = await FindAsync(connection, occurrenceId, user, cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        if (head.SubmittedBy == user.AccountId())
        {
            return FourEyes.ToProblem();
        }

        // The day that counts is the day it was handed in: waiting to be accepted makes nobody late.
        var (now, doneOn) = (clock.Now(), VietnamTime.DayOf(head.SubmittedAt!.Value));
        return await OccurrenceStep.RunAsync(connection, head, batch =>
        {
            batch.Add(Accept, head.OccurrenceId, head.Version, user.AccountId(), now, doneOn);
            batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, head.OccurrenceId, "accepted", 100, request.Text?.Nfc(), user, now);
            batch.AddToOutbox(
                new TaskCompleted(
                    head.OccurrenceId, head.TaskId, head.PlanId, head.UnitId, head.Label, head.StartsOn, head.DueOn, doneOn, head.DueOn is null || doneOn <= head.DueOn, head.Version + 1, now, head.Evidence),
                head.OccurrenceId.ToString());
        }, user, clock, cancellation);
    }

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleReturn(
        Guid occurrenceId, ReasonRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 2000))
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (head, refusal) = await FindAsync(connection, occurrenceId, user, cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        var now = clock.Now();
        return await OccurrenceStep.RunAsync(connection, head, batch =>
        {
            batch.Add(GiveBack, head.OccurrenceId, head.Version);
            batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, head.OccurrenceId, "returned", head.Percent, request.Reason.Nfc(), user, now);
            batch.AddToOutbox(head.Progressed(TaskState.Open, head.Percent, head.DueOn, now), head.OccurrenceId.ToString());
        }, user, clock, cancellation);
    }

    private static async Task<(OccurrenceHead? Head, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid occurrenceId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await OccurrenceAccess.FindAsync(connection, occurrenceId, user, one => one.MayJudge(user), cancellation) switch
        {
            (null, var refusal) => (null, refusal),
            ({ State: TaskState.Waiting } head, _) => (head, null),
            _ => (null, OccurrenceAccess.WrongState),
        };
}
