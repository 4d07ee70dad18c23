using Dapper;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>
/// Counts the figures of the present school year and of the one before, as of the end of yesterday, once a day, and those of the present year so far at every look; says those of an
/// authority that have changed since they were last said. A day is marked in the transaction that says its figures: the first process to take it counts, the others find it counted.
/// </summary>
internal sealed partial class CountYear(NpgsqlDataSource database, HealthSettings settings, TimeProvider clock, ILogger<CountYear> log) : RepeatedLook(settings)
{
    // A second process waits here for the first one's commit, and then finds the row.
    private const string Take = "insert into year_count_day (day, school_year, counted_at) values (@day, @year, @now) on conflict do nothing";

    // What one process counts of the present day, no other need count at the same time.
    private const string TakeToday = "select pg_try_advisory_xact_lock(8713402212)";

    private const string Figures = """
        select f.*, coalesce(c.version, 0) as version from year_figures_on(@day, @year) f
        left join year_count c on c.authority_id = f.authority_id and c.school_year = @year
        where (f.authority_name, f.schools, f.registered, f.pairs, f.pairs_ended, f.activities, f.minutes, f.teachers, f.pupils, f.uncovered, f.border_communes, f.border_communes_covered)
            is distinct from
            (c.authority_name, c.schools, c.registered, c.pairs, c.pairs_ended, c.activities, c.minutes, c.teachers, c.pupils, c.uncovered, c.border_communes, c.border_communes_covered)
        order by f.authority_id
        """;

    private const string Keep = """
        insert into year_count (authority_id, school_year, authority_name, counted_on, schools, registered, pairs, pairs_ended, activities, minutes, teachers, pupils, uncovered,
            border_communes, border_communes_covered, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (authority_id, school_year) do update set
            authority_name = excluded.authority_name, counted_on = excluded.counted_on, schools = excluded.schools, registered = excluded.registered, pairs = excluded.pairs,
            pairs_ended = excluded.pairs_ended, activities = excluded.activities, minutes = excluded.minutes, teachers = excluded.teachers, pupils = excluded.pupils, uncovered = excluded.uncovered,
            border_communes = excluded.border_communes, border_communes_covered = excluded.border_communes_covered, version = excluded.version
        """;

    protected override void Tell(Exception fault) => LogPaused(log, fault);

    /// <summary>Counts yesterday, unless that has been done, and today so far.</summary>
    /// <returns>How many authorities' figures were said.</returns>
    internal override async Task<int> RunAsync(CancellationToken cancellation)
    {
        var day = clock.Today().AddDays(-1);
        var year = SchoolYear.Of(day);
        var over = await CountAsync(day, year, TakeDayAsync, cancellation) + await CountAsync(day, year - 1, TakeDayAsync, cancellation);
        return over + await CountAsync(clock.Today(), SchoolYear.Of(clock.Today()), TakeTodayAsync, cancellation);
    }

    private async Task<bool> TakeDayAsync(NpgsqlConnection connection, DateOnly day, int year, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(Take, new { day, year, now = clock.Now() }, cancellationToken: cancellation)) == 1;

    private static Task<bool> TakeTodayAsync(NpgsqlConnection connection, DateOnly day, int year, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(TakeToday, cancellationToken: cancellation));

    private async Task<int> CountAsync(DateOnly day, int year, Func<NpgsqlConnection, DateOnly, int, CancellationToken, Task<bool>> takeAsync, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await takeAsync(connection, day, year, cancellation))
        {
            return 0;
        }

        var changed = (await connection.QueryAsync<YearRow>(new CommandDefinition(Figures, new { day, year }, commandTimeout: 300, cancellationToken: cancellation))).AsList();
        if (changed.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var row in changed)
            {
                var version = row.Version + 1;
                batch.Add(
                    Keep, row.AuthorityId, year, row.AuthorityName, day, row.Schools, row.Registered, row.Pairs, row.PairsEnded, row.Activities, row.Minutes, row.Teachers, row.Pupils, row.Uncovered,
                    row.BorderCommunes, row.BorderCommunesCovered, version);
                batch.AddToOutbox(row.Said(year, day, version), row.AuthorityId.ToString());
            }

            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        LogCounted(log, day, year, changed.Count);
        return changed.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Figures of {Day} for school year {Year} are counted; those of {Changed} authorities have changed")]
    private static partial void LogCounted(ILogger log, DateOnly day, int year, int changed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Counting the figures of a year pauses; nothing is lost")]
    private static partial void LogPaused(ILogger log, Exception fault);
}

/// <summary>The figures of one authority and what version of them was last said.</summary>
internal sealed record YearRow
{
    public required Guid AuthorityId { get; init; }

    public required string AuthorityName { get; init; }

    public required int Schools { get; init; }

    public required int Registered { get; init; }

    public required int Uncovered { get; init; }

    public required int BorderCommunes { get; init; }

    public required int BorderCommunesCovered { get; init; }

    public required int Pairs { get; init; }

    public required int PairsEnded { get; init; }

    public required long Activities { get; init; }

    public required long Minutes { get; init; }

    public required long Teachers { get; init; }

    public required long Pupils { get; init; }

    public required long Version { get; init; }

    internal TwinningYearCounted Said(int schoolYear, DateOnly countedOn, long version) => new(
        AuthorityId, AuthorityName, schoolYear, countedOn, Schools, Registered, Pairs, PairsEnded, Activities, Minutes, Teachers, Pupils, Uncovered, BorderCommunes, BorderCommunesCovered, version);
}
