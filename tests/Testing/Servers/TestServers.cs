using System.Diagnostics;
using Npgsql;

namespace EduCoop.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ that this test process uses, found once, in this order: the environment
/// (EDUCOOP_TEST_INFRASTRUCTURE = data folder of a running deploy/infrastructure; EDUCOOP_TEST_POSTGRES, EDUCOOP_TEST_RABBITMQ = addresses),
/// native servers started for the tests, containers. None of them: every test that needs a server fails with the reason.
/// </summary>
public sealed partial class TestServers
{
    private static readonly Lazy<Task<TestServers>> Once = new(() => Task.Run(FindAsync));

    private TestServers(string postgres, Uri rabbitMq, IVirtualHosts virtualHosts)
    {
        Postgres = postgres;
        RabbitMq = rabbitMq;
        VirtualHosts = virtualHosts;
    }

    /// <summary>Connection string of a role that may create databases.</summary>
    public string Postgres { get; }

    /// <summary>amqp://user:password@host:port/vhost of a user who may administer the broker.</summary>
    public Uri RabbitMq { get; }

    internal IVirtualHosts VirtualHosts { get; }

    /// <summary>The servers; started by the first caller when that is needed.</summary>
    public static Task<TestServers> GetAsync() => Once.Value;

    internal static string? Environment(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static async Task<TestServers> FindAsync()
    {
        var postgres = Environment("EDUCOOP_TEST_POSTGRES");
        var rabbitMq = Environment("EDUCOOP_TEST_RABBITMQ");
        var folder = Environment("EDUCOOP_TEST_INFRASTRUCTURE");
        if (folder is null && (postgres is null || rabbitMq is null))
        {
            Task<TestServers>? containers = null;
            if (!HasNativeServers())
            {
                UseContainers(ref containers);
            }

            if (containers is not null)
            {
                return await containers;
            }

            folder = await StartNativeServersAsync();
        }

        var settings = folder is null ? [] : ReadSettings(folder);
        postgres ??= settings["ConnectionStrings__postgres"];
        var hosts = rabbitMq is null || Environment("EDUCOOP_TEST_RABBITMQ_MANAGEMENT") is null && folder is not null
            ? (IVirtualHosts)new NativeVirtualHosts(folder!)
            : new ManagedVirtualHosts(new Uri(rabbitMq));
        return new TestServers(postgres, new Uri(rabbitMq ?? settings["ConnectionStrings__rabbitmq"]), hosts);
    }

    /// <summary>Connection string of another database of the same server, with a small pool: many test classes share the server's connections.</summary>
    internal static string PostgresDatabase(string server, string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 50, IncludeErrorDetail = true }.ConnectionString;

    // Only compiled where the feed has the packages; the call vanishes elsewhere.
    static partial void UseContainers(ref Task<TestServers>? containers);

    private static bool HasNativeServers() =>
        new[] { "/usr/lib/postgresql", "/usr/local/pgsql/bin", "/opt/homebrew/opt/rabbitmq" }.Any(Directory.Exists)
        && new[] { "/usr/lib/rabbitmq/bin", "/opt/homebrew/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin" }.Any(Directory.Exists);

    private static async Task<string> StartNativeServersAsync()
    {
        var (code, output, errors) = await Commands.RunAsync(
            Path.Combine(Repository.Root, "tests", "Testing", "servers"), "up", System.Environment.ProcessId.ToString());
        return code == 0
            ? output.Trim()
            : throw new InvalidOperationException(
                $"No PostgreSQL and RabbitMQ for the tests. Set EDUCOOP_TEST_INFRASTRUCTURE (see tests/README.md), or mend this: {errors.Trim()}");
    }

    internal static Dictionary<string, string> ReadSettings(string folder)
    {
        var file = Path.Combine(folder, "infrastructure.env");
        return File.Exists(file)
            ? File.ReadLines(file).Where(line => line.Contains('=') && !line.StartsWith('#'))
                .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''))
            : throw new InvalidOperationException($"There is no {file}: start the servers with deploy/infrastructure up --data {folder}.");
    }
}

/// <summary>Runs a command of the machine to its end.</summary>
internal static class Commands
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(6);

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(), output, errors).WaitAsync(AtMost);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} has not ended within {AtMost.TotalMinutes:0} minutes.");
        }

        return (process.ExitCode, await output, await errors);
    }
}
