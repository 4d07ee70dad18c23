namespace Aspire.Hosting.ApplicationModel;

internal sealed record ProjectAnnotation(string Path) : IResourceAnnotation;

internal sealed record EnvironmentAnnotation(Func<CancellationToken, ValueTask<IEnumerable<KeyValuePair<string, string>>>> Values) : IResourceAnnotation;

internal sealed record ArgumentsAnnotation(IReadOnlyList<string> Arguments) : IResourceAnnotation;

internal sealed record ReplicasAnnotation(int Replicas) : IResourceAnnotation;

/// <summary>Wait until the other is healthy (<paramref name="ExitCode"/> null) or until it has ended with that exit code.</summary>
internal sealed record WaitAnnotation(IResource Resource, int? ExitCode) : IResourceAnnotation;

/// <summary>The resource needs this one's connection string, so its server has to be there first.</summary>
internal sealed record ConnectionAnnotation(IResourceWithConnectionString Resource) : IResourceAnnotation;

internal sealed record HttpHealthAnnotation(Func<EndpointReference> Endpoint, string Path, int StatusCode) : IResourceAnnotation;

internal sealed class EndpointAnnotation(string scheme, string name, int? port, int? targetPort, string? env, bool isProxied) : IResourceAnnotation
{
    public string Scheme { get; } = scheme;

    public string Name { get; } = name;

    public int? TargetPort { get; } = targetPort;

    /// <summary>The environment variable that tells the process where to listen; without one it is told by ASPNETCORE_URLS.</summary>
    public string? Env { get; } = env;

    public bool IsProxied { get; } = isProxied;

    public bool IsExternal { get; set; }

    /// <summary>The port that others use. One that was not given is chosen when it is first needed, and kept.</summary>
    public int Port => field != 0 ? field : field = port ?? TargetPort ?? Running.Ports.Free();

    public string Url => $"{Scheme}://localhost:{Port}";
}

/// <summary>An endpoint of a resource by name; it may be asked for before the endpoint itself is added.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName)
{
    public IResourceWithEndpoints Resource { get; } = owner;

    public string EndpointName { get; } = endpointName;

    public bool Exists => Find() is not null;

    public string Scheme => Annotation.Scheme;

    public string Host => new Uri(Url).Host;

    public int Port => Annotation.Port;

    public string Url => Annotation.Url;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    private EndpointAnnotation Annotation => Find()
        ?? throw new DistributedApplicationException($"The resource '{Resource.Name}' has no endpoint named '{EndpointName}'.");

    private EndpointAnnotation? Find() =>
        Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => string.Equals(endpoint.Name, EndpointName, StringComparison.OrdinalIgnoreCase));
}
