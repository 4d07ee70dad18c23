using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>A unit with how its work stands.</summary>
public sealed record UnitStanding
{
    /// <summary>The unit; null = work that nobody leads.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>Its name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>Past their day and not done.</summary>
    public required int Overdue { get; init; }

    /// <summary>Due in the next 30 days.</summary>
    public required int DueSoon { get; init; }

    /// <summary>Handed in, to be accepted.</summary>
    public required int Waiting { get; init; }

    /// <summary>All that is not done.</summary>
    public required int NotDone { get; init; }

    /// <summary>Day of the oldest that is overdue.</summary>
    public required DateOnly? OldestDueOn { get; init; }
}

/// <summary>GET /boards/overdue: who is late, worst first. What is late is counted in an index, whatever else a unit has to do only for the units of the page.</summary>
internal static class OverdueBoard
{
    private const string Units = "select unit_id from unit_copy where path @> array[@unit]";

    // Ours: plans that the unit, or one below it, has issued. The issuer's people see all units' work of them, of other plans that of their own units.
    private const string Plans = """
        select plan_id, @everything or issuer_unit_id = any (@units) as is_ours from plan where state in ('issued', 'amended') and (@planId::uuid is null or plan_id = @planId)
        """;

    // Given as arrays, so that the planner knows how many units and plans they are: few are looked up, many are one walk along occurrence_standing.
    private const string Ours = "o.state in ('open', 'waiting') and o.plan_id = any (@ours)";

    private const string Theirs = "o.state in ('open', 'waiting') and o.plan_id = any (@theirs) and o.unit_id = any (@units)";

    private const string Standing = $"""
        with piece as (
            select o.unit_id, o.due_on from occurrence o where {Ours} and (not @onlyOverdue or o.due_on < @day)
            union all
            select o.unit_id, o.due_on from occurrence o where {Theirs} and (not @onlyOverdue or o.due_on < @day)
        ),
        late as materialized (
            select unit_id, (count(*) filter (where due_on < @day))::int as overdue, min(due_on) filter (where due_on < @day) as oldest_due_on from piece group by unit_id
        ),
        page as materialized (
            select l.*, u.name as unit_name, count(*) over () as total from late l left join unit_copy u on u.unit_id = l.unit_id
            where @under::uuid is null or @under = any (u.path)
            order by l.overdue desc, l.oldest_due_on nulls last, u.name collate "vi-x-icu", l.unit_id
            limit @size offset @offset
        )
        select page.*, rest.* from page cross join lateral (
            select count(*) filter (where o.due_on between @day and @day + 30)::int as due_soon, count(*) filter (where o.state = 'waiting')::int as waiting, count(*)::int as not_done
            from (select * from occurrence where unit_id = page.unit_id union all select * from occurrence where unit_id is null and page.unit_id is null) o
            where ({Ours}) or ({Theirs})) rest
        order by page.overdue desc, page.oldest_due_on nulls last, page.unit_name collate "vi-x-icu", page.unit_id
        """;

    internal static async Task<Results<Ok<PagedResult<UnitStanding>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? planId = null, Guid? under = null, bool onlyOverdue = true, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (planId is { } plan && await connection.FindPlanAsync(plan, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var units = (await connection.QueryAsync<Guid>(new CommandDefinition(Units, new { unit = scope.Unit }, cancellationToken: cancellation))).ToArray();
        var plans = (await connection.QueryAsync<(Guid PlanId, bool IsOurs)>(
            new CommandDefinition(Plans, new { everything = scope.Everything, units, planId }, cancellationToken: cancellation))).ToLookup(one => one.IsOurs, one => one.PlanId);
        var values = new { units, ours = plans[true].ToArray(), theirs = plans[false].ToArray(), day = clock.Today(), under, onlyOverdue, size = wanted.PageSize, offset = wanted.Offset };
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Standing, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<UnitStanding>(rows.ConvertAll(row => row.ToStanding()), rows.Count > 0 ? rows[0].Total : 0, wanted.Page, wanted.PageSize));
    }

    private sealed record Row
    {
        public required Guid? UnitId { get; init; }

        public required string? UnitName { get; init; }

        public required int Overdue { get; init; }

        public required int DueSoon { get; init; }

        public required int Waiting { get; init; }

        public required int NotDone { get; init; }

        public required DateOnly? OldestDueOn { get; init; }

        public required long Total { get; init; }

        internal UnitStanding ToStanding() => new()
        {
            UnitId = UnitId, UnitName = UnitName, Overdue = Overdue, DueSoon = DueSoon, Waiting = Waiting, NotDone = NotDone, OldestDueOn = OldestDueOn,
        };
    }
}
