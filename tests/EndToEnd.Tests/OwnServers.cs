using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A PostgreSQL and a RabbitMQ of these tests alone, because they are killed.</summary>
public sealed class OwnServers : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(Repository.Root, "deploy", "infrastructure");
    private readonly string folder = Directory.CreateTempSubdirectory("educoop-e2e-").FullName;

    public string Postgres { get; private set; } = "";

    public string RabbitMq { get; private set; } = "";

    public async Task StartAsync()
    {
        // Before anything runs: whatever happens to this process, somebody stops the servers and removes their data.
        var guard = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; '{Script}' down --data '{folder}'; rm -rf '{folder}'";
        using (Process.Start(new ProcessStartInfo("setsid", ["bash", "-c", $"({guard}) >/dev/null 2>&1 </dev/null &"])))
        {
        }

        await CommandAsync(Script, "up", "--data", folder, "--port", FreeBase().ToString(CultureInfo.InvariantCulture));
        var settings = File.ReadLines(Path.Combine(folder, "infrastructure.env")).Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
        Postgres = settings["ConnectionStrings__postgres"];
        RabbitMq = settings["ConnectionStrings__rabbitmq"];
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync(string server) => CommandAsync(Script, "kill", server, "--data", folder);

    public Task StartAgainAsync(string server) => CommandAsync(Script, "up", server, "--data", folder);

    /// <summary>How many messages wait in queues whose name ends like this.</summary>
    public async Task<long> WaitingAsync(string ending)
    {
        var list = await CommandAsync(Script, "ctl", "list_queues", "-q", "-p", "educoop", "name", "messages", "--data", folder);
        return list.Split('\n').Select(line => line.Split('\t')).Where(line => line.Length == 2 && line[0].EndsWith(ending, StringComparison.Ordinal))
            .Sum(line => long.Parse(line[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await CommandAsync(Script, "down", "--data", folder);
        Directory.Delete(folder, recursive: true);
    }

    internal static async Task<string> CommandAsync(string command, params string[] arguments)
    {
        // Into a file, not a pipe: a server that goes on running would hold a pipe open for ever.
        var log = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("bash", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "bash", log, command, .. arguments]) { WorkingDirectory = Repository.Root })!;
            await process.WaitForExitAsync();
            var output = await File.ReadAllTextAsync(log);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
        }
        finally
        {
            File.Delete(log);
        }
    }

    // deploy/infrastructure takes the ports 30 to 33 above its base.
    private static int FreeBase()
    {
        for (var candidate = 20_000 + (Environment.ProcessId % 200 * 40); candidate < 32_000; candidate += 40)
        {
            if (Enumerable.Range(candidate + 30, 4).All(IsFree))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("No four free ports between 20000 and 32000.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
