using Dapper;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>
/// Adds rows of one key in the table <c>standing</c> together, so that it stays as small as there are keys. What boards say does not change by it, before, during or after;
/// killed in between, the rows lie there as before.
/// </summary>
internal sealed partial class FoldStanding(NpgsqlDataSource database, TimeProvider clock, ILogger<FoldStanding> log) : BackgroundService
{
    private const int Most = 20_000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    // Two replicas take different rows and meet only at sums, in the order of their keys.
    internal const string Fold = """
        with taken as (select ctid from standing where not folded limit 20000 for update skip locked),
        gone as (delete from standing s using taken where s.ctid = taken.ctid returning s.*)
        insert into standing as s (plan_id, unit_id, due_on, starts_on, state, returned, pieces, percents, folded)
        select plan_id, unit_id, due_on, starts_on, state, returned, sum(pieces), sum(percents), true from gone
        group by plan_id, unit_id, due_on, starts_on, state, returned
        order by plan_id, unit_id, due_on, starts_on, state, returned
        on conflict (plan_id, unit_id, due_on, starts_on, state, returned) where folded
        do update set pieces = s.pieces + excluded.pieces, percents = s.percents + excluded.percents
        """;

    private const string Waiting = "select count(*) from (select from standing where not folded limit 20001) waiting";

    private const string DropEmpty = "delete from standing where folded and pieces = 0 and percents = 0";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await FoldAsync(stoppingToken))
                {
                }

                if (clock.GetUtcNow() - swept > SweepEvery)
                {
                    await using var connection = await database.OpenConnectionAsync(stoppingToken);
                    await connection.ExecuteAsync(new CommandDefinition(DropEmpty, cancellationToken: stoppingToken));
                    swept = clock.GetUtcNow();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>True when there is more.</returns>
    private async Task<bool> FoldAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var waiting = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Waiting, cancellationToken: cancellation));
        if (waiting > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(Fold, cancellationToken: cancellation));
        }

        return waiting > Most;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Folding of standings pauses; boards stay exact")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
