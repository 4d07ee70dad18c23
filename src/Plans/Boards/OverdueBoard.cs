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

/// <summary>GET /boards/overdue: who is late, worst first. It adds up sums, so it costs the same however much work each unit has.</summary>
internal static class OverdueBoard
{
    // The issuer's people see all units' work of their plans, others that of their own units. Sums of the table standing: thousands of rows where there are millions of pieces.
    private const string Standing = """
        with mine as materialized (select unit_id from unit_copy where path @> array[@unit]),
        live as materialized (
            select plan_id, @everything or issuer_unit_id in (select unit_id from mine) as judged from plan
            where state in ('issued', 'amended') and (@planId::uuid is null or plan_id = @planId)
        ),
        seen as (
            select s.unit_id, s.due_on, s.state, s.pieces from live l join standing s on s.plan_id = l.plan_id where l.judged and s.state in ('open', 'waiting')
            union all
            select s.unit_id, s.due_on, s.state, s.pieces from mine m join standing s on s.unit_id = m.unit_id join live l on l.plan_id = s.plan_id
            where not l.judged and s.state in ('open', 'waiting')
        ),
        of_day as (select unit_id, due_on, state, sum(pieces) as pieces from seen group by unit_id, due_on, state having sum(pieces) > 0),
        of_unit as materialized (
            select d.unit_id,
                   coalesce(sum(d.pieces) filter (where d.due_on < @day), 0)::int as overdue,
                   coalesce(sum(d.pieces) filter (where d.due_on between @day and @day + 30), 0)::int as due_soon,
                   coalesce(sum(d.pieces) filter (where d.state = 'waiting'), 0)::int as waiting,
                   sum(d.pieces)::int as not_done,
                   min(d.due_on) filter (where d.due_on < @day) as oldest_due_on
            from of_day d group by d.unit_id
        )
        select s.*, u.name as unit_name, count(*) over () as total
        from of_unit s left join unit_copy u on u.unit_id = s.unit_id
        where (not @onlyOverdue or s.overdue > 0) and (@under::uuid is null or @under = any (u.path))
        order by s.overdue desc, s.oldest_due_on nulls last, u.name collate "vi-x-icu", s.unit_id
        limit @size offset @offset
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

        var values = new { everything = scope.Everything, unit = scope.Unit, day = clock.Today(), planId, under, onlyOverdue, size = wanted.PageSize, offset = wanted.Offset };
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
