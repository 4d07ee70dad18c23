using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Marks shipments and offers whose day has passed, so that lists say so. They are over from that moment on, whether or not anyone has marked them.</summary>
internal sealed partial class ExpireHolds(NpgsqlDataSource database, TimeProvider clock, ILogger<ExpireHolds> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const string Expire = """
        with shipments as (update shipment set state = 'expired' where state = 'prepared' and expires_at <= $1 returning 1),
             offers as (update described_gift set state = 'expired' where state in ('offered', 'agreed') and expires_at <= $1 returning 1)
        select (select count(*) from shipments) + (select count(*) from offers)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var expire = database.CreateCommand(Expire);
                expire.Parameters.Add(new() { Value = clock.GetUtcNow() });
                if (await expire.ExecuteScalarAsync(stoppingToken) is long and > 0 and var count)
                {
                    LogExpired(log, count);
                }
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} shipments were not sent, or offers not accepted, in time")]
    private static partial void LogExpired(ILogger log, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expiring shipments and offers waits for the database")]
    private static partial void LogAway(ILogger log, Exception fault);
}
