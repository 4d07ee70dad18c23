using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>What lies before an officer's unit, counted.</summary>
public sealed record MyTaskCounts
{
    /// <summary>The last day has passed.</summary>
    public required long Late { get; init; }

    /// <summary>Due within 30 days.</summary>
    public required long DueSoon { get; init; }

    /// <summary>Given back for more.</summary>
    public required long Returned { get; init; }

    /// <summary>All that is to be done, also what is late.</summary>
    public required long Open { get; init; }

    /// <summary>Handed in, others must accept.</summary>
    public required long Waiting { get; init; }

    /// <summary>Handed in by others for us to accept.</summary>
    public required long ToAccept { get; init; }

    /// <summary>Extensions that others ask of us.</summary>
    public required long ToDecide { get; init; }
}

/// <summary>An officer's first page.</summary>
/// <param name="UnitId">The unit acted for.</param>
/// <param name="AsOf">The day it is for.</param>
/// <param name="Box">What is listed.</param>
/// <param name="Counts">Everything counted.</param>
/// <param name="Tasks">One page of the box.</param>
public sealed record MyTasks(Guid? UnitId, DateOnly AsOf, string Box, MyTaskCounts Counts, PagedResult<TaskItem> Tasks);

/// <summary>GET /my-tasks: what the caller's unit, and those below it, must do; and what others wait for.</summary>
internal static class ListMyTasks
{
    internal static readonly Refusal BoxUnknown = new("box_unknown", "Không có mục này.", "box là late, due_soon, returned, open, waiting, to_accept hoặc taking_part.");

    private const string Mine = "(@Everything or o.unit_id = @Unit or (not @onlyOwn and o.unit_id in (select unit_id from unit_copy where path @> array[@Unit])))";

    private const string Ours = "(@Everything or p.issuer_unit_id in (select unit_id from unit_copy where path @> array[@Unit]))";

    private static readonly Dictionary<string, string> Boxes = new(StringComparer.Ordinal)
    {
        ["late"] = $"{Mine} and o.state = 'open' and o.due_on < @Day",
        ["due_soon"] = $"{Mine} and o.state = 'open' and o.due_on between @Day and @soon",
        ["returned"] = $"{Mine} and o.state = 'open' and o.returned",
        ["open"] = $"{Mine} and o.state = 'open' and (o.starts_on is null or o.starts_on <= @Day or o.due_on <= @soon)",
        ["waiting"] = $"{Mine} and o.state = 'waiting'",
        ["to_accept"] = $"{Ours} and o.state = 'waiting' and o.submitted_by <> @account",
        ["taking_part"] = """
            o.state in ('open', 'waiting') and exists (
                select from task_role tr where tr.task_id = o.task_id and tr.role <> 'lead' and tr.unit_id in (select unit_id from unit_copy where path @> array[@Unit]))
            """,
    };

    private const string Live = "from occurrence o join task t on t.task_id = o.task_id join plan p on p.plan_id = o.plan_id where o.state in ('open', 'waiting') and p.state in ('issued', 'amended')";

    private static readonly string Count = $"""
        select count(*) filter (where {Boxes["late"]}) as late, count(*) filter (where {Boxes["due_soon"]}) as due_soon, count(*) filter (where {Boxes["returned"]}) as returned,
               count(*) filter (where {Boxes["open"]}) as open, count(*) filter (where {Boxes["waiting"]}) as waiting, count(*) filter (where {Boxes["to_accept"]}) as to_accept,
               (select count(*) from extension e join occurrence o on o.occurrence_id = e.occurrence_id join plan p on p.plan_id = o.plan_id
                where e.state = 'asked' and e.asked_by <> @account and {Ours}) as to_decide
        {Live} and ({Mine} or {Ours})
        """;

    internal static async Task<Results<Ok<MyTasks>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string box = "open", bool onlyOwn = false, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (!Boxes.TryGetValue(box, out var condition))
        {
            return BoxUnknown.ToProblem();
        }

        var (day, scope) = (asOf ?? clock.Today(), Scope.Of(user));
        var values = new { scope.Everything, scope.Unit, Day = day, soon = day.AddDays(30), account = user.AccountId(), onlyOwn, Status = (string?)null };
        var list = $"select {TaskRows.Columns(false)} from occurrence o join task t on t.task_id = o.task_id {TaskRows.Joins} where p.state in ('issued', 'amended') and {condition}";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var counts = await connection.QuerySingleAsync<MyTaskCounts>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var tasks = await TaskRows.PageAsync(connection, list, "x.due_on nulls last, x.section, x.occurrence_id", values, PageRequest.Of(page, pageSize), cancellation);
        return TypedResults.Ok(new MyTasks(user.ActingUnit(), day, box, counts, tasks));
    }
}
