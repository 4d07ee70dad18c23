namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project that runs as a process.</summary>
public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport;

/// <summary>A value that is given from outside: configuration key <c>Parameters:name</c>.</summary>
public class ParameterResource(string name, Func<string> value, bool secret = false) : Resource(name)
{
    public bool Secret { get; } = secret;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(value());
}

/// <summary>A server that is there already; here it stands where Aspire would start a container.</summary>
public class ContainerResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport;

/// <summary>A PostgreSQL server, found by <c>ConnectionStrings:name</c>.</summary>
public class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    private readonly Func<string> _connectionString;

    internal PostgresServerResource(string name, Func<string> connectionString)
        : base(name) => _connectionString = connectionString;

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => new(_connectionString());
}

/// <summary>A database with a role of its own on a <see cref="PostgresServerResource"/>.</summary>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    private readonly TaskCompletionSource<string> _created = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string DatabaseName { get; } = databaseName;

    public PostgresServerResource Parent { get; } = postgresParentResource;

    /// <summary>Known once the database exists.</summary>
    public async ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => await _created.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

    internal void Created(string connectionString) => _created.TrySetResult(connectionString);
}

/// <summary>A RabbitMQ broker, found by <c>ConnectionStrings:name</c>.</summary>
public class RabbitMQServerResource : ContainerResource, IResourceWithConnectionString
{
    private readonly Func<string> _connectionString;

    internal RabbitMQServerResource(string name, Func<string> connectionString)
        : base(name) => _connectionString = connectionString;

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => new(_connectionString());
}

internal sealed class GivenConnectionString(string name, string? environmentVariable, Func<string> connectionString) : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    public string? ConnectionStringEnvironmentVariable { get; } = environmentVariable;

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => new(connectionString());
}
