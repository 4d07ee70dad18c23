using System.Globalization;

namespace EduCoop.Testing;

/// <summary>
/// A PostgreSQL, a RabbitMQ or both that belong to one test alone: it may stop them, kill them with -9 and start them again
/// on the same ports with the same data. Native servers only.
/// </summary>
public sealed class OwnServers : IAsyncDisposable
{
    /// <summary>Name of the database server in <see cref="KillAsync"/> and the others.</summary>
    public const string PostgreSql = "postgres";

    /// <summary>Name of the broker.</summary>
    public const string RabbitMq = "rabbitmq";

    private static readonly string Script = Path.Combine(Repository.Root, "deploy", "infrastructure");
    private readonly string folder;
    private readonly Dictionary<string, string> settings;

    private OwnServers(string folder)
    {
        this.folder = folder;
        settings = TestServers.ReadSettings(folder);
    }

    /// <summary>Connection string of the server's superuser.</summary>
    public string PostgresConnection => settings["ConnectionStrings__postgres"];

    /// <summary>amqp://user:password@host:port/vhost.</summary>
    public string RabbitConnection => settings["ConnectionStrings__rabbitmq"];

    /// <summary>Starts one of the two, or both.</summary>
    /// <param name="what"><see cref="PostgreSql"/>, <see cref="RabbitMq"/> or null for both.</param>
    public static async Task<OwnServers> StartAsync(string? what = null)
    {
        var (code, output, errors) = await Commands.RunAsync(
            Path.Combine(Repository.Root, "tests", "Testing", "servers"),
            ["own", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. what is null ? Array.Empty<string>() : [what]]);
        return code == 0 ? new OwnServers(output.Trim()) : throw new InvalidOperationException($"The test's own servers did not start: {errors.Trim()}");
    }

    /// <summary>kill -9.</summary>
    /// <param name="what">Which server.</param>
    public Task KillAsync(string what) => RunAsync("kill", what);

    /// <summary>Stops it in order.</summary>
    /// <param name="what">Which server.</param>
    public Task StopAsync(string what) => RunAsync("down", what);

    /// <summary>Starts it again and waits until it answers.</summary>
    /// <param name="what">Which server.</param>
    public Task StartAgainAsync(string what) => RunAsync("up", what);

    /// <summary>Stops what runs and throws the data away.</summary>
    public async ValueTask DisposeAsync()
    {
        await Commands.RunAsync(Script, "down", "--data", folder);
        await Commands.RunAsync("rm", "-rf", folder);
    }

    private async Task RunAsync(string verb, string what)
    {
        var (code, output, errors) = await Commands.RunAsync(Script, verb, what, "--data", folder);
        if (code != 0)
        {
            throw new InvalidOperationException($"deploy/infrastructure {verb} {what}: {output}{errors}");
        }
    }
}
