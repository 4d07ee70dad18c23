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

/// <summary>GET /my-tasks: what the caller's unit, and those below it, must do; and what others wait for. Boxes are counted whole; a query narrows the list only.</summary>
internal static class ListMyTasks
{
    internal static readonly Refusal BoxUnknown = new("box_unknown", "Không có mục này.", "box là late, due_soon, returned, open, waiting, to_accept hoặc taking_part.");
    internal static readonly Refusal SortUnknown = new("sort_unknown", "Không có cách sắp xếp này.", "sort là due (hạn), title (tên nhiệm vụ) hoặc status (quá hạn trước, chờ nghiệm thu sau).");

    private static readonly string[] Sorts = ["due", "title", "status"];

    private static readonly Dictionary<string, string> Boxes = new(StringComparer.Ordinal)
    {
        ["late"] = "o.state = 'open' and o.due_on < @Day",
        ["due_soon"] = "o.state = 'open' and o.due_on between @Day and @soon",
        ["returned"] = "o.state = 'open' and o.returned",
        ["open"] = "o.state = 'open' and (o.starts_on is null or o.starts_on <= @Day or o.due_on <= @soon)",
        ["waiting"] = "o.state = 'waiting'",
        ["to_accept"] = "o.state = 'waiting' and o.submitted_by <> @account",
        ["taking_part"] = """
            o.state in ('open', 'waiting') and o.task_id in (
                select tr.task_id from task_role tr where tr.role <> 'lead' and tr.unit_id in (select unit_id from unit_copy where path @> array[@Unit]))
            """,
    };

    // The order of urgency, each status with what of it an index knows: a page is put together from the beginnings of the five.
    private static readonly (string Status, string Hint)[] Urgency =
    [
        ("overdue", "o.due_on < @Day"), ("open", "o.due_on >= @Day"), ("undated", "o.due_on is null"), ("not_begun", "o.starts_on > @Day"), ("waiting", "o.state = 'waiting'"),
    ];

    // As an array the planner knows how many they are: few are found unit by unit, many by walking an index in the order of the list.
    private const string Units = "select unit_id from unit_copy where path @> array[@Unit] and not @onlyOwn union select @Unit";

    // Ours: plans that the unit, or one below it, has issued; what they wait for is judged here. Words of the query are parts of the title's words, in any order.
    private const string Known = """
        with live as materialized (
            select plan_id, @Everything or issuer_unit_id in (select unit_id from unit_copy where path @> array[@Unit]) as is_ours from plan where state in ('issued', 'amended')),
        word as materialized (select '%' || w || '%' as part from regexp_split_to_table(without_accents(@query), '[^[:alnum:]]+') w where w <> '' limit 20),
        named as materialized (
            select t.task_id from task t
            where without_accents(t.title) like (select part from word order by length(part) desc limit 1) and without_accents(t.title) like all (array(select part from word)))
        """;

    private static readonly string Count = $"""
        {Known}
        select count(*) filter (where {Boxes["late"]}) as late, count(*) filter (where {Boxes["due_soon"]}) as due_soon, count(*) filter (where {Boxes["returned"]}) as returned,
               count(*) filter (where {Boxes["open"]}) as open, count(*) filter (where {Boxes["waiting"]}) as waiting,
               (select count(*) from occurrence o where {Boxes["to_accept"]} and o.plan_id in (select plan_id from live where is_ours)) as to_accept,
               (select count(*) from extension e join occurrence o on o.occurrence_id = e.occurrence_id
                where e.state = 'asked' and e.asked_by <> @account and o.plan_id in (select plan_id from live where is_ours)) as to_decide
        from occurrence o where o.state in ('open', 'waiting') and (@Everything or o.unit_id = any (@units)) and o.plan_id in (select plan_id from live)
        """;

    internal static async Task<Results<Ok<MyTasks>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string box = "open", bool onlyOwn = false, DateOnly? asOf = null, string? query = null, string sort = "due", int? page = null, int? pageSize = null)
    {
        if (!Boxes.ContainsKey(box))
        {
            return BoxUnknown.ToProblem();
        }

        if (!Sorts.Contains(sort, StringComparer.Ordinal))
        {
            return SortUnknown.ToProblem();
        }

        var (day, scope, wanted) = (asOf ?? clock.Today(), Scope.Of(user), PageRequest.Of(page, pageSize));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var units = scope.Everything ? [] : (await connection.QueryAsync<Guid>(new CommandDefinition(Units, new { scope.Unit, onlyOwn }, cancellationToken: cancellation))).ToArray();
        var values = new
        {
            scope.Everything, scope.Unit, units, Day = day, soon = day.AddDays(30), account = user.AccountId(), size = wanted.PageSize, offset = wanted.Offset,
            query = string.IsNullOrWhiteSpace(query) ? null : query[..Math.Min(query.Length, 200)],
        };
        var counts = await connection.QuerySingleAsync<MyTaskCounts>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var found = Found(box, scope.Everything, values.query is not null);
        var total = (values.query, box) switch
        {
            (null, "late") => counts.Late,
            (null, "due_soon") => counts.DueSoon,
            (null, "returned") => counts.Returned,
            (null, "open") => counts.Open,
            (null, "waiting") => counts.Waiting,
            (null, "to_accept") => counts.ToAccept,
            _ => await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Known} select count(*) from occurrence o where {found}", values, cancellationToken: cancellation)),
        };
        var tasks = total <= wanted.Offset
            ? []
            : (await connection.QueryAsync<TaskItem>(new CommandDefinition(Page(found, sort), values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new MyTasks(user.ActingUnit(), day, box, counts, new(tasks, total, wanted.Page, wanted.PageSize)));
    }

    private static string Found(string box, bool everything, bool byName) => $"""
        {Boxes[box]} and o.plan_id in (select plan_id from live {(box == "to_accept" ? "where is_ours" : "")})
        {(everything || box is "to_accept" or "taking_part" ? "" : "and o.unit_id = any (@units)")} {(byName ? "and o.task_id in (select task_id from named)" : "")}
        """;

    // First which, in the order of an index; names and titles are fetched only for the page.
    private static string Page(string found, string sort)
    {
        var (which, order) = sort switch
        {
            "title" => ($"select o.occurrence_id from task t join occurrence o on o.task_id = t.task_id where {found} order by t.title collate \"vi-x-icu\", o.due_on, o.occurrence_id",
                "t.title collate \"vi-x-icu\", o.due_on, o.occurrence_id"),
            "status" => ($"select x.occurrence_id, x.urgency from ({string.Join(" union all ", Urgency.Select((one, i) => Beginning(found, one.Status, one.Hint, i)))}) x order by x.urgency, x.due_on, x.place, x.occurrence_id",
                "page.urgency, o.due_on, o.place, o.occurrence_id"),
            _ => ($"select o.occurrence_id from occurrence o where {found} order by o.due_on, o.place, o.occurrence_id", "o.due_on, o.place, o.occurrence_id"),
        };
        return $"""
            {Known}, page as materialized ({which} limit @size offset @offset)
            select {TaskRows.Columns(false)} from page join occurrence o on o.occurrence_id = page.occurrence_id join task t on t.task_id = o.task_id {TaskRows.Joins}
            order by {order}
            """;
    }

    private static string Beginning(string found, string status, string hint, int urgency) => $"""
        (select o.occurrence_id, {urgency} as urgency, o.due_on, o.place from occurrence o
         where {found} and {hint} and status_on(o.state, o.starts_on, o.due_on, o.done_on, (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, @Day) = '{status}'
         order by o.due_on, o.place, o.occurrence_id limit @size + @offset)
        """;
}
