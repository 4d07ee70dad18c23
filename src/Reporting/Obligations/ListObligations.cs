using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Obligations;

/// <summary>How a report stands on a day.</summary>
public enum ObligationState
{
    /// <summary>Not handed in, its last day has not passed.</summary>
    Open,

    /// <summary>Not handed in, its last day has passed.</summary>
    Late,

    /// <summary>Handed in no later than due.</summary>
    OnTime,

    /// <summary>Handed in after its last day.</summary>
    HandedInLate,
}

/// <summary>A report that a unit owes.</summary>
public sealed record Obligation
{
    /// <summary>Its id for ever.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>The regime it comes from.</summary>
    public required Guid RegimeId { get; init; }

    /// <summary>Name of the regime.</summary>
    public required string RegimeName { get; init; }

    /// <summary>Its level, from 1, the first to report.</summary>
    public required int Level { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>As printed on its day.</summary>
    public required string UnitName { get; init; }

    /// <summary>Who must hand it in today, where the unit has ended since: its successors by their present names.</summary>
    public required string[] SuccessorNames { get; init; }

    /// <summary>The period for programs.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>The period in words.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Last day that is reported on.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The last working day not after it.</summary>
    public required DateOnly AdvisedOn { get; init; }

    /// <summary>The day on which it was handed in.</summary>
    public required DateOnly? HandedInOn { get; init; }

    /// <summary>How it stands.</summary>
    public required ObligationState State { get; init; }
}

/// <summary>GET /obligations?state=&amp;regimeId=&amp;unitId=&amp;from=&amp;to=&amp;asOf=: what the units of the caller's scope owe, also in the place of units that have ended; the first due first.</summary>
internal static class ListObligations
{
    // Whole years ahead stand in the table; without other days asked for, what is due soon is shown, and whatever is late.
    private const int DaysAhead = 92;

    internal static readonly Refusal StateUnknown = new("state_unknown", "Không có trạng thái này.", "state là open, late, on_time hoặc handed_in_late.");

    /// <summary>Units of the caller's scope and those in whose place they stand.</summary>
    internal const string Mine = """
        mine as materialized (
            select unit_id from unit_copy where @unit = any (path)
            union select h.unit_id from unit_heir(@day) h join unit_copy c on c.unit_id = h.heir_id where @unit = any (c.path))
        """;

    /// <summary>The state on the day, by the table's own columns.</summary>
    private const string Stands = """
        case when o.handed_in_on <= @day then case when o.handed_in_on <= o.due_on then 'on_time' else 'handed_in_late' end when o.due_on < @day then 'late' else 'open' end
        """;

    private const string Wanted = $"""
        from obligation o
        where (@everything or o.unit_id in (select unit_id from mine)) and (o.cancelled_on is null or o.cancelled_on > @day)
          and o.due_on between @from and @to and (@regimeId::uuid is null or o.regime_id = @regimeId) and (@unitId::uuid is null or o.unit_id = @unitId)
          and (@state::text is null or {Stands} = @state)
        """;

    private const string Count = $"with {Mine} select count(*) {Wanted}";

    // Names of states are read without regard to case, but not to low lines.
    private const string Page = $"""
        with {Mine}, page as (select o.*, {Stands} as state {Wanted} order by o.due_on, o.unit_name collate "vi-x-icu", o.obligation_id limit @size offset @offset)
        select o.obligation_id, o.regime_id, r.name as regime_name, o.level + 1 as level, o.unit_id, o.unit_name, o.period_key, o.period_label, o.period_from, o.cut_off, o.due_on, o.advised_on,
               case when o.handed_in_on <= @day then o.handed_in_on end as handed_in_on, replace(o.state, '_', '') as state,
               array(select c.name from unit_heir(@day) h join unit_copy c on c.unit_id = h.heir_id where h.unit_id = o.unit_id order by c.name, c.unit_id) as successor_names
        from page o join regime r on r.regime_id = o.regime_id order by o.due_on, o.unit_name collate "vi-x-icu", o.obligation_id
        """;

    internal static async Task<Results<Ok<PagedResult<Obligation>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? state = null, Guid? regimeId = null, Guid? unitId = null, DateOnly? from = null, DateOnly? to = null, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (!user.IsInRole(Roles.Administrator) && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        if (state is not (null or "open" or "late" or "on_time" or "handed_in_late"))
        {
            return StateUnknown.ToProblem();
        }

        var (day, wanted) = (asOf ?? clock.Today(), PageRequest.Of(page, pageSize));
        var values = new
        {
            everything = user.IsInRole(Roles.Administrator), unit = user.ActingUnit() ?? Guid.Empty, day, from = from ?? DateOnly.MinValue, to = to ?? GetObligationBoard.Bounded(day, DaysAhead), regimeId, unitId,
            state, size = wanted.PageSize, offset = wanted.Offset,
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<Obligation>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<Obligation>([.. rows], total, wanted.Page, wanted.PageSize));
    }
}
