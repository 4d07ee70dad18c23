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

/// <summary>GET /boards/overdue: who is late, worst first. One pass over what is not done, however many units there are.</summary>
internal static class OverdueBoard
{
    private const string Standing = """
        with standing as materialized (
            select o.unit_id,
                   count(*) filter (where o.due_on < @day)::int as overdue,
                   count(*) filter (where o.due_on between @day and @day + 30)::int as due_soon,
                   count(*) filter (where o.state = 'waiting')::int as waiting,
                   count(*)::int as not_done,
                   min(o.due_on) filter (where o.due_on < @day) as oldest_due_on
            from occurrence o
            join plan p on p.plan_id = o.plan_id and p.state in ('issued', 'amended')
            where o.state in ('open', 'waiting') and (@planId::uuid is null or o.plan_id = @planId)
              and (@everything
                   or o.unit_id in (select u.unit_id from unit_copy u where u.path @> array[@unit])
                   or p.issuer_unit_id in (select u.unit_id from unit_copy u where u.path @> array[@unit]))
            group by o.unit_id
        )
        select s.*, u.name as unit_name, count(*) over () as total
        from standing s left join unit_copy u on u.unit_id = s.unit_id
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
