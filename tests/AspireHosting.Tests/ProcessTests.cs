using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Running;
using EduCoop.Testing;

namespace EduCoop.AspireHosting.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task A_service_killed_with_9_is_started_again()
    {
        await using var host = new TestAppHost();
        var web = host.AddWeb("web");
        await host.Start();
        await host.Ready("web");
        var first = host.Board["web"].Pid!.Value;

        Signal(host, "web", ProcessIdentity.Kill);
        await host.Until(["web"], state => state.Restarts == 1 && state.IsReady);

        var second = await TestAppHost.Get<int>(web, "/");
        Assert.NotEqual(first, second);
        Assert.Equal(second, host.Board["web"].Pid);
        Assert.Equal(137, host.Board["web"].ExitCode);
    }

    [Fact]
    public async Task Stopping_ends_every_process_and_the_files_say_so()
    {
        await using var host = new TestAppHost();
        host.AddWeb("one");
        host.AddWeb("two");
        await host.Start();
        await host.Ready("one", "two");
        var processes = host.Board.All.Select(state => new ProcessIdentity(state.Pid!.Value, state.ProcessStart!)).ToList();
        Assert.All(processes, process => Assert.True(process.IsAlive));
        var listed = await File.ReadAllLinesAsync(StateBoard.ProcessFile(host.Store));
        Assert.Equal(processes.Select(process => $"{process.Pid} {process.Start}"), listed.Skip(1).Select(line => line[..line.LastIndexOf(' ')]));

        await host.Stop();

        Assert.All(processes, process => Assert.False(process.IsAlive));
        Assert.Single(await File.ReadAllLinesAsync(StateBoard.ProcessFile(host.Store)));
        Assert.All(await File.ReadAllLinesAsync(StateBoard.StatusFile(host.Store)), line => Assert.Contains("\tstopped\t", line, StringComparison.Ordinal));
        Assert.Contains("one ended", host.Notes);
        Assert.Contains("two ended", host.Notes);
    }

    [Fact]
    public async Task What_a_killed_AppHost_left_is_ended_by_the_next_one_and_nothing_else_is()
    {
        var store = Directory.CreateTempSubdirectory("educoop-apphost-").FullName;
        using var killed = await StartAppHostProcess(store);
        using var ends = new EndOf(killed);
        var child = Listed(store).Single(line => line.Name == "child").Process;
        new ProcessIdentity(killed.Id, ProcessIdentity.Of(killed.Id)!.Start).Signal(ProcessIdentity.Kill);
        await killed.WaitForExitAsync();
        Assert.True(child.IsAlive);
        // A line with the pid of a process that began at another time: someone else's by now.
        await File.AppendAllTextAsync(StateBoard.ProcessFile(store), $"{Environment.ProcessId} 1 stranger\n");

        await using var next = new TestAppHost(new DirectoryInfo(store));
        await next.Start();

        Assert.True(await child.GoneWithin(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_second_AppHost_on_the_same_store_refuses_and_leaves_the_first_alone()
    {
        await using var host = new TestAppHost();
        using var first = await StartAppHostProcess(host.Store);
        using var ends = new EndOf(first);
        var child = Listed(host.Store).Single(line => line.Name == "child").Process;

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(host.Start);

        Assert.Contains($"pid {first.Id}", refusal.Message, StringComparison.Ordinal);
        Assert.True(child.IsAlive);
        ProcessIdentity.Of(first.Id)!.Signal(ProcessIdentity.Terminate);
        await first.WaitForExitAsync();
        Assert.Equal(0, first.ExitCode);
        Assert.False(child.IsAlive);
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_who_holds_it_and_who_needs_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var host = new TestAppHost();
        host.AddProbe("web").WithHttpEndpoint(port: port);

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(host.Start);

        Assert.Contains($"Port {port} is taken", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"(pid {Environment.ProcessId})", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'web' needs it for its endpoint 'http'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_was_not_built_is_refused_with_the_command_that_builds_it()
    {
        await using var host = new TestAppHost();
        host.Builder.AddProject("absent", "../Absent/EduCoop.Absent.csproj");
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(host.Start);
        Assert.Contains("dotnet build", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("EduCoop.Absent.csproj", refusal.Message, StringComparison.Ordinal);
    }

    // Whatever becomes of the test, its processes end with it.
    private sealed class EndOf(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static void Signal(TestAppHost host, string name, int signal) =>
        new ProcessIdentity(host.Board[name].Pid!.Value, host.Board[name].ProcessStart!).Signal(signal);

    private static IEnumerable<(ProcessIdentity Process, string Name)> Listed(string store) =>
        from line in File.ReadAllLines(StateBoard.ProcessFile(store))
        let fields = line.Split(' ')
        select (new ProcessIdentity(int.Parse(fields[0]), fields[1]), fields[2]);

    private static async Task<Process> StartAppHostProcess(string store)
    {
        var probe = ProjectOutput.Dll(Path.Combine(Repository.Root, "tests", "AspireHosting.Probe", "EduCoop.AspireHosting.Probe.csproj"));
        var start = new ProcessStartInfo(ProjectOutput.Dotnet, ["exec", probe, "apphost", Ports.Free().ToString()])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "AspireHosting.Tests"),
        };
        start.Environment["Aspire__Store__Path"] = store;
        start.Environment["ASPNETCORE_URLS"] = $"http://localhost:{Ports.Free()}";
        var process = Process.Start(start)!;
        await Eventually.Async("the child of the AppHost is ready", () => File.ReadAllTextAsync(StateBoard.StatusFile(store)), status => status.Contains("child\trunning\tready", StringComparison.Ordinal));
        return process;
    }
}
