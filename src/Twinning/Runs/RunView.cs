using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Asked for.</summary>
    Waiting,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>Its solutions are there.</summary>
    Done,

    /// <summary>It gave nothing; the failure says why.</summary>
    Failed,

    /// <summary>Taken back before it was done.</summary>
    Cancelled,
}

/// <summary>Whether its pairs are proposed.</summary>
public enum PublishState
{
    /// <summary>Not yet.</summary>
    None,

    /// <summary>Pair by pair, now.</summary>
    Publishing,

    /// <summary>All are.</summary>
    Published,
}

/// <summary>One solution of a run.</summary>
/// <param name="Kind">How it was chosen.</param>
/// <param name="Pairs">Pairs in it.</param>
/// <param name="Seekers">Schools with a partner.</param>
/// <param name="Disadvantaged">Disadvantaged schools with a partner.</param>
/// <param name="Cost">Sum of costs.</param>
/// <param name="ActiveKept">Promised pairs in it.</param>
/// <param name="ActiveBroken">Promised pairs that are not.</param>
/// <param name="IsProven">Its certificate was checked by separate code and nothing was found.</param>
/// <param name="Findings">What was found, by code; at most 20.</param>
/// <param name="Milliseconds">How long the solver took.</param>
public sealed record SolutionView(
    SolutionKind Kind, int Pairs, int Seekers, int Disadvantaged, long Cost, int ActiveKept, int ActiveBroken, bool IsProven, IReadOnlyList<string> Findings, int Milliseconds);

/// <summary>A matching run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AuthorityId">Whose schools it is for.</param>
/// <param name="AuthorityName">As printed on the day.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Seed">What ties are drawn from.</param>
/// <param name="Asked">Quotas and number of partners.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Stage">What is done at the moment.</param>
/// <param name="Percent">How much of it; while publishing, how many pairs in a hundred.</param>
/// <param name="RequestedBy">Account of who asked for it; that person does not publish it.</param>
/// <param name="RequestedName">Its name.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="Failure">Why it gave nothing.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Solutions">In one page beside each other.</param>
/// <param name="Chosen">The solution that the office takes.</param>
/// <param name="ChosenBy">Account of who chose.</param>
/// <param name="ChosenName">Its name.</param>
/// <param name="PublishState">Whether its pairs are proposed.</param>
/// <param name="PublishedName">Who released it.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Proposed">Pairs proposed by it.</param>
/// <param name="Agreed">Pairs that had an agreement already.</param>
/// <param name="Refused">Pairs that the rules of the day refused.</param>
public sealed record RunView(
    Guid RunId, Guid AuthorityId, string AuthorityName, int SchoolYear, long Seed, RunAsked Asked, RunState State, RunStage Stage, int Percent, Guid RequestedBy, string RequestedName,
    DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, RunFailure? Failure, RunOutcome? Outcome, IReadOnlyList<SolutionView> Solutions, SolutionKind? Chosen, Guid? ChosenBy, string? ChosenName,
    PublishState PublishState, string? PublishedName, DateTimeOffset? PublishedAt, int Proposed, int Agreed, int Refused);

/// <summary>A row of matching_run.</summary>
internal sealed record RunRow
{
    internal const string Columns = """
        r.run_id, r.authority_id, r.authority_name, r.school_year, r.seed, r.asked::text as asked, r.state, r.stage, r.percent, r.requested_by, r.requested_name, r.requested_at, r.finished_at,
        r.failure::text as failure, r.outcome::text as outcome, r.chosen, r.chosen_by, r.chosen_name, r.publish_state, r.published_name, r.published_at
        """;

    private const string One = $"""
        select {Columns}, c.path from matching_run r join unit_copy c on c.unit_id = r.authority_id where r.run_id = @runId;
        select solution, pairs, seekers, disadvantaged, cost, active_kept, active_broken, findings::text as findings, milliseconds from matching_solution where run_id = @runId order by array_position(array['stable', 'optimal', 'rematching'], solution);
        select outcome, count(*)::int as count from matching_pair where run_id = @runId and outcome is not null group by 1;
        """;

    public required Guid RunId { get; init; }

    public required Guid AuthorityId { get; init; }

    public required string AuthorityName { get; init; }

    public required int SchoolYear { get; init; }

    public required long Seed { get; init; }

    public required string Asked { get; init; }

    public required RunState State { get; init; }

    public required RunStage Stage { get; init; }

    public required int Percent { get; init; }

    public required Guid RequestedBy { get; init; }

    public required string RequestedName { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? Failure { get; init; }

    public string? Outcome { get; init; }

    public SolutionKind? Chosen { get; init; }

    public Guid? ChosenBy { get; init; }

    public string? ChosenName { get; init; }

    public required PublishState PublishState { get; init; }

    public string? PublishedName { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public Guid[] Path { get; init; } = [];

    internal RunView View(IReadOnlyList<SolutionView> solutions, IReadOnlyDictionary<string, int> published) => new(
        RunId, AuthorityId, AuthorityName, SchoolYear, Seed, Read<RunAsked>(Asked)!, State, Stage, Percent, RequestedBy, RequestedName, RequestedAt, FinishedAt, Read<RunFailure>(Failure),
        Read<RunOutcome>(Outcome), solutions, Chosen, ChosenBy, ChosenName, PublishState, PublishedName, PublishedAt,
        published.GetValueOrDefault("proposed"), published.GetValueOrDefault("agreed"), published.GetValueOrDefault("refused"));

    /// <summary>The run for somebody in whose scope its authority lies.</summary>
    internal static async Task<(RunView? Run, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid runId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(One, new { runId }, cancellationToken: cancellation));
        if (await read.ReadSingleOrDefaultAsync<RunRow>() is not { } row)
        {
            return (null, Refusal.NotFound);
        }

        if (!user.MayActOn(row.Path))
        {
            return (null, Refusal.OutOfScope);
        }

        var solutions = (await read.ReadAsync<SolutionRow>()).Select(solution => solution.View).ToList();
        var published = (await read.ReadAsync<(string Outcome, int Count)>()).ToDictionary(one => one.Outcome, one => one.Count);
        return (row.View(solutions, published), null);
    }

    internal static async Task<Results<Ok<RunView>, ProblemHttpResult>> Handle(Guid runId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (run, refusal) = await FindAsync(connection, runId, user, cancellation);
        return refusal is null ? TypedResults.Ok(run!) : refusal.ToProblem();
    }

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, ContractJson.Options);

    private sealed record SolutionRow
    {
        public required SolutionKind Solution { get; init; }

        public required int Pairs { get; init; }

        public required int Seekers { get; init; }

        public required int Disadvantaged { get; init; }

        public required long Cost { get; init; }

        public required int ActiveKept { get; init; }

        public required int ActiveBroken { get; init; }

        public required string Findings { get; init; }

        public required int Milliseconds { get; init; }

        internal SolutionView View
        {
            get
            {
                var findings = JsonSerializer.Deserialize<List<EduCoop.Matching.Finding>>(Findings, ContractJson.Options)!;
                return new(Solution, Pairs, Seekers, Disadvantaged, Cost, ActiveKept, ActiveBroken, findings.Count == 0, [.. findings.Select(finding => finding.Code).Distinct().Take(20)], Milliseconds);
            }
        }
    }
}
