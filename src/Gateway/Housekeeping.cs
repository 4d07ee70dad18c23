using EduCoop.Gateway.Sessions;
using EduCoop.Gateway.Tokens;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Gateway;

/// <summary>Loads the signing keys before the first request, then looks after keys, dead sessions and old locks once a minute.</summary>
internal sealed partial class Housekeeping(
    KeyRing keys, SessionStore sessions, NpgsqlDataSource database, GatewaySettings settings, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private const string DeleteOldLocks = "delete from sign_in_lock where touched_at < $1 and (locked_until is null or locked_until < $2)";

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var minute = TimeSpan.FromMinutes(1);
        using var timer = new PeriodicTimer(settings.KeyPublishedBefore / 4 < minute ? settings.KeyPublishedBefore / 4 : minute, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RefreshAsync(stoppingToken);
                await sessions.RemoveDeadAsync(stoppingToken);
                var now = clock.GetUtcNow();
                await using var command = database.CreateCommand(DeleteOldLocks).Add(now - settings.LockedFor).Add(now);
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                // Keys and sessions at hand go on serving; the next round tries again.
                LogAway(log, away);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway's database does not answer; keys and sessions are looked after when it does again")]
    private static partial void LogAway(ILogger log, Exception failure);
}
