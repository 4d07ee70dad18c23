using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>The rows of a plan as statements of one batch: each table one statement, however many rows.</summary>
internal static class PlanWrites
{
    private static readonly JsonSerializerOptions Columns = new(ContractJson.Options) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // Rules and spans go into jsonb columns whose members keep their own names.
    private static readonly JsonSerializerOptions Members = ContractJson.Options;

    private const string Groups = """
        insert into task_group (group_id, plan_id, position, section, title)
        select group_id, $1, position, section, title from jsonb_to_recordset($2::jsonb) as t (group_id uuid, position int, section text, title text)
        """;

    private const string Tasks = """
        insert into task (task_id, plan_id, group_id, position, section, title, content, products, deadline_text, deadline_rules, deadline_note, linked_plan_id, kind, edited_fields, spans)
        select task_id, $1, group_id, position, section, title, content, products, deadline_text, deadline_rules, deadline_note,
               (select plan_id from plan where plan_id = linked_plan_id), kind, edited_fields, spans
        from jsonb_to_recordset($2::jsonb) as t (task_id uuid, group_id uuid, position int, section text, title text, content text[], products text[], deadline_text text,
            deadline_rules jsonb, deadline_note text, linked_plan_id uuid, kind text, edited_fields text[], spans jsonb)
        """;

    private const string Roles = """
        insert into task_role (task_id, role, position, written, unit_id, member_ids)
        select task_id, role, position, written, unit_id, member_ids
        from jsonb_to_recordset($1::jsonb) as t (task_id uuid, role text, position int, written text, unit_id uuid, member_ids uuid[])
        """;

    private const string Bases = """
        insert into plan_basis (plan_id, position, relation, number, document_date, issuer, title, written)
        select $1, position, relation, number, document_date, issuer, title, written
        from jsonb_to_recordset($2::jsonb) as t (position int, relation text, number text, document_date date, issuer text, title text, written text)
        """;

    private const string Indicators = """
        insert into indicator (indicator_id, plan_id, position, section, text, comparator, value, value_to, unit, subject, period_text)
        select indicator_id, $1, position, section, text, comparator, value, value_to, unit, subject, period_text
        from jsonb_to_recordset($2::jsonb) as t (indicator_id uuid, position int, section text, text text, comparator text, value numeric, value_to numeric,
            unit text, subject text, period_text text)
        """;

    internal static void AddSeed(this NpgsqlBatch batch, Guid planId, PlanSeed seed)
    {
        batch.Add(Groups, planId, Json(seed.Groups));
        batch.AddTasks(planId, seed.Tasks);
        batch.AddRoles(seed.Roles);
        batch.Add(Bases, planId, Json(seed.Bases));
        batch.Add(Indicators, planId, Json(seed.Indicators));
    }

    internal static void AddTasks(this NpgsqlBatch batch, Guid planId, IEnumerable<TaskSeed> tasks) =>
        batch.Add(Tasks, planId, JsonSerializer.Serialize(tasks.Select(ToColumns), Columns));

    internal static void AddRoles(this NpgsqlBatch batch, IEnumerable<RoleSeed> roles) => batch.Add(Roles, Json(roles));

    internal static string Rules(object rules) => JsonSerializer.Serialize(rules, Members);

    private static string Json<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, Columns);

    private static object ToColumns(TaskSeed task) => new
    {
        task.TaskId, task.GroupId, task.Position, task.Section, task.Title, task.Content, task.Products, task.DeadlineText,
        DeadlineRules = JsonSerializer.SerializeToElement(task.DeadlineRules, Members),
        task.DeadlineNote, task.LinkedPlanId, task.Kind, task.EditedFields,
        Spans = JsonSerializer.SerializeToElement(task.Spans, Members),
    };
}
