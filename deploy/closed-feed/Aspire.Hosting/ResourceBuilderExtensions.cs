using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What can be said about resources of any kind.</summary>
public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Variable(name, _ => new(value ?? ""));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment => builder.Variable(name, _ => new(callback()));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Variable(name, _ => new(endpointReference.Url));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Variable(name, async stop => await parameter.Resource.GetValueAsync(stop).ConfigureAwait(false) ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string envVarName, IResourceBuilder<IResourceWithConnectionString> resource)
        where T : IResourceWithEnvironment => builder.Connection(envVarName, resource.Resource, optional: false);

    /// <summary>Gives the connection string as <c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment =>
        builder.Connection(source.Resource.ConnectionStringEnvironmentVariable ?? "ConnectionStrings__" + (connectionName ?? source.Resource.Name), source.Resource, optional);

    /// <summary>Gives every endpoint of the other as <c>services__name__endpoint__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.Annotate(new EnvironmentAnnotation(_ => new(source.Resource.Annotations.OfType<EndpointAnnotation>()
            .Select(endpoint => KeyValuePair.Create(DiscoveryVariable(source.Resource.Name, endpoint.Name), endpoint.Url)))));

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment =>
        builder.Variable(DiscoveryVariable(endpointReference.Resource.Name, endpointReference.EndpointName), _ => new(endpointReference.Url));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs => builder.Annotate(new ArgumentsAnnotation(args));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params object[] args)
        where T : IResourceWithArgs =>
        builder.Annotate(new ArgumentsAnnotation([.. args.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "")]));

    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        var endpoint = new EndpointAnnotation("http", name ?? "http", port, targetPort, env, isProxied ?? true);
        if (new EndpointReference(builder.Resource, endpoint.Name).Exists)
        {
            throw new DistributedApplicationException($"Endpoint with name '{endpoint.Name}' already exists on the resource '{builder.Resource.Name}'.");
        }
        return builder.Annotate(endpoint);
    }

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.IsExternal = true;
        }
        return builder;
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints =>
        builder.Annotate(new HttpHealthAnnotation(() => new EndpointReference(builder.Resource, endpointName ?? "http"), path ?? "/", statusCode ?? 200));

    /// <summary>Starts this one when the other runs and, if it says how to tell, is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(dependency.Resource, exitCode: null);

    /// <summary>Starts this one when the other has ended with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.Wait(dependency.Resource, exitCode);

    internal static IResourceBuilder<T> Annotate<T>(this IResourceBuilder<T> builder, IResourceAnnotation annotation)
        where T : IResource
    {
        builder.Resource.Annotations.Add(annotation);
        return builder;
    }

    private static IResourceBuilder<T> Wait<T>(this IResourceBuilder<T> builder, IResource other, int? exitCode)
        where T : IResource =>
        ReferenceEquals(builder.Resource, other)
            ? throw new DistributedApplicationException($"The '{other.Name}' resource cannot wait for itself.")
            : builder.Annotate(new WaitAnnotation(other, exitCode));

    private static IResourceBuilder<T> Connection<T>(this IResourceBuilder<T> builder, string variable, IResourceWithConnectionString source, bool optional)
        where T : IResource =>
        builder.Annotate(new ConnectionAnnotation(source)).Variable(variable, async stop => await source.GetConnectionStringAsync(stop).ConfigureAwait(false)
            ?? (optional ? "" : throw new DistributedApplicationException($"The connection string for the resource '{source.Name}' is not available.")));

    private static IResourceBuilder<T> Variable<T>(this IResourceBuilder<T> builder, string name, Func<CancellationToken, ValueTask<string>> value)
        where T : IResource =>
        builder.Annotate(new EnvironmentAnnotation(async stop => [KeyValuePair.Create(name, await value(stop).ConfigureAwait(false))]));

    private static string DiscoveryVariable(string resource, string endpoint) => $"services__{resource}__{endpoint}__0";
}
