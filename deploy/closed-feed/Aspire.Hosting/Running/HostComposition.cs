using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Aspire.Hosting.Running;

/// <summary>Puts the AppHost's own host together: the orchestrator, the receiver of telemetry and the page that shows both.</summary>
internal static class HostComposition
{
    private const long LargestRequest = 16 * 1024 * 1024;

    public static IHost Compose(WebApplicationBuilder builder, string appHostDirectory, IReadOnlyList<IResource> resources)
    {
        var settings = AppHostSettings.From(builder.Configuration, appHostDirectory);
        builder.Logging.ClearProviders().AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
            options.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // It would warn that the address in ASPNETCORE_URLS is not its own doing.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.ListenLocalhost(settings.Dashboard.Port);
        });
        // Only names of this machine: a page from elsewhere cannot talk to us under a name of its own.
        builder.Services.AddHostFiltering(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<StateBoard>();
        builder.Services.AddSingleton<SpanStore>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SpanStore>());
        builder.Services.AddHostedService(services => new Orchestrator(resources, settings, services.GetRequiredService<StateBoard>(), services.GetRequiredService<ILoggerFactory>()));
        var app = builder.Build();
        app.UseHostFiltering();
        DashboardRoutes.Map(app);
        return app;
    }
}
