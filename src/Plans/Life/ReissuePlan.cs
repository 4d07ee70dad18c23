using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Body of POST /plans/{planId}/reissue.</summary>
/// <param name="DraftId">The corrected document, read and looked over.</param>
/// <param name="Apply">False shows the difference and changes nothing.</param>
/// <param name="Reason">Why; needed once the plan is issued.</param>
public sealed record ReissuePlanRequest(Guid DraftId, bool Apply, string? Reason = null);

/// <summary>How a corrected document differs from the plan.</summary>
/// <param name="Applied">It has been taken over.</param>
/// <param name="Unchanged">Tasks that say the same.</param>
/// <param name="Kept">Tasks that keep their id, changed or not.</param>
/// <param name="Added">New tasks.</param>
/// <param name="Gone">Tasks that are no longer there.</param>
/// <param name="Changes">Everything that differs.</param>
/// <param name="Version">The plan's version after it.</param>
public sealed record ReissueView(bool Applied, int Unchanged, int Kept, int Added, int Gone, IReadOnlyList<PlanChange> Changes, int Version);

/// <summary>POST /plans/{planId}/reissue: a corrected document over an existing plan. Unchanged tasks keep their ids, what people corrected stays.</summary>
internal static class ReissuePlan
{
    private const string TaskIds = "select task_id from task where plan_id = @planId and state = 'active' order by position";

    private const string MarkUsed = "update draft set state = 'confirmed', plan_id = $2, version = version + 1 where draft_id = $1 and state = 'read' and version = $3";

    private const string Reorder = "update task set section = $2, position = $3, group_id = (select group_id from task_group where plan_id = $4 and section = $5::text order by position limit 1) where task_id = $1";

    internal static async Task<Results<Ok<ReissueView>, ProblemHttpResult>> Handle(
        Guid planId, ReissuePlanRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindOpenAsync(connection, request.DraftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        var taskIds = (await connection.QueryAsync<Guid>(new CommandDefinition(TaskIds, new { planId }, cancellationToken: cancellation))).ToArray();
        var (tasks, edit, refused) = await PlanEdit.OfWholePlanAsync(connection, planId, taskIds, request.Apply ? request.Reason : request.Reason ?? "-", user, cancellation);
        if (edit is null)
        {
            return refused!.ToProblem();
        }

        var seed = PlanSeeds.Of(request.DraftId, row);
        // Groups first: tasks are put into them below.
        await ReissueParts.AddAsync(connection, edit, row, seed, cancellation);
        var (kept, added, gone) = Reissue.Match([.. taskIds.Select(id => tasks![id])], seed.Tasks);
        var unchanged = 0;
        foreach (var (old, now) in kept)
        {
            var patch = Reissue.Patch(old, now, [.. seed.Roles.Where(role => role.TaskId == now.TaskId)]);
            var group = seed.Groups.FirstOrDefault(one => one.GroupId == now.GroupId)?.Section;
            edit.Also(batch => batch.Add(Reorder, old.TaskId, now.Section, now.Position, planId, group));
            if (patch.IsEmpty())
            {
                unchanged++;
                continue;
            }

            var (roles, unknown) = await PlanEdit.ResolveAsync(connection, patch, cancellation);
            if (unknown is not null)
            {
                return unknown.ToProblem();
            }

            edit.Change(old.TaskId, patch, roles!);
        }

        AddNew(edit, seed, added, planId);
        gone.ForEach(task => edit.Withdraw(task.TaskId));
        edit.Also(batch => batch.Add(MarkUsed, request.DraftId, planId, row.Version));
        if (request.Apply && await edit.SaveAsync(connection, user, clock.Now(), cancellation) is { } late)
        {
            return late.ToProblem();
        }

        if (request.Apply)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Citations.BindOwnAsync(connection, transaction, planId, user.AccountId(), clock.Now(), cancellation);
            await transaction.CommitAsync(cancellation);
            bell.Ring();
        }

        return TypedResults.Ok(new ReissueView(
            request.Apply, unchanged, kept.Count, added.Count, gone.Count, edit.Changes, request.Apply ? edit.VersionAfter : edit.Plan.Version));
    }

    private static void AddNew(PlanEdit edit, PlanSeed seed, List<TaskSeed> added, Guid planId)
    {
        foreach (var task in added)
        {
            // Its id must not be one that the plan made from its first document already has.
            var taskId = Guid.CreateVersion7();
            edit.Add(
                task with { TaskId = taskId, GroupId = null },
                [.. seed.Roles.Where(role => role.TaskId == task.TaskId).Select(role => role with { TaskId = taskId })]);
            edit.Also(batch => batch.Add(Reorder, taskId, task.Section, task.Position, planId, seed.Groups.FirstOrDefault(one => one.GroupId == task.GroupId)?.Section));
        }
    }
}
