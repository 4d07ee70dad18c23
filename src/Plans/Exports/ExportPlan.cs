using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Exports;

/// <summary>GET /plans/{planId}/export.docx: the plan as a document of Decree 30/2020, its tasks as an appendix.</summary>
internal static class ExportPlan
{
    private const int MostTasks = 2000;

    private const string Details = "select details::text from plan where plan_id = @planId";

    private const string Bases = "select written, number, title, relation from plan_basis where plan_id = @planId order by position";

    private const string Tasks = """
        select g.section as group_section, g.title as group_title, t.section, t.title, t.content, t.products, t.deadline_text,
               (select r.written from task_role r where r.task_id = t.task_id and r.role = 'lead') as lead,
               (select string_agg(r.written, ', ' order by r.position) from task_role r where r.task_id = t.task_id and r.role = 'coordinate') as coordinating
        from task t left join task_group g on g.group_id = t.group_id
        where t.plan_id = @planId and t.state = 'active' order by t.position, t.task_id limit @most
        """;

    private const string Indicators = "select text from indicator where plan_id = @planId and state = 'active' order by position limit 500";

    internal static async Task<IResult> Handle(Guid planId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await connection.FindPlanAsync(planId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var values = new { planId, most = MostTasks };
        var details = JsonSerializer.Deserialize<JsonElement>((await connection.ExecuteScalarAsync<string>(new CommandDefinition(Details, values, cancellationToken: cancellation)))!);
        var bases = (await connection.QueryAsync<BasisRow>(new CommandDefinition(Bases, values, cancellationToken: cancellation))).AsList();
        var tasks = (await connection.QueryAsync<TaskRow>(new CommandDefinition(Tasks, values, cancellationToken: cancellation))).AsList();
        var indicators = (await connection.QueryAsync<string>(new CommandDefinition(Indicators, values, cancellationToken: cancellation))).AsList();
        var document = PlanDocument.Of(plan!, details, bases, tasks, indicators);
        return FileTransfer.Attachment(http, OfficialDocumentWriter.ToBytes(document), OfficialDocumentWriter.MediaType, "ke-hoach.docx");
    }

    internal sealed record BasisRow
    {
        public required string Written { get; init; }

        public required string? Number { get; init; }

        public required string? Title { get; init; }

        public required string Relation { get; init; }
    }

    internal sealed record TaskRow
    {
        public required string? GroupSection { get; init; }

        public required string? GroupTitle { get; init; }

        public required string Section { get; init; }

        public required string Title { get; init; }

        public required string[] Content { get; init; }

        public required string[] Products { get; init; }

        public required string? DeadlineText { get; init; }

        public required string? Lead { get; init; }

        public required string? Coordinating { get; init; }
    }
}
