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

    private static readonly Dictionary<string, string> Boxes = new(StringComparer.Ordinal)
    {
        ["late"] = "o.state = 'open' and o.due_on < @Day",
        ["due_soon"] = "o.state = 'open' and o.due_on between @Day and @soon",
        ["returned"] = "o.state = 'open' and o.returned",
        ["open"] = "o.state = 'open' and (o.starts_on is null or o.starts_on <= @Day or o.due_on <= @soon)",
        ["waiting"] = "o.state = 'waiting'",
        ["to_accept"] = "o.state = 'waiting' and o.submitted_by <> @account",
        ["taking_part"] = """
            o.state in ('open', 'waiting') and o.task_id = any (array(
                select tr.task_id from task_role tr where tr.role <> 'lead' and tr.unit_id in (select unit_id from unit_copy where path @> array[@Unit])))
            """,
    };

    // Ours: plans that the unit, or one below it, has issued; what they wait for is judged here.
    private const string Plans = """
        with live as materialized (
            select plan_id, @Everything or issuer_unit_id in (select unit_id from unit_copy where path @> array[@Unit]) as is_ours from plan where state in ('issued', 'amended'))
        """;

    // Sums of the table standing; what is read of the work itself is only what the caller has handed in.
    private const string Count = $"""
        {Plans}, mine as (
            select s.state, s.due_on, s.starts_on, s.returned, s.pieces from standing s join live l on l.plan_id = s.plan_id
            where s.state in ('open', 'waiting') and (@Everything or s.unit_id = any (@units)))
        select coalesce(sum(pieces) filter (where o.state = 'open' and o.due_on < @Day), 0)::bigint as late,
               coalesce(sum(pieces) filter (where o.state = 'open' and o.due_on between @Day and @soon), 0)::bigint as due_soon,
               coalesce(sum(pieces) filter (where o.state = 'open' and o.returned), 0)::bigint as returned,
               coalesce(sum(pieces) filter (where o.state = 'open' and (o.starts_on is null or o.starts_on <= @Day or o.due_on <= @soon)), 0)::bigint as open,
               coalesce(sum(pieces) filter (where o.state = 'waiting'), 0)::bigint as waiting,
               (select coalesce(sum(s.pieces), 0)::bigint from live l join standing s on s.plan_id = l.plan_id where l.is_ours and s.state = 'waiting')
               - (select count(*) from live l join occurrence w on w.plan_id = l.plan_id where l.is_ours and w.state = 'waiting' and w.submitted_by = @account) as to_accept,
               (select count(*) from extension e join occurrence x on x.occurrence_id = e.occurrence_id join live l on l.plan_id = x.plan_id
                where e.state = 'asked' and e.asked_by <> @account and l.is_ours) as to_decide
        from mine o
        """;

    private const string Units = "select unit_id from unit_copy where path @> array[@Unit] and not @onlyOwn union select @Unit";

    internal static async Task<Results<Ok<MyTasks>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string box = "open", bool onlyOwn = false, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (!Boxes.ContainsKey(box))
        {
            return BoxUnknown.ToProblem();
        }

        var (day, scope, wanted) = (asOf ?? clock.Today(), Scope.Of(user), PageRequest.Of(page, pageSize));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        // As an array the planner knows how many they are: few are found unit by unit, many by walking the queue in its order.
        var units = scope.Everything ? [] : (await connection.QueryAsync<Guid>(new CommandDefinition(Units, new { scope.Unit, onlyOwn }, cancellationToken: cancellation))).ToArray();
        var values = new { scope.Everything, scope.Unit, units, Day = day, soon = day.AddDays(30), account = user.AccountId(), onlyOwn, size = wanted.PageSize, offset = wanted.Offset };
        var counts = await connection.QuerySingleAsync<MyTaskCounts>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var found = Found(box, scope.Everything);
        var total = box switch
        {
            "late" => counts.Late,
            "due_soon" => counts.DueSoon,
            "returned" => counts.Returned,
            "open" => counts.Open,
            "waiting" => counts.Waiting,
            "to_accept" => counts.ToAccept,
            _ => await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Plans} select count(*) {found}", values, cancellationToken: cancellation)),
        };
        var tasks = total <= wanted.Offset
            ? []
            : (await connection.QueryAsync<TaskItem>(new CommandDefinition(Page(found), values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new MyTasks(user.ActingUnit(), day, box, counts, new(tasks, total, wanted.Page, wanted.PageSize)));
    }

    private static string Found(string box, bool everything) => $"""
        from occurrence o where {Boxes[box]}
        and o.plan_id in (select plan_id from live {(box == "to_accept" ? "where is_ours" : "")})
        {(everything || box is "to_accept" or "taking_part" ? "" : "and o.unit_id = any (@units)")}
        """;

    // First which, in the order of an index; names and titles are fetched only for the page.
    private static string Page(string found) => $"""
        {Plans}, page as materialized (select o.occurrence_id {found} order by o.due_on, o.place, o.occurrence_id limit @size offset @offset)
        select {TaskRows.Columns(false)} from page join occurrence o on o.occurrence_id = page.occurrence_id join task t on t.task_id = o.task_id {TaskRows.Joins}
        order by o.due_on, o.place, o.occurrence_id
        """;
}
