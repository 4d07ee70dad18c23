using System.Security.Claims;
using EduCoop.Plans.Life;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Body of PUT /tasks/{taskId}.</summary>
/// <param name="Change">What is to change.</param>
/// <param name="Reason">Why; needed once the plan is issued, for its next version.</param>
public sealed record ChangeTaskRequest(TaskPatch Change, string? Reason = null);

/// <summary>Body of POST /tasks/bulk.</summary>
/// <param name="TaskIds">At most 500 tasks of one plan.</param>
/// <param name="Change">What is to change of each.</param>
/// <param name="Reason">Why; needed once the plan is issued. All changes are one version.</param>
public sealed record ChangeTasksRequest(IReadOnlyList<Guid> TaskIds, TaskPatch Change, string? Reason = null);

/// <summary>How many tasks were changed.</summary>
/// <param name="Changed">Those that say something else now.</param>
/// <param name="Version">The plan's version after it.</param>
public sealed record TasksChanged(int Changed, int Version);

/// <summary>PUT /tasks/{taskId}, POST /tasks/bulk and POST /tasks/{taskId}/withdraw: in a draft freely, in an issued plan as an amendment with its reason.</summary>
internal static class ChangeTask
{
    private const int Most = 500;

    internal static readonly Refusal TooMany = new("too_many_tasks", "Quá nhiều nhiệm vụ một lần.", "Mỗi lần sửa từ 1 đến 500 nhiệm vụ.");
    internal static readonly Refusal SeveralPlans = new("several_plans", "Các nhiệm vụ không cùng một kế hoạch.", "Sửa từng kế hoạch một.");

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid taskId, ChangeTaskRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await RunAsync(connection, [taskId], request.Change, request.Reason, user, clock, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        bell.Ring();
        return TypedResults.Ok(await GetTask.ReadAsync(connection, taskId, user, clock, cancellation));
    }

    internal static async Task<Results<Ok<TasksChanged>, ProblemHttpResult>> HandleMany(
        ChangeTasksRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (done, refusal) = await RunAsync(connection, [.. request.TaskIds.Distinct()], request.Change, request.Reason, user, clock, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        bell.Ring();
        return TypedResults.Ok(done!);
    }

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleWithdraw(
        Guid taskId, ReasonRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 2000))
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (edit, refusal) = await PlanEdit.OfTasksAsync(connection, [taskId], request.Reason, user, cancellation);
        if (edit is null)
        {
            return refusal!.ToProblem();
        }

        edit.Withdraw(taskId);
        if (await edit.SaveAsync(connection, user, clock.Now(), cancellation) is { } late)
        {
            return late.ToProblem();
        }

        bell.Ring();
        return TypedResults.Ok(await GetTask.ReadAsync(connection, taskId, user, clock, cancellation));
    }

    private static async Task<(TasksChanged? Done, Refusal? Refusal)> RunAsync(
        NpgsqlConnection connection, Guid[] taskIds, TaskPatch patch, string? reason, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        if (taskIds.Length is 0 or > Most)
        {
            return (null, TooMany);
        }

        if (patch.Refuse() is { } unfit)
        {
            return (null, unfit);
        }

        var (edit, refusal) = await PlanEdit.OfTasksAsync(connection, taskIds, reason, user, cancellation);
        if (edit is null)
        {
            return (null, refusal);
        }

        var (roles, unknown) = await PlanEdit.ResolveAsync(connection, patch, cancellation);
        if (unknown is not null)
        {
            return (null, unknown);
        }

        if (patch.LinkedPlanId is { } linked && await PlanAccess.RefuseReadingAsync(connection, linked, user, cancellation) is { } unreadable)
        {
            return (null, unreadable);
        }

        foreach (var taskId in taskIds)
        {
            edit.Change(taskId, patch, roles!);
        }

        return await edit.SaveAsync(connection, user, clock.Now(), cancellation) is { } late ? (null, late) : (new(edit.ChangedTasks, edit.VersionAfter), null);
    }
}
