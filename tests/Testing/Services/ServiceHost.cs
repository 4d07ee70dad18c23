using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduCoop.Testing;

/// <summary>
/// A service inside the test process: its real Program with real Kestrel on free loopback ports. Faster than
/// <see cref="ServiceProcess"/> and open to the debugger; it cannot be killed.
/// </summary>
/// <typeparam name="TProgram">The service's Program (or any type of its assembly).</typeparam>
public sealed class ServiceHost<TProgram> : IAsyncDisposable
{
    private static readonly TimeSpan StopAtMost = TimeSpan.FromMinutes(2);
    private readonly Task<int> program;
    private readonly IHost host;

    private ServiceHost(Task<int> program, IHost host, int http, int grpc)
    {
        this.program = program;
        this.host = host;
        Address = new Uri($"http://127.0.0.1:{http}");
        GrpcAddress = new Uri($"http://127.0.0.1:{grpc}");
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>HTTP/1.1 address.</summary>
    public Uri Address { get; }

    /// <summary>HTTP/2 address without TLS.</summary>
    public Uri GrpcAddress { get; }

    /// <summary>A client of <see cref="Address"/>, without a token.</summary>
    public HttpClient Http { get; }

    /// <summary>The service's own services.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Starts the service and waits until it says that it is ready.</summary>
    /// <param name="settings">What it is told.</param>
    /// <param name="services">Last word on its services, for example another clock; leave the rest as it is.</param>
    public static async Task<ServiceHost<TProgram>> StartAsync(ServiceSettings settings, Action<IServiceCollection>? services = null)
    {
        var (http, grpc) = (FreePorts.Next(), FreePorts.Next());
        var assembly = typeof(TProgram).Assembly;
        var name = assembly.GetName().Name!;
        var folder = Repository.SourceFolder(name);
        string[] arguments =
        [
            $"--applicationName={name}",
            $"--contentRoot={(Directory.Exists(folder) ? folder : AppContext.BaseDirectory)}",
            .. settings.Complete(http, grpc).Select(pair => $"--{pair.Key}={pair.Value}"),
        ];
        var watch = new HostWatch(services);
        var program = Task.Factory.StartNew(
            () =>
            {
                HostWatch.Current.Value = watch;
                using var listening = DiagnosticListener.AllListeners.Subscribe(watch);
                return assembly.EntryPoint!.Invoke(null, [arguments]) as int? ?? 0;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        if (await Task.WhenAny(program, watch.Built) == program)
        {
            throw new InvalidOperationException($"{name} ended with {await program} before it had a host.");
        }

        var service = new ServiceHost<TProgram>(program, await watch.Built, http, grpc);
        try
        {
            await Eventually.Async(
                $"{name} is ready",
                async () =>
                {
                    if (program.IsCompleted)
                    {
                        return "ended";
                    }

                    using var answer = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                    return answer.IsSuccessStatusCode ? "ready" : await answer.Content.ReadAsStringAsync();
                },
                state => state is "ready" or "ended",
                TimeSpan.FromSeconds(60));
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }

        return program.IsCompleted ? throw new InvalidOperationException($"{name} ended with {await program}.") : service;
    }

    /// <summary>Stops the service in order.</summary>
    /// <exception cref="InvalidOperationException">It did not end in time: a fault of the service, whose supervisor would have to kill it.</exception>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!program.IsCompleted)
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }

        try
        {
            await program.WaitAsync(StopAtMost);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{typeof(TProgram).Assembly.GetName().Name} was told to stop and has not ended within {StopAtMost.TotalSeconds:0} s.");
        }
    }
}

/// <summary>Catches the host that a Program builds, by the events that the framework's own tools use.</summary>
internal sealed class HostWatch(Action<IServiceCollection>? services) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // Several services start at the same time in one process; each sees only its own host.
    internal static readonly AsyncLocal<HostWatch?> Current = new();
    private readonly TaskCompletionSource<IHost> built = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<IHost> Built => built.Task;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting" && Current.Value == this)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
        {
            return;
        }

        if (value is { Key: "HostBuilding", Value: IHostBuilder builder } && services is not null)
        {
            builder.ConfigureServices((_, collection) => services(collection));
        }
        else if (value is { Key: "HostBuilt", Value: IHost host })
        {
            built.TrySetResult(host);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
