using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.Matching;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Twinning.Runs;

/// <summary>A run, or its publishing, that this process holds by a lease.</summary>
internal sealed record RunJob
{
    public required Guid RunId { get; init; }

    public required Guid AuthorityId { get; init; }

    public required string AuthorityName { get; init; }

    public required int SchoolYear { get; init; }

    public required int Attempts { get; init; }

    public required bool IsPublishing { get; init; }
}

/// <summary>Runs as rows of a queue. Who holds the lease works; a killed one's lease runs out and another begins again from the frozen input.</summary>
internal static class RunStore
{
    /// <summary>Renewed while the work goes on; what a killed process held waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    internal const int MostAttempts = 5;

    private const string Claim = """
        update matching_run set lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = attempts + 1, started_at = coalesce(started_at, @now),
               state = case when state = 'waiting' then 'running' else state end
        where run_id = (
            select run_id from matching_run
            where (state in ('waiting', 'running') or publish_state = 'publishing') and (lease_until is null or lease_until < clock_timestamp())
            order by requested_at limit 1 for update skip locked)
        returning run_id, authority_id, authority_name, school_year, attempts, publish_state = 'publishing' as is_publishing
        """;

    private const string Renew = """
        update matching_run set lease_until = clock_timestamp() + $3, stage = $4, percent = $5 where run_id = $1 and lease_owner = $2 and (state = 'running' or publish_state = 'publishing')
        """;

    private const string Hold = "select true from matching_run where run_id = @runId and lease_owner = @owner and state = 'running' for update";

    private const string Fail = """
        update matching_run set state = 'failed', failure = $3::jsonb, finished_at = $4, lease_owner = null, lease_until = null where run_id = $1 and lease_owner = $2 and state = 'running'
        """;

    private const string GiveBack = "update matching_run set lease_owner = null, lease_until = null, attempts = attempts - 1 where run_id = $1 and lease_owner = $2";

    private const string Done = """
        update matching_run set state = 'done', stage = 'done', percent = 100, outcome = $2::jsonb, finished_at = $3, lease_owner = null, lease_until = null, attempts = 0 where run_id = $1
        """;

    private const string InsertSolution = """
        insert into matching_solution (run_id, solution, pairs, seekers, disadvantaged, cost, active_kept, active_broken, certificate, findings, milliseconds)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11)
        """;

    private const string InsertPairs = """
        insert into matching_pair (run_id, seeker_id, seeker_name, supporter_id, supporter_name, theme_code, urgency, disadvantage, online, distance_km, cost, state, is_active, solutions)
        select $1, seeker_id, seeker_name, supporter_id, supporter_name, theme_code, urgency, disadvantage, online, nullif(distance_km, -1), cost, state, is_active, string_to_array(solutions, ',')
        from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::int[], $9::bool[], $10::int[], $11::int[], $12::text[], $13::bool[], $14::text[])
             as one (seeker_id, seeker_name, supporter_id, supporter_name, theme_code, urgency, disadvantage, online, distance_km, cost, state, is_active, solutions)
        """;

    private const string InsertSeekers = """
        insert into matching_seeker (run_id, school_id, school_name, urgency, disadvantage, candidates, reasons, refusal)
        select $1, school_id, school_name, urgency, disadvantage, candidates, reasons::jsonb, nullif(refusal, '')
        from unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::text[], $8::text[]) as one (school_id, school_name, urgency, disadvantage, candidates, reasons, refusal)
        """;

    private const string Input = "select content from matching_input where run_id = @runId";

    internal static async Task<RunJob?> ClaimAsync(NpgsqlDataSource database, Guid owner, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<RunJob>(new CommandDefinition(Claim, new { owner, Lease, now }, cancellationToken: cancellation));
    }

    /// <returns>False when another process has taken the run over, or it was cancelled.</returns>
    internal static async Task<bool> RenewAsync(NpgsqlDataSource database, Guid runId, Guid owner, RunStage stage, int percent, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Renew);
        return await command.Add(runId).Add(owner).Add(Lease).Add(stage.Snake()).Add(percent).ExecuteNonQueryAsync(cancellation) == 1;
    }

    internal static async Task<RunInput> ReadInputAsync(NpgsqlDataSource database, Guid runId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return RunInput.Unpack(await connection.QuerySingleAsync<byte[]>(new CommandDefinition(Input, new { runId }, cancellationToken: cancellation)));
    }

    internal static async Task FailAsync(NpgsqlDataSource database, Guid runId, Guid owner, RunFailure failure, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Fail);
        await command.Add(runId).Add(owner).Add(JsonSerializer.Serialize(failure, ContractJson.Options)).Add(now).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A process that is stopped in good order leaves its job to the next at once.</summary>
    internal static async Task GiveBackAsync(NpgsqlDataSource database, Guid runId, Guid owner)
    {
        await using var command = database.CreateCommand(GiveBack);
        await command.Add(runId).Add(owner).ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Writes everything in one batch under the run's lock; nothing when the run is no longer this process's.</summary>
    internal static async Task<bool> SaveAsync(NpgsqlDataSource database, RunJob job, Guid owner, RunResult result, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(Hold, new { job.RunId, owner }, cancellationToken: cancellation)))
        {
            return false;
        }

        var outcome = RunOutcome.Of(result);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var told = new List<MatchingSolution>();
        foreach (var solved in result.Solutions)
        {
            var totals = solved.Pairing.Totals(result.Built.Market);
            batch.Add(
                InsertSolution, job.RunId, solved.Kind.Snake(), totals.Pairs, totals.Seekers, totals.Disadvantaged, totals.Cost, totals.ActiveKept, totals.ActiveBroken,
                Text(solved.Certificate is null ? null : JsonSerializer.Serialize(solved.Certificate, SolveRun.CertificateJson)), JsonSerializer.Serialize(solved.Findings, ContractJson.Options), solved.Milliseconds);
            told.Add(new(solved.Kind.Snake(), totals.Pairs, totals.Seekers, totals.Disadvantaged, totals.ActiveBroken, solved.Findings.Count == 0));
        }

        AddPairs(batch, job.RunId, result);
        AddSeekers(batch, job.RunId, result);
        batch.Add(Done, job.RunId, JsonSerializer.Serialize(outcome, ContractJson.Options), now);
        batch.AddToOutbox(
            new MatchingRunCompleted(job.RunId, job.AuthorityId, job.AuthorityName, job.SchoolYear, outcome.Seekers, outcome.Supporters, outcome.CandidatePairs, told, now), job.RunId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static void AddPairs(NpgsqlBatch batch, Guid runId, RunResult result)
    {
        var (built, market) = (result.Built, result.Built.Market);
        var solutions = result.Solutions.Select(solved => (Name: solved.Kind.Snake(), solved.Pairing)).ToList();
        var rows = Enumerable.Range(0, market.Pairs.Length)
            .Select(at => (At: at, Pair: market.Pairs[at], Names: string.Join(',', solutions.Where(solution => solution.Pairing.Has(at)).Select(solution => solution.Name))))
            .Where(row => row.Names.Length > 0 || row.Pair.State != PairState.Free || row.Pair.IsActive).ToList();
        batch.Add(
            InsertPairs, runId,
            rows.Select(row => built.Seekers[row.Pair.Seeker].School.UnitId).ToArray(), rows.Select(row => built.Seekers[row.Pair.Seeker].School.Name).ToArray(),
            rows.Select(row => built.Supporters[row.Pair.Supporter].School.UnitId).ToArray(), rows.Select(row => built.Supporters[row.Pair.Supporter].School.Name).ToArray(),
            rows.Select(row => built.Input.Themes[row.Pair.Theme].ThemeCode).ToArray(), rows.Select(row => built.Scores[row.At].Urgency).ToArray(),
            rows.Select(row => (int)built.Seekers[row.Pair.Seeker].Disadvantage).ToArray(), rows.Select(row => built.Scores[row.At].Online).ToArray(),
            rows.Select(row => built.Scores[row.At].DistanceKm ?? -1).ToArray(), rows.Select(row => row.Pair.Cost).ToArray(), rows.Select(row => row.Pair.State.Snake()).ToArray(),
            rows.Select(row => row.Pair.IsActive).ToArray(), rows.Select(row => row.Names).ToArray());
    }

    private static void AddSeekers(NpgsqlBatch batch, Guid runId, RunResult result)
    {
        var rows = UnmatchedReasons.Of(result);
        batch.Add(
            InsertSeekers, runId, rows.Select(row => row.School.UnitId).ToArray(), rows.Select(row => row.School.Name).ToArray(), rows.Select(row => row.Urgency).ToArray(),
            rows.Select(row => (int)row.Disadvantage).ToArray(), rows.Select(row => row.Candidates).ToArray(),
            rows.Select(row => JsonSerializer.Serialize(row.Reasons, ContractJson.Options)).ToArray(), rows.Select(row => row.Refusal ?? "").ToArray());
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
