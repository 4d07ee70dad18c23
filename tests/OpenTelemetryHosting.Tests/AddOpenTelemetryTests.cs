using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EduCoop.OpenTelemetryHosting.Tests;

public sealed class AddOpenTelemetryTests
{
    [Fact]
    public async Task Spans_are_recorded_once_the_host_has_started_with_the_resource_that_was_configured()
    {
        var name = "test." + Guid.NewGuid();
        using var source = new ActivitySource(name);
        var spans = new Kept<Activity>(activity => activity.DisplayName);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("donations"))
            .WithTracing(tracing => tracing.AddSource(name).AddProcessor(new SimpleActivityExportProcessor(spans)));
        using var host = builder.Build();
        using (var before = source.StartActivity("before the start"))
        {
            Assert.Null(before);
        }

        await host.StartAsync();
        source.StartActivity("after the start")?.Dispose();
        await host.StopAsync();

        Assert.Equal(["after the start"], spans.Items);
        var resource = spans.ParentProvider.GetResource().Attributes.ToDictionary();
        Assert.Equal("donations", resource["service.name"]);
    }

    [Fact]
    public async Task What_another_hosted_service_does_while_it_starts_is_seen_too()
    {
        var name = "test." + Guid.NewGuid();
        var spans = new Kept<Activity>(activity => activity.DisplayName);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService(_ => new StartsWithASpan(name));
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(name).AddProcessor(new SimpleActivityExportProcessor(spans)));
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["starting"], spans.Items);
    }

    [Fact]
    public async Task Metrics_and_logs_reach_their_exporters()
    {
        var name = "test." + Guid.NewGuid();
        using var meter = new Meter(name);
        var gifts = meter.CreateCounter<long>("gifts");
        var metrics = new Kept<Metric>(metric => metric.Name);
        var logs = new Kept<LogRecord>(record => record.FormattedMessage ?? "");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metering => metering.AddMeter(name).AddReader(_ => new BaseExportingMetricReader(metrics)))
            .WithLogging(logging => logging.AddProcessor(new SimpleLogRecordExportProcessor(logs)), options => options.IncludeFormattedMessage = true);
        var host = builder.Build();
        await host.StartAsync();
        gifts.Add(3);
        host.Services.GetRequiredService<ILogger<AddOpenTelemetryTests>>().LogWarning("{Count} gifts", 3);
        await host.StopAsync();
        host.Dispose();

        Assert.Contains("gifts", metrics.Items);
        Assert.Contains("3 gifts", logs.Items);
    }

    [Fact]
    public void Asking_twice_gives_one_hosted_service_and_it_comes_first()
    {
        var services = new ServiceCollection();
        services.AddHostedService(_ => new StartsWithASpan("any"));
        services.AddOpenTelemetry().WithTracing();
        services.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging();

        var hosted = services.Where(service => service.ServiceType == typeof(IHostedService)).ToList();
        Assert.Equal(2, hosted.Count);
        Assert.Equal("TelemetryHostedService", hosted[0].ImplementationType?.Name);
    }

    private sealed class StartsWithASpan(string name) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            using var source = new ActivitySource(name);
            source.StartActivity("starting")?.Dispose();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Kept<T>(Func<T, string> text) : BaseExporter<T>
        where T : class
    {
        public ConcurrentQueue<string> Items { get; } = new();

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                Items.Enqueue(text(item));
            }
            return ExportResult.Success;
        }
    }
}
