using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage.Units;

/// <summary>
/// Lets the people of successors reach what is of units that have ended, from the day after their last. The statement works everything out
/// from the tables, so any process may do it, at any time, again.
/// </summary>
/// <param name="database">The service's database.</param>
/// <param name="log">Where it says what it did.</param>
public sealed partial class FollowEndedUnits(NpgsqlDataSource database, ILogger<FollowEndedUnits> log) : BackgroundService
{
    private const string Follow = "select follow_ended_units()";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var command = database.CreateCommand(Follow);
                if (await command.ExecuteScalarAsync(stoppingToken) is int count and > 0)
                {
                    LogFollowed(log, count);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} units have ended; what is theirs is reached by their successors")]
    private static partial void LogFollowed(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Following ended units pauses; nothing is lost")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
