using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Dashboards;

/// <summary>
/// Puts the signed rows of due_count that share a key together, some thousands at a time. It changes no sum, so whether and when it runs shows nowhere but in how many rows a dashboard reads. Of two at once one goes away.
/// </summary>
internal sealed partial class FoldCounts(NpgsqlDataSource database, ILogger<FoldCounts> log) : BackgroundService
{
    private const int KeysAtOnce = 5_000;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private const string Fold = """
        with turn as materialized (
            select pg_try_advisory_xact_lock(4400045) as is_mine
        ), key as materialized (
            select distinct area_id, due_on, regime_id, handed_in_on, cancelled_on from (select c.* from turn t join due_count c on t.is_mine and c.is_fresh limit $1) x
        ), gone as (
            delete from due_count c using key k
            where c.area_id = k.area_id and c.due_on = k.due_on and c.regime_id = k.regime_id and c.handed_in_on = k.handed_in_on and c.cancelled_on = k.cancelled_on
            returning c.*
        ), made as (
            insert into due_count (area_id, due_on, regime_id, handed_in_on, cancelled_on, reports, is_fresh)
            select area_id, due_on, regime_id, handed_in_on, cancelled_on, sum(reports), false from gone group by area_id, due_on, regime_id, handed_in_on, cancelled_on having sum(reports) <> 0
        )
        select count(*) from key
        """;

    /// <returns>How many keys were put together; 0 when nothing was left or another is at it.</returns>
    internal static async Task<long> OnceAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Fold);
        return (long)(await command.Add(KeysAtOnce).ExecuteScalarAsync(cancellation))!;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await OnceAsync(database, stoppingToken) > 0)
                {
                }
            }
            catch (NpgsqlException fault)
            {
                LogPaused(log, fault);
            }

            await Task.Delay(Between, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of reports were not put together; dashboards read more rows until they are")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
