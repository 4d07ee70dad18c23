using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>What the orchestrator starts and stops.</summary>
internal interface IRunner : IDisposable
{
    string Name { get; }

    IReadOnlyList<string> WaitsFor { get; }

    void Start();

    Task Stop();
}

/// <summary>Watches a server that is there already; a PostgreSQL server gets its databases as soon as it is well.</summary>
internal sealed class ServerRunner(IResource server, HealthProbe probe, IReadOnlyList<PostgresDatabaseResource> databases, DatabaseCreator creator, StateBoard board, ILogger log) : IRunner
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<PostgresDatabaseResource> _made = [];
    private Task _run = Task.CompletedTask;

    public string Name => server.Name;

    public IReadOnlyList<string> WaitsFor => [];

    public void Start() => _run = Task.Run(Run);

    public async Task Stop()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        foreach (var name in databases.Select(database => database.Name).Prepend(Name))
        {
            board.Set(name, state => state with { Status = ResourceStatus.Stopped, Healthy = null });
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task Run()
    {
        try
        {
            while (true)
            {
                var problem = await probe.Problem(_stop.Token).ConfigureAwait(false) ?? await MakeDatabases().ConfigureAwait(false);
                Say(problem);
                await Task.Delay(problem is null ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(500), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The application ends.
        }
    }

    private async Task<string?> MakeDatabases()
    {
        try
        {
            foreach (var database in databases.Where(database => !_made.Contains(database)))
            {
                database.Created(await creator.Ensure(database, _stop.Token).ConfigureAwait(false));
                _made.Add(database);
            }
            return null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return problem.Message;
        }
    }

    private void Say(string? problem)
    {
        if (board[Name].Healthy != (problem is null))
        {
            log.Log(problem is null ? LogLevel.Information : LogLevel.Warning, "{Name} is {Health}", Name, problem is null ? "healthy" : "not healthy: " + problem);
        }
        board.Set(Name, state => state with { Status = ResourceStatus.Running, Healthy = problem is null, Detail = problem });
        foreach (var database in databases)
        {
            board.Set(database.Name, state => state with { Status = ResourceStatus.Running, Healthy = problem is null && _made.Contains(database), Detail = problem });
        }
    }
}
