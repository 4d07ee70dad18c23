using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Plans.Life;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>GET /tasks/{taskId}: the task, its pieces of work as far as the caller may see them, and all that happened.</summary>
internal static class GetTask
{
    private const string Head = """
        select t.task_id, t.plan_id, p.document_number, p.title as plan_title, p.state as plan_state, p.issuer_unit_id, p.draft_id, t.section, g.section as group_section,
               g.title as group_title, t.title, t.content, t.products, t.deadline_text, t.deadline_rules, t.deadline_note, t.linked_plan_id, t.kind, t.state, t.edited_fields,
               t.version, t.spans
        from task t join plan p on p.plan_id = t.plan_id left join task_group g on g.group_id = t.group_id where t.task_id = @taskId;
        select r.role, r.written, r.unit_id, u.name as unit_name, cardinality(r.member_ids) as member_count
        from task_role r left join unit_copy u on u.unit_id = r.unit_id where r.task_id = @taskId
        order by array_position(array['lead', 'coordinate', 'advise'], r.role), r.position
        """;

    // Everybody's for the issuer's people and for those who take part; else one's own and those below.
    private const string Mine = """
        from occurrence o left join unit_copy u on u.unit_id = o.unit_id
        where o.task_id = @taskId and (
            @Everything or @Unit = any (u.path)
            or exists (select from plan p join unit_copy iu on iu.unit_id = p.issuer_unit_id where p.plan_id = o.plan_id and @Unit = any (iu.path))
            or exists (select from task_role r join unit_copy ru on ru.unit_id = r.unit_id where r.task_id = @taskId and r.role <> 'lead' and @Unit = any (ru.path)))
        """;

    private const string Parts = $"""
        select count(*) {Mine};
        select o.occurrence_id, o.task_id, o.unit_id, u.name as unit_name, o.label, o.starts_on, o.due_on, o.first_due_on, o.advised_on, o.continuous, o.state, o.percent::int as percent,
               o.product_delivered, o.returned, o.submitted_at, o.done_on, o.accepted_at, o.version,
               status_on(o.state, o.starts_on, o.due_on, o.done_on, (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, @today) as status
        {Mine} order by o.due_on nulls last, u.name, o.occurrence_id limit 200;
        select e.* from extension e where e.occurrence_id in (select o.occurrence_id {Mine}) order by e.asked_at desc limit 200;
        select e.evidence_id, e.occurrence_id, e.file_name, e.media_type, e.byte_count, e.sha256, e.shows_people, e.consent, e.added_by, e.added_at, e.withdrawn_at, e.withdrawn_reason
        from evidence e where e.occurrence_id in (select o.occurrence_id {Mine}) order by e.added_at desc limit 200;
        select h.history_id, h.occurrence_id, h.kind, h.percent::int as percent, h.text, h.by_name, hu.name as by_unit_name, h.at
        from task_history h left join unit_copy hu on hu.unit_id = h.by_unit
        where h.task_id = @taskId and (h.occurrence_id is null or h.occurrence_id in (select o.occurrence_id {Mine})) order by h.at desc, h.history_id limit 200
        """;

    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid taskId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition("select plan_id from task where task_id = @taskId", new { taskId }, cancellationToken: cancellation)) is not { } planId)
        {
            return Refusal.NotFound.ToProblem();
        }

        return await PlanAccess.RefuseReadingAsync(connection, planId, user, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await ReadAsync(connection, taskId, user, clock, cancellation));
    }

    internal static async Task<TaskView> ReadAsync(NpgsqlConnection connection, Guid taskId, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        var scope = Scope.Of(user);
        var values = new { taskId, scope.Everything, scope.Unit, today = clock.Today() };
        TaskRow row;
        List<TaskRoleView> roles;
        await using (var head = await connection.QueryMultipleAsync(new CommandDefinition(Head, values, cancellationToken: cancellation)))
        {
            row = await head.ReadSingleAsync<TaskRow>();
            roles = (await head.ReadAsync<TaskRoleView>()).AsList();
        }

        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Parts, values, cancellationToken: cancellation));
        return new()
        {
            TaskId = row.TaskId, PlanId = row.PlanId, DocumentNumber = row.DocumentNumber, PlanTitle = row.PlanTitle, PlanState = row.PlanState,
            IssuerUnitId = row.IssuerUnitId, DraftId = row.DraftId, Section = row.Section, GroupSection = row.GroupSection, GroupTitle = row.GroupTitle, Title = row.Title,
            Content = row.Content, Products = row.Products, DeadlineText = row.DeadlineText, DeadlineRules = JsonElement.Parse(row.DeadlineRules),
            DeadlineNote = row.DeadlineNote, LinkedPlanId = row.LinkedPlanId, Kind = row.Kind, State = row.State, EditedFields = row.EditedFields, Version = row.Version,
            Spans = JsonElement.Parse(row.Spans), Roles = roles,
            OccurrenceCount = await read.ReadSingleAsync<long>(),
            Occurrences = (await read.ReadAsync<OccurrenceView>()).AsList(),
            Extensions = (await read.ReadAsync<ExtensionView>()).AsList(),
            Evidence = (await read.ReadAsync<EvidenceView>()).AsList(),
            History = (await read.ReadAsync<HistoryView>()).AsList(),
        };
    }

    private sealed record TaskRow
    {
        public required Guid TaskId { get; init; }

        public required Guid PlanId { get; init; }

        public required string? DocumentNumber { get; init; }

        public required string PlanTitle { get; init; }

        public required string PlanState { get; init; }

        public required Guid IssuerUnitId { get; init; }

        public required Guid? DraftId { get; init; }

        public required string Section { get; init; }

        public required string? GroupSection { get; init; }

        public required string? GroupTitle { get; init; }

        public required string Title { get; init; }

        public required string[] Content { get; init; }

        public required string[] Products { get; init; }

        public required string? DeadlineText { get; init; }

        public required string DeadlineRules { get; init; }

        public required string? DeadlineNote { get; init; }

        public required Guid? LinkedPlanId { get; init; }

        public required string? Kind { get; init; }

        public required string State { get; init; }

        public required string[] EditedFields { get; init; }

        public required long Version { get; init; }

        public required string Spans { get; init; }
    }
}
