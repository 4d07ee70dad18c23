using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// Makes the outbox visible: gauges of what waits and what is parked, and a health check that turns "degraded" while an event is parked.
/// A parked event needs a person, but it does not keep the service from working.
/// </summary>
internal sealed partial class OutboxWatch : BackgroundService, IHealthCheck
{
    internal const string MeterName = "EduCoop.Outbox";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);
    private readonly OutboxStore store;
    private readonly ILogger<OutboxWatch> log;
    private readonly Meter meter;
    private volatile OutboxState state = new(0, 0, 0);

    public OutboxWatch(OutboxStore store, IMeterFactory meters, ILogger<OutboxWatch> log)
    {
        this.store = store;
        this.log = log;
        meter = meters.Create(MeterName);
        meter.CreateObservableGauge("educoop.outbox.waiting", () => state.Waiting, "{event}", "Events that are committed and not yet confirmed by the broker");
        meter.CreateObservableGauge("educoop.outbox.parked", () => state.Parked, "{event}", "Events that were given up and wait for a person");
        meter.CreateObservableGauge("educoop.outbox.oldest", () => state.OldestSeconds, "s", "Age of the oldest waiting event");
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        state = await store.MeasureAsync(cancellationToken);
        return state.Parked == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{state.Parked} events are parked: see last_error in table outbox.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do
            {
                try
                {
                    var before = state.Parked;
                    state = await store.MeasureAsync(stoppingToken);
                    if (state.Parked > before)
                    {
                        LogParked(log, state.Parked);
                    }
                }
                catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
                {
                    LogBlind(log, fault);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Parked} outbox events are parked and wait for a person: table outbox, column last_error")]
    private static partial void LogParked(ILogger log, long parked);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be measured")]
    private static partial void LogBlind(ILogger log, Exception fault);
}
