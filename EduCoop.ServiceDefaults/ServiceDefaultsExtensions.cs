using EduCoop.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduCoop.ServiceDefaults;

/// <summary>What every service of EduCoop has before it says anything of its own.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds telemetry, health checks, resilient outgoing HTTP, strict JSON, problem details, token checks and Kestrel limits.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="serviceName">The resource name in AppHost, for example "donations"; it is the service name in every trace.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddTelemetry(serviceName);
        builder.Services.AddHealthChecks();
        builder.Services.AddResilientHttp();
        builder.Services.ConfigureHttpJsonOptions(options => ContractJson.Apply(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddEduCoopProblemDetails();
        builder.Services.AddTokenValidation();
        builder.Services.AddOpenApi("v1");
        builder.ConfigureKestrel();
        // Longer than Kestrel needs to finish requests, shorter than what the operators' tools wait before they kill.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        return builder;
    }

    /// <summary>Puts the shared middleware and the health and OpenAPI routes in place. Call it before mapping the service's own routes.</summary>
    /// <param name="app">The built service.</param>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapOpenApi().RequireAuthorization();
        return app;
    }

    /// <summary>The address of another service as Aspire hands it out, for example <c>services__donations__grpc__0</c>.</summary>
    /// <param name="configuration">The service's configuration.</param>
    /// <param name="service">Resource name.</param>
    /// <param name="endpoint">"http" or "grpc".</param>
    /// <exception cref="InvalidOperationException">AppHost gave this service no reference to that one.</exception>
    public static Uri ServiceAddress(this IConfiguration configuration, string service, string endpoint = "http") =>
        configuration[$"services:{service}:{endpoint}:0"] is { Length: > 0 } address
            ? new Uri(address)
            : throw new InvalidOperationException($"No address for service '{service}' endpoint '{endpoint}': set services__{service}__{endpoint}__0 or add WithReference in AppHost.");

    private static void ConfigureKestrel(this WebApplicationBuilder builder)
    {
        var grpcPort = builder.Configuration.GetValue<int?>("GRPC_PORT");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            kestrel.Limits.MaxConcurrentConnections = 4096;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 256;
            // Without TLS a port speaks one protocol: HTTP/2 cannot be negotiated there.
            kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (grpcPort is { } port && endpoint.EndPoint is System.Net.IPEndPoint { Port: var bound } && bound == port)
                {
                    endpoint.Protocols = HttpProtocols.Http2;
                }
            });
        });
        if (grpcPort is { } extra)
        {
            builder.ListenAlsoOn(extra);
        }
    }

    // AppHost hands the gRPC port over in GRPC_PORT and leaves it out of ASPNETCORE_URLS, so the service opens it itself, on the host it listens on already.
    private static void ListenAlsoOn(this WebApplicationBuilder builder, int port)
    {
        var urls = builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is { Length: > 0 } set ? set : "http://localhost:5000";
        var parsed = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).ToList();
        if (parsed.TrueForAll(url => url.Port != port))
        {
            builder.WebHost.UseUrls($"{urls};http://{parsed[0].Host}:{port}");
        }
    }
}
