using System.Collections.ObjectModel;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The model of the application while it is being described.</summary>
public interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }

    IHostEnvironment Environment { get; }

    string AppHostDirectory { get; }

    IResourceCollection Resources { get; }

    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    DistributedApplication Build();
}

/// <summary>All resources of the model.</summary>
public interface IResourceCollection : IList<IResource>;

/// <summary>Settings for <see cref="DistributedApplication.CreateBuilder(DistributedApplicationOptions)"/>.</summary>
public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    public string? ProjectDirectory { get; set; }

    public string? ProjectName { get; set; }
}

internal sealed class ResourceCollection : Collection<IResource>, IResourceCollection;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly WebApplicationBuilder _host;

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostDirectory = options.ProjectDirectory ?? Declared() ?? Directory.GetCurrentDirectory();
        _host = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = options.Args, ContentRootPath = AppHostDirectory });
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public string AppHostDirectory { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"Cannot add resource of type '{resource.GetType()}' with name '{resource.Name}': there is one of that name already.");
        }
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(Running.HostComposition.Compose(_host, AppHostDirectory, [.. Resources]));

    // Aspire's SDK writes the same fact into the assembly under this name; here the AppHost's project file does.
    private static string? Declared() => Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(fact => string.Equals(fact.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value;
}
