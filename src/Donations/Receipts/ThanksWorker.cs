using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Writes asked-for letters, a part at a time. The job's row is locked meanwhile, so replicas take different jobs; letters, numbers and progress are one transaction.</summary>
internal sealed partial class ThanksWorker(NpgsqlDataSource database, TimeProvider clock, ILogger<ThanksWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string Claim = """
        select job_id, campaign_id, from_day, to_day, place, signed_by, asked_by, parts from thanks_job where finished_at is null order by asked_at limit 1 for update skip locked
        """;

    // The last part is the one that is not full.
    private const string Advance = """
        update thanks_job set done = done + $2, parts = parts + ($2 > 0)::int, finished_at = case when $2 < $3 then $4 end where job_id = $1
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wrote = false;
            try
            {
                wrote = await RunAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            if (!wrote)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>Whether there was something to write.</returns>
    private async Task<bool> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Job>(new CommandDefinition(Claim, transaction: transaction, cancellationToken: cancellation)) is not { } job)
        {
            return false;
        }

        var plan = (await PlanAccess.FindAsync(connection, job.CampaignId, cancellation))!;
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await using var batch = new NpgsqlBatch(connection, transaction);
        var words = new ReceiptWords(job.Place, null, job.SignedBy, DerivedId.Letters(job.JobId, job.Parts + 1));
        var written = await ThanksRows.AddNextAsync(connection, batch, new ThanksChoice(job.CampaignId, job.FromDay, job.ToDay), plan, words, job.AskedBy, now, cancellation);
        batch.Add(Advance, job.JobId, written, ThanksRows.MostAtOnce, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException clash) when (ThanksRows.IsRace(clash))
        {
            LogRace(log, job.JobId);
            return false;
        }

        LogWritten(log, job.JobId, written);
        return true;
    }

    private sealed record Job
    {
        public required Guid JobId { get; init; }

        public required Guid CampaignId { get; init; }

        public DateOnly? FromDay { get; init; }

        public DateOnly? ToDay { get; init; }

        public required string Place { get; init; }

        public required string SignedBy { get; init; }

        public required Guid AskedBy { get; init; }

        public required int Parts { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letters {Job}: {Count} written")]
    private static partial void LogWritten(ILogger log, Guid job, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Letters {Job}: somebody else wrote some of them; looked at again")]
    private static partial void LogRace(ILogger log, Guid job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait for the database")]
    private static partial void LogAway(ILogger log, Exception fault);
}
