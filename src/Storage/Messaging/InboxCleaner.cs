using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>Forgets applied messages after 30 days: far longer than any broker or relay holds one back.</summary>
internal sealed partial class InboxCleaner(NpgsqlDataSource database, TimeProvider clock, ILogger<InboxCleaner> log) : BackgroundService
{
    internal static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // In pieces, so that no lock is held long.
    private const string DeleteOld = """
        delete from inbox where ctid in (select ctid from inbox where received_at < $1 limit 10000)
        """;

    internal async Task<int> CleanAsync(CancellationToken cancellation)
    {
        var total = 0;
        while (true)
        {
            await using var command = database.CreateCommand(DeleteOld);
            command.Add(clock.GetUtcNow() - Retention);
            var deleted = await command.ExecuteNonQueryAsync(cancellation);
            total += deleted;
            if (deleted == 0)
            {
                return total;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(6), clock);
        try
        {
            do
            {
                try
                {
                    await CleanAsync(stoppingToken);
                }
                catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
                {
                    LogFailed(log, fault);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox clean-up failed; it runs again in six hours")]
    private static partial void LogFailed(ILogger log, Exception fault);
}
