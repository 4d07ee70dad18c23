using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Marks shipments whose hold has run out, so that lists say so. Their goods are free from that moment on, whether or not anyone has marked them.</summary>
internal sealed partial class ExpireShipments(NpgsqlDataSource database, TimeProvider clock, ILogger<ExpireShipments> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const string Expire = "update shipment set state = 'expired' where state = 'prepared' and expires_at <= $1";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var expire = database.CreateCommand(Expire);
                expire.Parameters.Add(new() { Value = clock.GetUtcNow() });
                if (await expire.ExecuteNonQueryAsync(stoppingToken) is > 0 and var count)
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

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} shipments were not sent in time; their goods are free again")]
    private static partial void LogExpired(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expiring shipments waits for the database")]
    private static partial void LogAway(ILogger log, Exception fault);
}
