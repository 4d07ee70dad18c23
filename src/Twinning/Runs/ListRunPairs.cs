using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>What became of a pair when the run was published.</summary>
public enum PairOutcome
{
    /// <summary>It is proposed to both schools.</summary>
    Proposed,

    /// <summary>The two had an agreement already; it was left alone.</summary>
    Agreed,

    /// <summary>The rules of that day refused it.</summary>
    Refused,
}

/// <summary>A pair of a run.</summary>
/// <param name="SeekerId">The school that needs.</param>
/// <param name="SeekerName">As printed.</param>
/// <param name="SupporterId">The school that gives.</param>
/// <param name="SupporterName">As printed.</param>
/// <param name="ThemeCode">The theme that serves best.</param>
/// <param name="ThemeName">Vietnamese.</param>
/// <param name="ThemeNameEn">English.</param>
/// <param name="Urgency">Of the need, 1-5.</param>
/// <param name="Disadvantage">0 none, 1 semi-boarding, 2 boarding, 3 specially difficult, 4 border.</param>
/// <param name="Online">They can work online.</param>
/// <param name="DistanceKm">As the crow flies; null where a place is not known.</param>
/// <param name="Cost">By the weights.</param>
/// <param name="Fixed">An office has fixed it, or it is agreed and stays.</param>
/// <param name="Forbidden">An office forbids it.</param>
/// <param name="IsActive">It was promised when the run was asked for.</param>
/// <param name="Solutions">Solutions that hold it.</param>
/// <param name="Outcome">After publishing.</param>
/// <param name="AgreementId">The proposal or the agreement that was there.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record RunPair(
    Guid SeekerId, string SeekerName, Guid SupporterId, string SupporterName, string ThemeCode, string ThemeName, string ThemeNameEn, int Urgency, int Disadvantage, bool Online, int? DistanceKm,
    int Cost, bool Fixed, bool Forbidden, bool IsActive, IReadOnlyList<string> Solutions, PairOutcome? Outcome, Guid? AgreementId, RunFailure? Refusal);

/// <summary>GET /matching/runs/{id}/pairs: pairs of a solution, searched and paged; with broken=true those promised today that are not in it.</summary>
internal static class ListRunPairs
{
    private const string From = """
        from matching_pair p join theme t using (theme_code)
        where p.run_id = @runId
          and (@solution::text is null or (p.solutions @> array[@solution]) <> @broken)
          and (@broken = false or p.is_active)
          and (@query::text is null or strpos(lower(p.seeker_name || ' ' || p.supporter_name), lower(@query)) > 0)
        """;

    private const string Page = $"""
        select count(*) {From};
        select p.seeker_id, p.seeker_name, p.supporter_id, p.supporter_name, p.theme_code, t.name as theme_name, t.name_en as theme_name_en, p.urgency::int as urgency,
               p.disadvantage::int as disadvantage, p.online, p.distance_km, p.cost, p.state, p.is_active, p.solutions, p.outcome, p.agreement_id, p.refusal::text as refusal {From}
        order by p.disadvantage desc, p.urgency desc, p.seeker_name collate "vi-x-icu", p.supporter_name collate "vi-x-icu", p.seeker_id, p.supporter_id limit @size offset @offset;
        """;

    internal static async Task<Results<Ok<PagedResult<RunPair>>, ProblemHttpResult>> Handle(
        Guid runId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation,
        string? solution = null, bool broken = false, string? query = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var unknown = solution is not null && ChooseSolution.Read(solution) is null ? ChooseSolution.SolutionUnknown : null;
        if ((unknown ?? (await RunRow.FindAsync(connection, runId, user, cancellation)).Refusal) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var values = new { runId, solution, broken, query = Words.Search(query), size = wanted.PageSize, offset = wanted.Offset };
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Page, values, cancellationToken: cancellation));
        var total = await read.ReadSingleAsync<long>();
        return TypedResults.Ok(new PagedResult<RunPair>([.. (await read.ReadAsync<PairRow>()).Select(row => row.View)], total, wanted.Page, wanted.PageSize));
    }

    private sealed record PairRow
    {
        public required Guid SeekerId { get; init; }

        public required string SeekerName { get; init; }

        public required Guid SupporterId { get; init; }

        public required string SupporterName { get; init; }

        public required string ThemeCode { get; init; }

        public required string ThemeName { get; init; }

        public required string ThemeNameEn { get; init; }

        public required int Urgency { get; init; }

        public required int Disadvantage { get; init; }

        public required bool Online { get; init; }

        public int? DistanceKm { get; init; }

        public required int Cost { get; init; }

        public required string State { get; init; }

        public required bool IsActive { get; init; }

        public required string[] Solutions { get; init; }

        public PairOutcome? Outcome { get; init; }

        public Guid? AgreementId { get; init; }

        public string? Refusal { get; init; }

        internal RunPair View => new(
            SeekerId, SeekerName, SupporterId, SupporterName, ThemeCode, ThemeName, ThemeNameEn, Urgency, Disadvantage, Online, DistanceKm, Cost, State == "fixed", State == "forbidden", IsActive,
            Solutions, Outcome, AgreementId, Refusal is null ? null : JsonSerializer.Deserialize<RunFailure>(Refusal, ContractJson.Options));
    }
}
