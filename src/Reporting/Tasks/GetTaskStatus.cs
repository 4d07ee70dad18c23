using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Tasks;

/// <summary>How the work of one unit, group or quarter stands.</summary>
public sealed record TaskStatusRow
{
    /// <summary>Id of the unit, section of the group, or quarter (2026-Q4); null where none is known.</summary>
    public required string? Key { get; init; }

    /// <summary>Name of the unit, heading of the group, or the quarter.</summary>
    public required string? Name { get; init; }

    /// <summary>The plan, where groups are asked for: "II.1" of one plan is not "II.1" of another.</summary>
    public required Guid? PlanId { get; init; }

    /// <summary>Number of that plan.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Pieces of work, without cancelled ones.</summary>
    public required long Total { get; init; }

    /// <summary>Done no later than due.</summary>
    public required long DoneOnTime { get; init; }

    /// <summary>Done after the due date.</summary>
    public required long DoneLate { get; init; }

    /// <summary>Not handed in and the last day has passed.</summary>
    public required long Overdue { get; init; }

    /// <summary>Handed in, waits to be accepted.</summary>
    public required long Waiting { get; init; }

    /// <summary>To be done, not late.</summary>
    public required long Open { get; init; }

    /// <summary>Mean progress in percent.</summary>
    public required decimal Percent { get; init; }
}

/// <summary>GET /tasks/status?by=unit|group|quarter: counts of the work that lies in the caller's scope, or that plans of the caller's unit gave to others.</summary>
internal static class GetTaskStatus
{
    internal static readonly Refusal ByUnknown = new("by_unknown", "Không gộp được theo mục này.", "by là unit, group hoặc quarter.");

    private static readonly Dictionary<string, (string Key, string Name, bool OfPlan)> Kinds = new(StringComparer.Ordinal)
    {
        ["unit"] = ("coalesce(t.unit_id::text, t.unit_name)", "coalesce(max(u.name), max(t.unit_name))", false),
        ["group"] = ("h.group_section", "max(h.group_title)", true),
        ["quarter"] = ("to_char(t.due_on, 'YYYY-\"Q\"Q')", "max(to_char(t.due_on, '\"Quý \"Q\"/\"YYYY'))", false),
    };

    internal static async Task<Results<Ok<PagedResult<TaskStatusRow>>, ProblemHttpResult>> Handle(
        string by, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? planId = null, Guid? unitId = null, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (!Kinds.TryGetValue(by, out var kind))
        {
            return ByUnknown.ToProblem();
        }

        var everything = user.IsInRole(Roles.Administrator);
        if (!everything && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new
        {
            everything, unit = user.ActingUnit(), planId, unitId, day = asOf ?? clock.Today(),
            size = wanted.PageSize, offset = wanted.Offset,
        };
        var grouped = Grouped(kind.Key, kind.Name, kind.OfPlan);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from ({grouped}) x", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<TaskStatusRow>(new CommandDefinition(
            $"{grouped} order by overdue desc, name, key nulls last, plan_id limit @size offset @offset", values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<TaskStatusRow>(items, total, wanted.Page, wanted.PageSize));
    }

    private static string Grouped(string key, string name, bool ofPlan) => $"""
        with mine as (select unit_id from unit_copy where @everything or @unit = any (path))
        select {key} as key, {name} as name, {(ofPlan ? "t.plan_id" : "null::uuid")} as plan_id, {(ofPlan ? "max(p.document_number)" : "null::text")} as document_number, count(*) as total,
               count(*) filter (where t.done_on <= @day and (t.due_on is null or t.done_on <= t.due_on)) as done_on_time,
               count(*) filter (where t.done_on <= @day and t.done_on > t.due_on) as done_late,
               count(*) filter (where (t.done_on is null or t.done_on > @day) and t.state <> 'waiting' and t.due_on < @day) as overdue,
               count(*) filter (where (t.done_on is null or t.done_on > @day) and t.state = 'waiting') as waiting,
               count(*) filter (where (t.done_on is null or t.done_on > @day) and t.state <> 'waiting' and (t.due_on is null or t.due_on >= @day)) as open,
               coalesce(round(avg(t.percent), 1), 0) as percent
        from task_read t left join task_head h on h.task_id = t.task_id left join unit_copy u on u.unit_id = t.unit_id left join plan_read p on p.plan_id = t.plan_id
        where t.state <> 'cancelled' and (@planId::uuid is null or t.plan_id = @planId)
          -- A plan that has ended asks nothing of anybody any more; asked for by itself it is shown as it ended.
          and (@planId is not null or p.is_closed is not true)
          and (@unitId::uuid is null or t.unit_id in (select unit_id from unit_copy where @unitId = any (path)))
          and (@everything or t.unit_id in (select unit_id from mine) or h.issuer_unit_id in (select unit_id from mine))
        group by {key}{(ofPlan ? ", t.plan_id" : "")}
        """;
}
