using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>The path is relative to the AppHost's folder.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.AddResource(new ProjectResource(name)).Annotate(new ProjectAnnotation(Path.GetFullPath(projectPath.Replace('\\', '/'), builder.AppHostDirectory)));

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        return builder.Annotate(new ReplicasAnnotation(replicas));
    }
}

/// <summary>Adds values that are given from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => builder.Given($"Parameters:{name}", $"the parameter '{name}'"), secret));

    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null) =>
        builder.AddResource(new GivenConnectionString(name, environmentVariableName, () => builder.Given($"ConnectionStrings:{name}", $"the connection string '{name}'")));

    internal static string Given(this IDistributedApplicationBuilder builder, string key, string what) =>
        builder.Configuration[key] is { Length: > 0 } value
            ? value
            : throw new DistributedApplicationException($"{what} is not given. Set the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}; deploy/run does that.");
}

/// <summary>Adds PostgreSQL.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>No container is started: the server is the one that <c>ConnectionStrings:name</c> leads to.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new PostgresServerResource(name, () => builder.Given($"ConnectionStrings:{name}", $"the PostgreSQL server '{name}'")));

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
        builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));

    /// <summary>The server that is there keeps its data anyway.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => builder;
}

/// <summary>Adds RabbitMQ.</summary>
public static class RabbitMQBuilderExtensions
{
    /// <summary>No container is started: the broker is the one that <c>ConnectionStrings:name</c> leads to.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new RabbitMQServerResource(name, () => builder.Given($"ConnectionStrings:{name}", $"the RabbitMQ broker '{name}'")));

    /// <summary>The broker that is there keeps its data anyway.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => builder;
}
