using System.Diagnostics;
using EduCoop.GrpcInterop.Tests.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace EduCoop.GrpcInterop.Tests.Harness;

/// <summary>One server of each make, and a proxy before each; shared by all tests of the collection.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly List<WebApplication> _apps = [];
    private Process? _node;

    /// <summary>Addresses by name: the server's make, and whether calls go through YARP.</summary>
    public Dictionary<string, string> Addresses { get; } = [];

    public async Task InitializeAsync()
    {
        await Node.InstallAsync();
        await AddAsync("net", await ServeAsync());
        _node = Node.Start("node", ["server.js"]);
        var port = await _node.StandardOutput.ReadLineAsync();
        Assert.True(int.TryParse(port, out _), $"node/server.js did not start: {port} {(port is null ? await _node.StandardError.ReadToEndAsync() : "")}");
        await AddAsync("node", $"http://127.0.0.1:{port}");
        foreach (var address in Addresses.Values)
        {
            // The first call compiles the code on its way; tests with short deadlines must not pay for that.
            using var channel = GrpcChannel.ForAddress(address);
            await new Probe.ProbeClient(channel).HangAsync(new HangRequest { Key = "warm" }, deadline: DateTime.UtcNow.AddSeconds(1))
                .ResponseAsync.ContinueWith(_ => { }, TaskScheduler.Default);
            await new Probe.ProbeClient(channel).EchoAsync(new Note());
        }
    }

    public async Task DisposeAsync()
    {
        _node?.StandardInput.Close();
        foreach (var app in _apps)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await app.StopAsync(soon.Token);
            await app.DisposeAsync();
        }
        _node?.Dispose();
    }

    private async Task<string> ServeAsync()
    {
        var server = await ProbeHost.StartServerAsync();
        _apps.Add(server);
        return server.Address();
    }

    private async Task AddAsync(string name, string address)
    {
        var proxy = await ProbeHost.StartProxyAsync(address);
        _apps.Add(proxy);
        Addresses[name] = address;
        Addresses[name + " through YARP"] = proxy.Address();
    }
}

/// <summary>The tests that share <see cref="Servers"/>; one after another, since some measure.</summary>
[CollectionDefinition(Name)]
public sealed class ServersDefinition : ICollectionFixture<Servers>
{
    public const string Name = "servers";
}

/// <summary>A test of the .NET client against every server, by every way.</summary>
public sealed class EveryServerAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        [["net"], ["net through YARP"], ["node"], ["node through YARP"]];
}
