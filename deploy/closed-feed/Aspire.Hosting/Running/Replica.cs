using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>One process of a project: its name, what it starts, where it listens and for whom it waits.</summary>
internal sealed class Replica
{
    private readonly List<(string[] Names, WaitAnnotation Wait)> _waits;

    private Replica(ProjectResource resource, string name, IReadOnlyList<(EndpointAnnotation Endpoint, int Port)> listens, IReadOnlyList<IResource> all)
    {
        Resource = resource;
        Name = name;
        Listens = listens;
        var project = resource.Annotations.OfType<ProjectAnnotation>().Last().Path;
        Directory = Path.GetDirectoryName(project)!;
        Dll = ProjectOutput.Dll(project);
        Arguments = [.. resource.Annotations.OfType<ArgumentsAnnotation>().SelectMany(said => said.Arguments)];
        FinishesWith = all.SelectMany(other => other.Annotations.OfType<WaitAnnotation>()).FirstOrDefault(wait => wait.ExitCode is not null && wait.Resource == resource)?.ExitCode;
        Health = HealthProbe.Of(resource, listens);
        var connections = resource.Annotations.OfType<ConnectionAnnotation>().Where(said => said.Resource is PostgresDatabaseResource).Select(said => new WaitAnnotation(said.Resource, null));
        _waits = [.. resource.Annotations.OfType<WaitAnnotation>().Concat(connections).Where(wait => wait.Resource is not GivenConnectionString)
            .Select(wait => (Names(wait.Resource).ToArray(), wait))];
        WaitsFor = [.. _waits.SelectMany(wait => wait.Names).Distinct()];
    }

    public ProjectResource Resource { get; }

    public string Name { get; }

    public string Directory { get; }

    public string Dll { get; }

    public IReadOnlyList<string> Arguments { get; }

    public IReadOnlyList<(EndpointAnnotation Endpoint, int Port)> Listens { get; }

    public HealthProbe? Health { get; }

    /// <summary>Someone waits for this one to end, so ending with this code is its aim and no reason to start it again.</summary>
    public int? FinishesWith { get; }

    public IReadOnlyList<string> WaitsFor { get; }

    public static IEnumerable<Replica> Of(ProjectResource resource, IReadOnlyList<IResource> all)
    {
        var names = Names(resource).ToList();
        foreach (var name in names)
        {
            yield return new Replica(resource, name, [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint, Port(endpoint, names.Count)))], all);
        }
    }

    public async Task OthersAreReady(StateBoard board, CancellationToken stop)
    {
        foreach (var (names, wait) in _waits)
        {
            await board.Until(names, state => wait.ExitCode is { } code
                ? state.Status == ResourceStatus.Finished && state.ExitCode == code
                : state.IsReady || state.Status == ResourceStatus.Finished, stop).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Names(IResource resource)
    {
        var replicas = resource.Annotations.OfType<ReplicasAnnotation>().LastOrDefault()?.Replicas ?? 1;
        return replicas == 1 ? [resource.Name] : Enumerable.Range(1, replicas).Select(number => $"{resource.Name}-{number}");
    }

    // Alone, a process listens on the endpoint's own port; several get ports of their own, with a PortProxy before them.
    private static int Port(EndpointAnnotation endpoint, int replicas) => replicas == 1 ? endpoint.TargetPort ?? endpoint.Port : Ports.Free();
}
