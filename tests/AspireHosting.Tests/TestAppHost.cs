using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using EduCoop.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.AspireHosting.Tests;

/// <summary>An application of probe processes with a store and ports of its own; ends and forgets everything at the end of the test.</summary>
internal sealed class TestAppHost : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private DistributedApplication? _app;

    public TestAppHost(params string[] settings)
        : this(Directory.CreateTempSubdirectory("educoop-apphost-"), settings)
    {
    }

    public TestAppHost(DirectoryInfo store, params string[] settings)
    {
        Store = store.FullName;
        DashboardPort = Ports.Free();
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            ProjectDirectory = Path.Combine(Repository.Root, "tests", "AspireHosting.Tests"),
            Args = [$"--Aspire:Store:Path={Store}", $"--ASPNETCORE_URLS=http://localhost:{DashboardPort}", .. settings],
        });
    }

    public static string ProbePath => "../AspireHosting.Probe/EduCoop.AspireHosting.Probe.csproj";

    public IDistributedApplicationBuilder Builder { get; }

    public string Store { get; }

    public int DashboardPort { get; }

    public string[] Notes => File.Exists(NotesFile) ? File.ReadAllLines(NotesFile) : [];

    public StateBoard Board => _app!.Services.GetRequiredService<StateBoard>();

    private string NotesFile => Path.Combine(Store, "notes");

    public IResourceBuilder<ProjectResource> AddProbe(string name) => Builder.AddProject(name, ProbePath).WithEnvironment("PROBE_NOTES", NotesFile);

    public IResourceBuilder<ProjectResource> AddWeb(string name) => AddProbe(name).WithHttpEndpoint(port: Ports.Free()).WithHttpHealthCheck("/health/ready");

    public Task Start()
    {
        _app = Builder.Build();
        return _app.StartAsync();
    }

    public async Task Stop()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public Task Ready(params string[] names) => Until(names, state => state.IsReady);

    public async Task Until(IReadOnlyCollection<string> names, Func<ResourceState, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await Board.Until(names, condition, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("Not in time: " + string.Join("; ", Board.All));
        }
    }

    public static Task<T> Get<T>(IResourceBuilder<ProjectResource> resource, string path) => Get<T>(resource.GetEndpoint("http").Url + path);

    public static async Task<T> Get<T>(string url) => JsonSerializer.Deserialize<T>(await Http.GetStringAsync(new Uri(url)), JsonSerializerOptions.Web)!;

    public Task<string> Page(string path) => Http.GetStringAsync(new Uri($"http://localhost:{DashboardPort}{path}"));

    public async ValueTask DisposeAsync()
    {
        await Stop();
        // Two hosts of one test may share a folder; the first to go takes it along.
        if (Directory.Exists(Store))
        {
            Directory.Delete(Store, recursive: true);
        }
    }
}
