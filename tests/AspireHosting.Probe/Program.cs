// The child process of the stand-in's tests: a small web application, a step that ends, or an AppHost of its own.
using System.Diagnostics;
using Aspire.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

return args switch
{
    ["step", ..] => await Step(args),
    ["apphost", var port] => await AppHost(int.Parse(port)),
    _ => await Web(args),
};

static async Task<int> Web(string[] args)
{
    var began = Stopwatch.StartNew();
    var healthyAfter = int.Parse(Environment.GetEnvironmentVariable("PROBE_HEALTHY_AFTER_MS") ?? "0");
    var builder = WebApplication.CreateBuilder(args);
    builder.Logging.ClearProviders();
    var app = builder.Build();
    app.MapGet("/", () => Environment.ProcessId);
    app.MapGet("/arguments", () => args);
    app.MapGet("/folder", () => new[] { Environment.CurrentDirectory });
    app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
    app.MapGet("/health/ready", () => began.ElapsedMilliseconds >= healthyAfter ? Results.Ok() : Results.StatusCode(503));
    Console.WriteLine("web has begun");
    Note("began");
    app.Lifetime.ApplicationStopped.Register(() => Note("ended"));
    await app.RunAsync();
    return 0;
}

// Fails as often as it is told to, then succeeds.
static async Task<int> Step(string[] args)
{
    Note("began");
    await Task.Delay(200);
    var failures = args.Length > 1 ? int.Parse(args[1]) : 0;
    var runs = File.ReadLines(Environment.GetEnvironmentVariable("PROBE_NOTES")!).Count(line => line == $"{Name()} began");
    Note("ended");
    return runs <= failures ? 3 : 0;
}

static async Task<int> AppHost(int port)
{
    var builder = DistributedApplication.CreateBuilder([]);
    builder.AddProject("child", "../AspireHosting.Probe/EduCoop.AspireHosting.Probe.csproj").WithHttpEndpoint(port: port).WithHttpHealthCheck("/health/ready");
    await builder.Build().RunAsync();
    return Environment.ExitCode;
}

static string Name() => Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") ?? "";

// One file for all children of a test, so that it shows who did what first.
static void Note(string what)
{
    if (Environment.GetEnvironmentVariable("PROBE_NOTES") is { Length: > 0 } file)
    {
        using var notes = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        notes.Write(System.Text.Encoding.UTF8.GetBytes($"{Name()} {what}\n"));
    }
}
