using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EduCoop.ServiceDefaults;

/// <summary>Traces, metrics and logs over OTLP, from the sources that the frameworks themselves have.</summary>
internal static class Telemetry
{
    // Each request is a span already; four lines more for each cost a quarter of the processor. Any other setting goes before these.
    private static readonly KeyValuePair<string, string?>[] Levels =
    [
        new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
        new("Logging:LogLevel:System.Net.Http", "Warning"),
        new("Logging:LogLevel:Yarp", "Warning"),
    ];

    internal static void AddTelemetry(this WebApplicationBuilder builder, string serviceName)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceNamespace: "educoop"))
            .WithTracing(tracing => tracing.Sampled(builder.Configuration)
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", "EduCoop.*"))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit", "EduCoop.*"));
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

    private static TracerProviderBuilder Sampled(this TracerProviderBuilder tracing, ConfigurationManager configuration) =>
        configuration["OTEL_TRACES_SAMPLER"] is { Length: > 0 } ? tracing : tracing.SetSampler(new ParentBasedSampler(new RateLimitedSampler(configuration.GetValue("Telemetry:TracesPerSecond", 50))));
}
