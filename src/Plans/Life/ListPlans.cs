using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>A plan in a list.</summary>
public sealed record PlanItem
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Who issues it.</summary>
    public required Guid IssuerUnitId { get; init; }

    /// <summary>The issuer as the document names it.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Number and symbol once it is issued.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Type and issuer.</summary>
    public required string Symbol { get; init; }

    /// <summary>Date once it is issued.</summary>
    public required DateOnly? DocumentDate { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>First year it covers.</summary>
    public required int? PeriodFrom { get; init; }

    /// <summary>Last year it covers.</summary>
    public required int? PeriodTo { get; init; }

    /// <summary>Where it stands.</summary>
    public required PlanState State { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Active tasks.</summary>
    public required long TaskCount { get; init; }

    /// <summary>Pieces of work whose last day has passed.</summary>
    public required long OverdueCount { get; init; }

    /// <summary>When it was made here.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>GET /plans: those the caller may read, newest first.</summary>
internal static class ListPlans
{
    private const string Where = $"""
        from plan p
        where {Scope.MayReadPlan}
          and (@state::text is null or p.state = @state)
          and (@issuerUnitId::uuid is null or p.issuer_unit_id = @issuerUnitId)
          and (@year::int is null or (p.period_from <= @year and p.period_to >= @year) or extract(year from p.document_date) = @year)
          and (@query::text is null or strpos(lower(p.title || ' ' || coalesce(p.document_number, p.symbol) || ' ' || p.issuer_name), lower(@query)) > 0)
        """;

    private const string Count = $"select count(*) {Where}";

    private const string Page = $"""
        select p.plan_id, p.issuer_unit_id, p.issuer_name, p.document_number, p.symbol, p.document_date, p.title, p.period_from, p.period_to, p.state, p.version, p.created_at,
               (select count(*) from task t where t.plan_id = p.plan_id and t.state = 'active') as task_count,
               (select coalesce(sum(s.pieces), 0) from standing s where s.plan_id = p.plan_id and s.state = 'open' and s.due_on < @today) as overdue_count
        {Where} order by p.created_at desc, p.plan_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<PlanItem>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        PlanState? state = null, Guid? issuerUnitId = null, int? year = null, string? query = null, int? page = null, int? pageSize = null)
    {
        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new
        {
            scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset, issuerUnitId, year, today = clock.Today(),
            state = state is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(state.Value.ToString()),
            query = string.IsNullOrWhiteSpace(query) ? null : query[..Math.Min(query.Length, 200)].Nfc(),
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<PlanItem>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<PlanItem>(items, total, wanted.Page, wanted.PageSize));
    }
}
