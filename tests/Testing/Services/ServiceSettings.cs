using System.Globalization;

namespace EduCoop.Testing;

/// <summary>What a service is told when a test starts it: the same settings that AppHost gives.</summary>
public sealed class ServiceSettings
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All settings, with colons between the parts of their names.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Sets one value, for example Authentication:Authority.</summary>
    /// <param name="name">Name with colons.</param>
    /// <param name="value">Its value.</param>
    public ServiceSettings With(string name, string value)
    {
        values[name] = value;
        return this;
    }

    /// <summary>The service's database.</summary>
    /// <param name="resource">Name of the connection string, for example donationsdb.</param>
    /// <param name="database">The test class's database.</param>
    public ServiceSettings WithDatabase(string resource, PostgresFixture database) => With($"ConnectionStrings:{resource}", database.ConnectionString);

    /// <summary>The service's database.</summary>
    /// <param name="resource">Name of the connection string, for example donationsdb.</param>
    /// <param name="database">A database of the test's own.</param>
    public ServiceSettings WithDatabase(string resource, TestDatabase database) => With($"ConnectionStrings:{resource}", database.ConnectionString);

    /// <summary>The broker.</summary>
    /// <param name="rabbit">The test class's virtual host.</param>
    public ServiceSettings WithBroker(RabbitFixture rabbit) => With("ConnectionStrings:rabbitmq", rabbit.ConnectionString);

    /// <summary>Who signs the tokens that the service accepts.</summary>
    /// <param name="tokens">The test's token authority.</param>
    public ServiceSettings WithAuthority(TestTokens tokens) => With("Authentication:Authority", tokens.Authority);

    /// <summary>Where another service is, as Aspire's WithReference says it.</summary>
    /// <param name="service">Resource name of the other service.</param>
    /// <param name="http">Its HTTP address.</param>
    /// <param name="grpc">Its gRPC address, when it has one.</param>
    public ServiceSettings WithService(string service, Uri http, Uri? grpc = null)
    {
        With($"services:{service}:http:0", http.AbsoluteUri.TrimEnd('/'));
        return grpc is null ? this : With($"services:{service}:grpc:0", grpc.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>These settings and those that every service under test needs.</summary>
    internal Dictionary<string, string> Complete(int httpPort, int grpcPort)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["environment"] = "Development",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
            ["urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{httpPort};http://127.0.0.1:{grpcPort}"),
            ["GRPC_PORT"] = grpcPort.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return all;
    }
}
