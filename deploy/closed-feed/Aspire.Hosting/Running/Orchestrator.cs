using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Starts everything, each when those it waits for are ready, and ends everything in the opposite order.</summary>
internal sealed class Orchestrator(IReadOnlyList<IResource> resources, AppHostSettings settings, StateBoard board, ILoggerFactory logs) : IHostedService, IDisposable
{
    private readonly ILogger _log = logs.CreateLogger("apphost");
    private readonly List<IRunner> _runners = [];
    private readonly List<PortProxy> _proxies = [];
    private readonly CancellationTokenSource _ended = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Logs);
        await Orphans.Clean(settings.Store, _log).ConfigureAwait(false);
        foreach (var resource in resources)
        {
            Prepare(resource);
        }
        StartOrder.Check(_runners);
        CheckPorts();
        board.Write();
        foreach (var proxy in _proxies)
        {
            proxy.Start(_ended.Token);
        }
        foreach (var runner in _runners)
        {
            runner.Start();
        }
        _log.LogInformation("Resources and traces: {Url}", settings.Dashboard);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var together in StartOrder.Of(_runners).Reverse())
        {
            await Task.WhenAll(together.Select(runner => runner.Stop())).ConfigureAwait(false);
        }
        await _ended.CancelAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _runners.ForEach(runner => runner.Dispose());
        _proxies.ForEach(proxy => proxy.Dispose());
        _ended.Dispose();
    }

    private void Prepare(IResource resource)
    {
        switch (resource)
        {
            case ProjectResource project:
                PrepareProject(project);
                break;
            case PostgresServerResource server:
                var databases = resources.OfType<PostgresDatabaseResource>().Where(database => database.Parent == server).ToList();
                board.Add(new ResourceState(server.Name, "postgres", ResourceStatus.Waiting, null));
                databases.ForEach(database => board.Add(new ResourceState(database.Name, "database", ResourceStatus.Waiting, null)));
                _runners.Add(new ServerRunner(server, HealthProbe.Postgres(server), databases, new DatabaseCreator(settings), board, _log));
                break;
            case RabbitMQServerResource broker:
                board.Add(new ResourceState(broker.Name, "rabbitmq", ResourceStatus.Waiting, null));
                _runners.Add(new ServerRunner(broker, HealthProbe.RabbitMQ(broker), [], new DatabaseCreator(settings), board, _log));
                break;
            default:
                // Parameters, given connection strings and databases have no life of their own.
                break;
        }
    }

    private void PrepareProject(ProjectResource project)
    {
        var replicas = Replica.Of(project, resources).ToList();
        foreach (var replica in replicas)
        {
            var urls = replica.Listens.Select(listen => replicas.Count == 1 ? listen.Endpoint.Url : $"{listen.Endpoint.Scheme}://localhost:{listen.Port}");
            board.Add(new ResourceState(replica.Name, "project", ResourceStatus.Waiting, replica.Health is null ? null : false) { Urls = [.. urls] });
            _runners.Add(new ProjectRunner(replica, board, settings, _log));
        }
        foreach (var endpoint in project.Annotations.OfType<EndpointAnnotation>())
        {
            int[] targets = [.. replicas.Select(replica => replica.Listens.First(listen => listen.Endpoint == endpoint).Port)];
            if (targets is not [var only] || only != endpoint.Port)
            {
                _proxies.Add(new PortProxy(endpoint.Port, targets));
            }
        }
    }

    private void CheckPorts()
    {
        Need(settings.Dashboard.Port, "the AppHost needs it for its own page");
        foreach (var project in resources.OfType<ProjectResource>())
        {
            foreach (var endpoint in project.Annotations.OfType<EndpointAnnotation>())
            {
                Need(endpoint.Port, $"'{project.Name}' needs it for its endpoint '{endpoint.Name}'");
            }
        }
    }

    private static void Need(int port, string what)
    {
        if (!Ports.IsFree(port))
        {
            var holder = Ports.Holder(port);
            throw new DistributedApplicationException($"Port {port} is taken{(holder.Length > 0 ? " by " + holder : "")}; {what}. Stop that process or choose another port.");
        }
    }
}
