using System.Diagnostics;
using System.Net;
using EduCoop.Testing;

namespace EduCoop.Cli.Tests;

/// <summary>Nobody answers, or somebody else does.</summary>
public sealed class UnreachableTests
{
    private static readonly (string Name, string Value)[] SignedIn = [("EDUCOOP_USER", "quantri"), ("EDUCOOP_PASSWORD", "mật khẩu")];

    [Fact]
    public async Task Nobody_at_the_address_ends_soon_with_one_document_and_a_trace_id()
    {
        var clock = Stopwatch.StartNew();

        var failed = await EducoopProcess.RunAsync(["status", "--url", $"http://127.0.0.1:{FreePorts.Next()}", "--json"], SignedIn);

        Assert.Equal((1, "unreachable"), (failed.ExitCode, failed.ErrorCode));
        Assert.Equal(32, failed.Document.GetProperty("error").GetProperty("traceId").GetString()!.Length);
        Assert.Empty(failed.Errors);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task In_a_pipe_there_is_no_bar_and_no_colour()
    {
        var failed = await EducoopProcess.RunAsync(["import", "statement", typeof(UnreachableTests).Assembly.Location, "-c", "cao-bang", "--url", $"http://127.0.0.1:{FreePorts.Next()}"], SignedIn);

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("deploy/run", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', failed.Errors + failed.Output);
        Assert.Empty(failed.Output);
    }

    [Fact]
    public async Task A_server_that_is_not_EduCoop_is_named_so()
    {
        using var stranger = new HttpListener();
        var address = $"http://127.0.0.1:{FreePorts.Next()}/";
        stranger.Prefixes.Add(address);
        stranger.Start();
        var answering = Task.Run(async () =>
        {
            var call = await stranger.GetContextAsync();
            await call.Response.OutputStream.WriteAsync("<html>"u8.ToArray());
            call.Response.Close();
        });

        var failed = await EducoopProcess.RunAsync(["status", "--url", address, "--json"], SignedIn);

        await answering;
        Assert.Equal((1, "unreadable_answer"), (failed.ExitCode, failed.ErrorCode));
    }

    [Fact]
    public async Task A_dashboard_that_is_not_there_is_told_apart_from_the_system()
    {
        var failed = await EducoopProcess.RunAsync(["trace", new string('a', 32), "--dashboard", $"http://127.0.0.1:{FreePorts.Next()}", "--json"]);

        Assert.Equal((1, "dashboard_unreachable"), (failed.ExitCode, failed.ErrorCode));
    }
}
