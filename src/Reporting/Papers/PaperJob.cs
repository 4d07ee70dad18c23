using Dapper;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>A file that waits for its PDF, taken from the queue under a lease.</summary>
internal sealed record PaperJob
{
    /// <summary>A run of the office program must end well before; what a killed process held waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(75);

    /// <summary>So many are made in one run.</summary>
    internal const int MostAtOnce = 50;

    private const int MostAttempts = 3;

    public required byte[] Sha256 { get; init; }

    public required byte[] Docx { get; init; }

    public required int Attempts { get; init; }

    // What was tried twice with others is tried alone the third time: one bad file must not take others with it.
    private const string Claim = """
        with open as (
            select j.sha256, j.attempts, j.requested_at from paper_job j
            where j.fault is null and (j.lease_until is null or j.lease_until < clock_timestamp()) order by j.attempts >= 2, j.requested_at limit @MostAtOnce for update skip locked),
        chosen as (
            select o.sha256 from open o
            where o.attempts < 2 or o.sha256 = (select sha256 from open order by attempts >= 2, requested_at limit 1)),
        taken as (
            update paper_job j set lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = j.attempts + 1 from chosen c where c.sha256 = j.sha256 returning j.sha256, j.attempts)
        select t.sha256, f.docx, t.attempts from taken t join paper_file f using (sha256)
        """;

    private const string Ask = "insert into paper_job (sha256) values (@sha256) on conflict (sha256) do update set fault = null, attempts = 0, lease_until = null where paper_job.fault is not null";

    private const string Forget = "delete from paper_job where sha256 = @sha256 and fault is not null";

    private const string State = """
        select case when f.pdf is not null then 'ready' when j.fault is not null then 'failed' when j.sha256 is not null then 'waiting' else 'none' end as state, j.fault
        from paper_file f left join paper_job j using (sha256) where f.sha256 = @sha256
        """;

    private const string Keep = "update paper_file set pdf = $2 where sha256 = $1 and pdf is null";

    private const string Finish = "delete from paper_job where sha256 = $1";

    private const string GiveBack = "update paper_job set lease_until = null, fault = case when attempts >= $3 then $4 end where sha256 = any ($1) and lease_owner = $2";

    // A draft is written anew with each change; its files go after a week.
    private const string Sweep = """
        delete from paper_file f where f.at < clock_timestamp() - interval '7 days' and not exists (select from report_paper_file r where r.sha256 = f.sha256)
        """;

    private const string Pdf = "select pdf from paper_file where sha256 = @sha256";

    internal static async Task<IReadOnlyList<PaperJob>> ClaimAsync(NpgsqlDataSource database, Guid owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PaperJob>(new CommandDefinition(Claim, new { owner, Lease, MostAtOnce }, cancellationToken: cancellation))).AsList();
    }

    internal static Task AskAsync(NpgsqlConnection connection, byte[] sha256, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Ask, new { sha256 }, cancellationToken: cancellation));

    /// <summary>A failure that somebody was told of: asked again, it is tried again.</summary>
    internal static Task ForgetFailureAsync(NpgsqlConnection connection, byte[] sha256, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Forget, new { sha256 }, cancellationToken: cancellation));

    internal static async Task<(PdfState State, string? Fault)> StateAsync(NpgsqlConnection connection, byte[] sha256, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<StateRow>(new CommandDefinition(State, new { sha256 }, cancellationToken: cancellation)) is { } row
            ? (Enum.Parse<PdfState>(row.State, ignoreCase: true), row.Fault)
            : (PdfState.None, null);

    internal static Task<byte[]?> PdfAsync(NpgsqlConnection connection, byte[] sha256, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(Pdf, new { sha256 }, cancellationToken: cancellation));

    internal static void AddPdf(NpgsqlBatch batch, byte[] sha256, byte[] pdf)
    {
        batch.Add(Keep, sha256, pdf);
        batch.Add(Finish, sha256);
    }

    internal static void AddFailure(NpgsqlBatch batch, IReadOnlyList<byte[]> files, Guid owner, string fault) => batch.Add(GiveBack, files.ToArray(), owner, MostAttempts, fault);

    internal static async Task SweepAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sweep);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record StateRow
    {
        public required string State { get; init; }

        public required string? Fault { get; init; }
    }
}
