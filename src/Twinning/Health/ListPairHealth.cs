using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>Which pairs are asked for. Bound from the query string.</summary>
/// <param name="State">dormant, one_sided, unanswered or alive.</param>
/// <param name="Level">Only pairs whose seeker teaches this level.</param>
/// <param name="Under">Only pairs with a school below this unit.</param>
/// <param name="Query">Part of a school's name.</param>
/// <param name="Page">Page.</param>
/// <param name="PageSize">Rows of a page.</param>
public sealed record PairHealthQuery(string? State = null, string? Level = null, Guid? Under = null, string? Query = null, int? Page = null, int? PageSize = null);

/// <summary>GET /pairs/health and /pairs/health/totals: how the active pairs do that concern the caller's units, those in trouble first.</summary>
internal static class ListPairHealth
{
    private static readonly string[] States = ["dormant", "one_sided", "unanswered", "alive"];

    internal static readonly Refusal StateUnknown = new("state_unknown", "Không có tình trạng này.", $"state: {string.Join(", ", States)}.");

    private const string Chosen = $"""
        from pair_health_on(@day) o
        where (@everything or {ListAgreements.Touching})
          and (@level::text is null or o.seeker_id in (select unit_id from school_on(@day) where @level = any (levels)))
          and (@under::uuid is null or o.supporter_id in (select unit_id from unit_copy where path @> array[@under]) or o.seeker_id in (select unit_id from unit_copy where path @> array[@under]))
          and (@query::text is null or strpos(lower(o.seeker_name || ' ' || o.supporter_name), lower(@query)) > 0)
        """;

    private const string WithState = $"{Chosen} and (@state::text is null or @state = any (o.states) or (@state = 'alive' and cardinality(o.states) = 0))";

    private const string Count = $"select count(*) {WithState}";

    // Working the health of all pairs out takes most of the time: their number comes with the page.
    private const string Page = $"""
        select {PairHealthSql.Columns}, count(*) over () as total {WithState}
        order by cardinality(o.states) desc, o.days_since desc, o.agreement_id limit @size offset @offset
        """;

    private const string Totals = $"""
        select count(*)::int as active, (count(*) filter (where cardinality(o.states) = 0))::int as alive, (count(*) filter (where 'dormant' = any (o.states)))::int as dormant,
               (count(*) filter (where 'one_sided' = any (o.states)))::int as one_sided, (count(*) filter (where 'unanswered' = any (o.states)))::int as unanswered
        {Chosen}
        """;

    internal static async Task<Results<Ok<PagedResult<PairHealth>>, ProblemHttpResult>> Handle(
        [AsParameters] PairHealthQuery query, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(query) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(query.Page, query.PageSize);
        var values = Values(query, user, clock, wanted);
        var rows = (await connection.QueryAsync<PairHealth, long, (PairHealth Pair, long Total)>(
            new CommandDefinition(Page, values, cancellationToken: cancellation), (pair, total) => (pair, total), splitOn: "total")).AsList();
        // A page beyond the last one holds nothing that could tell.
        var total = rows.Count > 0 ? rows[0].Total : wanted.Page == 1 ? 0 : await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<PairHealth>([.. rows.Select(row => row.Pair)], total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<PairHealthTotals>, ProblemHttpResult>> HandleTotals(
        [AsParameters] PairHealthQuery query, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(query) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await connection.QuerySingleAsync<PairHealthTotals>(new CommandDefinition(Totals, Values(query, user, clock, PageRequest.Of(null, null)), cancellationToken: cancellation)));
    }

    private static Refusal? Refuse(PairHealthQuery query) =>
        query.State is { } state && !States.Contains(state) ? StateUnknown : RegisterAsked.IsLevelOrNone(query.Level) ? null : RegisterAsked.LevelUnknown;

    private static object Values(PairHealthQuery query, ClaimsPrincipal user, TimeProvider clock, PageRequest wanted)
    {
        var scope = Scope.Of(user);
        return new
        {
            scope.Everything, scope.Unit, day = clock.Today(), query.State, query.Level, query.Under, query = Words.Search(query.Query), size = wanted.PageSize, offset = wanted.Offset,
        };
    }
}
