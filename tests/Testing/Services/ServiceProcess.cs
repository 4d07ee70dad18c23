using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EduCoop.Testing;

/// <summary>A service as its own process, built as in production: it can be killed with -9 and started again on the same ports.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly string assembly;
    private readonly string folder;
    private readonly ServiceSettings settings;
    private readonly ConcurrentQueue<string> log = new();
    private Process? process;

    /// <summary>Prepares the service; nothing runs yet.</summary>
    /// <param name="project">Project name, for example EduCoop.Donations.</param>
    /// <param name="settings">What it is told; what is added later holds from the next start, so two services can be told of each other.</param>
    public ServiceProcess(string project, ServiceSettings settings)
    {
        var (http, grpc) = (FreePorts.Next(), FreePorts.Next());
        assembly = Repository.Assembly(project);
        folder = Directory.Exists(Repository.SourceFolder(project)) ? Repository.SourceFolder(project) : Path.GetDirectoryName(assembly)!;
        this.settings = settings;
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

    /// <summary>Id of the running process.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The service is not running.");

    /// <summary>All that it wrote to its console so far.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Starts the service and waits until it says that it is ready.</summary>
    /// <param name="within">How long that may take; 60 s when null.</param>
    public async Task<ServiceProcess> StartAsync(TimeSpan? within = null)
    {
        process = Launch([]);
        try
        {
            await Eventually.Async(
                $"{Path.GetFileName(assembly)} is ready",
                async () =>
                {
                    if (process.HasExited)
                    {
                        // Its last words may still be on the way.
                        await process.WaitForExitAsync();
                        return $"ended with {process.ExitCode}";
                    }

                    using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                    return answer.IsSuccessStatusCode ? "ready" : await answer.Content.ReadAsStringAsync();
                },
                state => state == "ready" || state.StartsWith("ended", StringComparison.Ordinal),
                within ?? TimeSpan.FromSeconds(60));
        }
        catch (Xunit.Sdk.XunitException late)
        {
            throw new InvalidOperationException($"{late.Message}\n{Log}");
        }

        return process.HasExited ? throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended with {process.ExitCode}:\n{Log}") : this;
    }

    /// <summary>Runs a verb of the service, for example migrate, to its end.</summary>
    /// <param name="verb">The verb.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(params string[] verb)
    {
        using var run = Launch(verb);
        await run.WaitForExitAsync();
        return run.ExitCode;
    }

    /// <summary>kill -9: no warning, nothing is finished.</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Asks the process to end, as a supervisor would (SIGTERM).</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (process is null)
        {
            return 0;
        }

        if (!process.HasExited)
        {
            await Commands.RunAsync("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await process.WaitForExitAsync(limit.Token);
        }

        return process.ExitCode;
    }

    /// <summary>Ends the process, whatever it is doing.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
        Http.Dispose();
    }

    private Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings.Complete(Address.Port, GrpcAddress.Port))
        {
            start.Environment[name switch { "urls" => "ASPNETCORE_URLS", "environment" => "ASPNETCORE_ENVIRONMENT", _ => name.Replace(":", "__", StringComparison.Ordinal) }] = value;
        }

        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Keep(line.Data);
        started.ErrorDataReceived += (_, line) => Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        log.Enqueue(line);
        while (log.Count > 2000 && log.TryDequeue(out _))
        {
        }
    }
}
