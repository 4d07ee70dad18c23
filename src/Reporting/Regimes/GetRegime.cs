using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Periods;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>One version of a regime.</summary>
/// <param name="Version">Its number.</param>
/// <param name="State">How the regime stood.</param>
/// <param name="ValidTo">Its last day then.</param>
/// <param name="Content">What it said.</param>
/// <param name="Reason">Why it was written.</param>
/// <param name="ByName">Who wrote it; empty where a plan brought it.</param>
/// <param name="At">When.</param>
public sealed record RegimeVersion(int Version, RegimeState State, DateOnly? ValidTo, RegimeContent Content, string Reason, string ByName, DateTimeOffset At);

/// <summary>GET /regimes/{regimeId} and its versions; GET /regimes/periods, the rules that cut-offs go by.</summary>
internal static class GetRegime
{
    private const string Count = "select count(*) from regime_version where regime_id = @regimeId";

    private const string Versions = """
        select version, state, valid_to, content::text as content, reason, by_name, at from regime_version where regime_id = @regimeId order by version desc limit @size offset @offset
        """;

    internal static async Task<Results<Ok<RegimeView>, ProblemHttpResult>> Handle(Guid regimeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await RegimeRow.FindVisibleAsync(connection, regimeId, user, today, cancellation) is { } row
            ? TypedResults.Ok((await RegimeView.OfAsync(connection, [row], today, cancellation))[0])
            : Refusal.NotFound.ToProblem();
    }

    internal static async Task<Results<Ok<PagedResult<RegimeVersion>>, ProblemHttpResult>> HandleVersions(
        Guid regimeId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RegimeRow.FindVisibleAsync(connection, regimeId, user, clock.Today(), cancellation) is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, new { regimeId }, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<VersionRow>(new CommandDefinition(Versions, new { regimeId, size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<RegimeVersion>([.. rows.Select(row => row.ToVersion())], total, wanted.Page, wanted.PageSize));
    }

    /// <summary>A few dozen rows of law, with source and confidence: the same for everybody.</summary>
    internal static async Task<Ok<PagedResult<PeriodRule>>> HandlePeriods(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rules = await PeriodRule.AllAsync(connection, cancellation);
        return TypedResults.Ok(new PagedResult<PeriodRule>(rules, rules.Count, 1, PageRequest.MaxPageSize));
    }

    private sealed record VersionRow
    {
        public required int Version { get; init; }

        public required string State { get; init; }

        public required DateOnly? ValidTo { get; init; }

        public required string Content { get; init; }

        public required string Reason { get; init; }

        public required string ByName { get; init; }

        public required DateTimeOffset At { get; init; }

        internal RegimeVersion ToVersion() => new(Version, Enum.Parse<RegimeState>(State.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), ValidTo, RegimeContent.Read(Content), Reason, ByName, At);
    }
}
