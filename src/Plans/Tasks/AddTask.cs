using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Deadlines;
using EduCoop.Plans.Life;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Body of POST /plans/{planId}/tasks.</summary>
/// <param name="TaskId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Section">Where it stands, for example II.1.3.</param>
/// <param name="Task">What it says; title and lead are needed.</param>
/// <param name="GroupId">The group it belongs to.</param>
/// <param name="Reason">Why; needed once the plan is issued.</param>
public sealed record AddTaskRequest(Guid TaskId, string Section, TaskPatch Task, Guid? GroupId = null, string? Reason = null);

/// <summary>POST /plans/{planId}/tasks: one more task, with exactly one lead.</summary>
internal static class AddTask
{
    internal static readonly Refusal IdMissing = new("task_id_missing", "Thiếu mã nhiệm vụ.", "taskId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal TitleMissing = new("title_missing", "Thiếu tên nhiệm vụ.", "Ghi task.title.");
    internal static readonly Refusal LeadMissing = new("lead_missing", "Thiếu đơn vị chủ trì.", "Mỗi nhiệm vụ có đúng một đơn vị chủ trì: ghi task.lead.");
    internal static readonly Refusal GroupUnknown = new("group_unknown", "Kế hoạch không có nhóm nhiệm vụ này.", "groupId lấy từ groups của kế hoạch.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nhiệm vụ khác.", "Tạo taskId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Facts = """
        select (select plan_id from task where task_id = @TaskId) as taken_in, @GroupId::uuid is null or exists (select from task_group where group_id = @GroupId and plan_id = @planId) as group_fits,
               (select coalesce(max(position), -1) + 1 from task where plan_id = @planId) as position
        """;

    internal static async Task<Results<Created<TaskView>, Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid planId, AddTaskRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (edit, refusal) = await PlanEdit.OfPlanAsync(connection, planId, [], request.Reason, user, cancellation);
        if (edit is null)
        {
            return refusal!.ToProblem();
        }

        var facts = await connection.QuerySingleAsync<TaskFacts>(new CommandDefinition(Facts, new { request.TaskId, request.GroupId, planId }, cancellationToken: cancellation));
        if (facts.TakenIn is { } taken)
        {
            return taken == planId ? TypedResults.Ok(await GetTask.ReadAsync(connection, request.TaskId, user, clock, cancellation)) : IdTaken.ToProblem();
        }

        var (roles, unknown) = await PlanEdit.ResolveAsync(connection, request.Task, cancellation);
        if (unknown is not null || !facts.GroupFits)
        {
            return (unknown ?? GroupUnknown).ToProblem();
        }

        edit.Add(Seed(request, facts.Position, edit.Plan), [.. roles!.Select(role => new RoleSeed(request.TaskId, role.Role, role.Position, role.Written, role.UnitId, role.MemberIds))]);
        if (await edit.SaveAsync(connection, user, clock.Now(), cancellation) is { } late)
        {
            return late.ToProblem();
        }

        bell.Ring();
        return TypedResults.Created($"/tasks/{request.TaskId}", await GetTask.ReadAsync(connection, request.TaskId, user, clock, cancellation));
    }

    private static Refusal? Refuse(AddTaskRequest request) => request switch
    {
        { TaskId: var id } when id == Guid.Empty => IdMissing,
        { Section: var section } when !Words.IsSaid(section, 50) => Words.TextInvalid("section", 50),
        { Task.Title: null } => TitleMissing,
        { Task.Lead: null } => LeadMissing,
        _ => request.Task.Refuse(),
    };

    private static TaskSeed Seed(AddTaskRequest request, int position, PlanHead plan) => new()
    {
        TaskId = request.TaskId,
        GroupId = request.GroupId,
        Position = position,
        Section = request.Section.Nfc(),
        Title = request.Task.Title!.Nfc(),
        Content = request.Task.Content ?? [],
        Products = request.Task.Products ?? [],
        DeadlineText = request.Task.DeadlineText?.Nfc(),
        DeadlineRules = request.Task.DeadlineText is { } phrase
            ? DeadlineReader.Read(phrase, new() { FromYear = plan.PeriodFrom, ToYear = plan.PeriodTo, IssuedOn = plan.DocumentDate }).Rules
            : [],
        DeadlineNote = request.Task.DeadlineNote?.Nfc(),
        LinkedPlanId = request.Task.LinkedPlanId,
        Kind = "labelled",
        EditedFields = ["task"],
        Spans = new Dictionary<string, Documents.Text.TextSpan>(),
    };

    private sealed record TaskFacts
    {
        public required Guid? TakenIn { get; init; }

        public required bool GroupFits { get; init; }

        public required int Position { get; init; }
    }
}
