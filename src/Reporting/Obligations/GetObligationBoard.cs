using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Obligations;

/// <summary>How one level stands with one report of a regime, on a day.</summary>
public sealed record ObligationCount
{
    /// <summary>The regime.</summary>
    public required Guid RegimeId { get; init; }

    /// <summary>Its name.</summary>
    public required string RegimeName { get; init; }

    /// <summary>The level, from 1, the first to report.</summary>
    public required int Level { get; init; }

    /// <summary>Name of the level by the regime's newest version; null when that has no such level.</summary>
    public required string? LevelName { get; init; }

    /// <summary>The period for programs.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>The period in words.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Units that owe it: those that there were on its day, whatever became of them since.</summary>
    public required long Total { get; init; }

    /// <summary>Handed in no later than due.</summary>
    public required long OnTime { get; init; }

    /// <summary>Handed in after the last day.</summary>
    public required long HandedInLate { get; init; }

    /// <summary>Not handed in and the last day has passed.</summary>
    public required long Late { get; init; }

    /// <summary>Not handed in, not late.</summary>
    public required long Open { get; init; }
}

/// <summary>GET /obligations/board?asOf=&amp;regimeId=&amp;unitId=&amp;from=&amp;to=: counts per regime, period and level over the units of the caller's scope, as they stood at the end of a day.</summary>
internal static class GetObligationBoard
{
    private const int DaysBack = 366;
    private const int DaysAhead = 92;

    private const string Grouped = $"""
        with {ListObligations.Mine}, counted as (
            select o.regime_id, o.level, o.period_key, o.period_label, o.due_on, count(*) as total,
                   count(*) filter (where o.handed_in_on <= @day and o.handed_in_on <= o.due_on) as on_time,
                   count(*) filter (where o.handed_in_on <= @day and o.handed_in_on > o.due_on) as handed_in_late,
                   count(*) filter (where (o.handed_in_on is null or o.handed_in_on > @day) and o.due_on < @day) as late,
                   count(*) filter (where (o.handed_in_on is null or o.handed_in_on > @day) and o.due_on >= @day) as open
            from obligation o
            where (@everything or o.unit_id in (select unit_id from mine)) and (o.cancelled_on is null or o.cancelled_on > @day)
              and o.due_on between @from and @to and (@regimeId::uuid is null or o.regime_id = @regimeId)
              and (@unitId::uuid is null or o.unit_id in (select unit_id from unit_copy where @unitId = any (path)))
            group by o.regime_id, o.level, o.period_key, o.period_label, o.due_on)
        """;

    private const string Page = $"""
        {Grouped}
        select c.regime_id, r.name as regime_name, c.level + 1 as level, r.content -> 'levels' -> c.level::int ->> 'name' as level_name, c.period_key, c.period_label, c.due_on, c.total, c.on_time,
               c.handed_in_late, c.late, c.open
        from counted c join regime r on r.regime_id = c.regime_id
        order by c.late = 0, c.due_on, r.name collate "vi-x-icu", c.regime_id, c.period_key, c.level limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<ObligationCount>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        DateOnly? asOf = null, Guid? regimeId = null, Guid? unitId = null, DateOnly? from = null, DateOnly? to = null, int? page = null, int? pageSize = null)
    {
        if (!user.IsInRole(Roles.Administrator) && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var (day, wanted) = (asOf ?? clock.Today(), PageRequest.Of(page, pageSize));
        var values = new
        {
            everything = user.IsInRole(Roles.Administrator), unit = user.ActingUnit() ?? Guid.Empty, day, regimeId, unitId, from = from ?? Bounded(day, -DaysBack), to = to ?? Bounded(day, DaysAhead),
            size = wanted.PageSize, offset = wanted.Offset,
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Grouped} select count(*) from counted", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ObligationCount>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ObligationCount>([.. rows], total, wanted.Page, wanted.PageSize));
    }

    /// <summary>So many days away, within what a day can be.</summary>
    internal static DateOnly Bounded(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
