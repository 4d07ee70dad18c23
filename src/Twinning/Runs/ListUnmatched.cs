using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>A school that has no partner in a solution.</summary>
public sealed record UnmatchedSchool
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>As printed.</summary>
    public required string SchoolName { get; init; }

    /// <summary>Of its most urgent need, 1-5.</summary>
    public required int Urgency { get; init; }

    /// <summary>0 none, 1 semi-boarding, 2 boarding, 3 specially difficult, 4 border.</summary>
    public required int Disadvantage { get; init; }

    /// <summary>How many it might have had.</summary>
    public required int Candidates { get; init; }

    /// <summary>Why it has none.</summary>
    public required UnmatchedReason Reason { get; init; }

    /// <summary>Where the rules refuse everybody: the commonest refusal.</summary>
    public string? Refusal { get; init; }
}

/// <summary>GET /matching/runs/{id}/unmatched: who has no partner in a solution, and why.</summary>
internal static class ListUnmatched
{
    private const string From = """
        from matching_seeker s
        where s.run_id = @runId and s.reasons ? @solution and (@query::text is null or strpos(lower(s.school_name), lower(@query)) > 0)
        """;

    private const string Page = $"""
        select count(*) {From};
        select s.school_id, s.school_name, s.urgency::int as urgency, s.disadvantage::int as disadvantage, s.candidates, replace(s.reasons ->> @solution, '_', '') as reason, s.refusal {From}
        order by s.disadvantage desc, s.urgency desc, s.school_name collate "vi-x-icu", s.school_id limit @size offset @offset;
        """;

    internal static async Task<Results<Ok<PagedResult<UnmatchedSchool>>, ProblemHttpResult>> Handle(
        Guid runId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string solution = "optimal", string? query = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (((ChooseSolution.Read(solution) is null ? ChooseSolution.SolutionUnknown : null) ?? (await RunRow.FindAsync(connection, runId, user, cancellation)).Refusal) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var values = new { runId, solution, query = Words.Search(query), size = wanted.PageSize, offset = wanted.Offset };
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Page, values, cancellationToken: cancellation));
        var total = await read.ReadSingleAsync<long>();
        return TypedResults.Ok(new PagedResult<UnmatchedSchool>((await read.ReadAsync<UnmatchedSchool>()).AsList(), total, wanted.Page, wanted.PageSize));
    }
}
