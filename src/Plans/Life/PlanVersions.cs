using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Each version of an issued plan is kept whole, with what changed and why.</summary>
internal static class PlanVersions
{
    // The version is the one that the plan has after the statements before this one.
    private const string Insert = """
        insert into plan_version (plan_id, version, reason, changes, snapshot, made_by, made_at)
        select p.plan_id, p.version, $2, $3::jsonb, jsonb_build_object(
            'documentNumber', p.document_number, 'documentDate', p.document_date, 'title', p.title, 'state', p.state, 'details', p.details,
            'tasks', coalesce((
                select jsonb_agg(jsonb_build_object(
                    'taskId', t.task_id, 'section', t.section, 'title', t.title, 'content', t.content, 'products', t.products,
                    'deadlineText', t.deadline_text, 'deadlineRules', t.deadline_rules, 'state', t.state,
                    'roles', (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'written', r.written, 'unitId', r.unit_id, 'memberIds', r.member_ids) order by r.role, r.position), '[]')
                              from task_role r where r.task_id = t.task_id)) order by t.position)
                from task t where t.plan_id = p.plan_id), '[]')), $4, $5
        from plan p where p.plan_id = $1
        """;

    internal static void AddPlanVersion(this NpgsqlBatch batch, Guid planId, string reason, IReadOnlyList<PlanChange> changes, Guid by, DateTimeOffset at) =>
        batch.Add(Insert, planId, reason, JsonSerializer.Serialize(changes, ContractJson.Options), by, at);
}
