using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Runs one replica of a project for as long as the application runs: waits for others, starts, watches, starts again.</summary>
internal sealed class ProjectRunner(Replica replica, StateBoard board, AppHostSettings settings, ILogger log) : IRunner
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public string Name => replica.Name;

    public IReadOnlyList<string> WaitsFor => replica.WaitsFor;

    public void Start() => _run = Task.Run(Run);

    public async Task Stop()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        board.Set(Name, state => state with { Status = state.Status == ResourceStatus.Finished ? state.Status : ResourceStatus.Stopped, Healthy = null, Pid = null });
    }

    public void Dispose() => _stop.Dispose();

    private async Task Run()
    {
        try
        {
            using var lines = new ResourceLog(settings.Logs, Name);
            board.Set(Name, state => state with { Log = lines.Path, Detail = replica.WaitsFor.Count == 0 ? null : "waits for " + string.Join(", ", replica.WaitsFor) });
            await replica.OthersAreReady(board, _stop.Token).ConfigureAwait(false);
            await KeepRunning(lines).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception problem)
        {
            log.LogError("{Name} cannot be started: {Problem}", Name, problem.Message);
            board.Set(Name, state => state with { Status = ResourceStatus.Failed, Healthy = false, Detail = problem.Message });
        }
    }

    private async Task KeepRunning(ResourceLog lines)
    {
        var failures = 0;
        while (true)
        {
            var clock = Stopwatch.StartNew();
            var exit = await RunOnce(lines).ConfigureAwait(false);
            if (exit == replica.FinishesWith)
            {
                board.Set(Name, state => state with { Status = ResourceStatus.Finished, Healthy = null, Pid = null, ExitCode = exit, Detail = null });
                log.LogInformation("{Name} has finished", Name);
                return;
            }
            failures = clock.Elapsed > TimeSpan.FromSeconds(30) ? 1 : failures + 1;
            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.5 * Math.Pow(2, failures - 1)));
            log.LogWarning("{Name} ended with exit code {ExitCode}; starting it again in {Pause:0.#} s. Its lines: {Log}", Name, exit, pause.TotalSeconds, lines.Path);
            board.Set(Name, state => state with
            {
                Status = ResourceStatus.Restarting,
                Healthy = false,
                Pid = null,
                ExitCode = exit,
                Restarts = state.Restarts + 1,
                Detail = $"ended with exit code {exit}",
            });
            await Task.Delay(pause, _stop.Token).ConfigureAwait(false);
        }
    }

    private async Task<int> RunOnce(ResourceLog lines)
    {
        var variables = await Variables().ConfigureAwait(false);
        string[] arguments = ["exec", replica.Dll, .. replica.Arguments];
        using var child = ChildProcess.Start(replica.Directory, arguments, variables, lines);
        board.Set(Name, state => state with
        {
            Status = ResourceStatus.Running,
            // A step is ready when it has ended, not while it runs.
            Healthy = replica.Health is null && replica.FinishesWith is null ? null : false,
            Pid = child.Pid,
            ProcessStart = child.Identity?.Start,
            Since = TimeProvider.System.GetUtcNow(),
            Detail = null,
        });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var watching = replica.Health is { } health ? Watch(health, ended.Token) : Task.CompletedTask;
        try
        {
            return await child.Exited(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await child.Stop(Grace).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    // Often until it is well, then now and again.
    private async Task Watch(HealthProbe probe, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                var problem = await probe.Problem(ended).ConfigureAwait(false);
                var before = board[Name].Healthy;
                board.Set(Name, state => state with { Healthy = problem is null, Detail = problem });
                if (before != (problem is null))
                {
                    log.LogInformation("{Name} is {Health}", Name, problem is null ? "healthy" : "not healthy: " + problem);
                }
                await Task.Delay(problem is null ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(250), ended).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private async Task<Dictionary<string, string>> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = settings.Dashboard.GetLeftPart(UriPartial.Authority),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = replica.Resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=" + Name,
            // As Aspire does in development: what happened is seen within a second.
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
        };
        var urls = replica.Listens.Where(listen => listen.Endpoint.Env is null).Select(listen => string.Create(CultureInfo.InvariantCulture, $"{listen.Endpoint.Scheme}://localhost:{listen.Port}"));
        if (string.Join(';', urls) is { Length: > 0 } list)
        {
            variables["ASPNETCORE_URLS"] = list;
        }
        foreach (var listen in replica.Listens.Where(listen => listen.Endpoint.Env is not null))
        {
            variables[listen.Endpoint.Env!] = listen.Port.ToString(CultureInfo.InvariantCulture);
        }
        foreach (var said in replica.Resource.Annotations.OfType<EnvironmentAnnotation>().ToList())
        {
            foreach (var (name, value) in await said.Values(_stop.Token).ConfigureAwait(false))
            {
                variables[name] = value;
            }
        }
        return variables;
    }
}
