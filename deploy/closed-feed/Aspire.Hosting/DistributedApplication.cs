using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The application with all its parts, ready to be started.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;

    public DistributedApplication(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

#pragma warning disable RS0030 // Aspire's own Run blocks: it is the last line of a Main.
    public void Run() => RunAsync().GetAwaiter().GetResult();
#pragma warning restore RS0030

    /// <summary>Runs until Ctrl-C, SIGTERM or the token; a model or machine that is not as it must be ends it with a message and exit code 1.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await HostingAbstractionsHostExtensions.RunAsync(_host, cancellationToken).ConfigureAwait(false);
        }
        catch (DistributedApplicationException problem)
        {
            await Console.Error.WriteLineAsync("error: " + problem.Message).ConfigureAwait(false);
            Environment.ExitCode = 1;
        }
    }

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public virtual void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
        GC.SuppressFinalize(this);
    }
}
