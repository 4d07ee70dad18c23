using EduCoop.GrpcInterop.Tests.V1;
using Grpc.Net.Client;

namespace EduCoop.GrpcInterop.Tests.Harness;

/// <summary>Tests of the .NET client that need a client of any of the servers.</summary>
public abstract class EveryServerTests(Servers servers) : IDisposable
{
    private readonly List<GrpcChannel> _channels = [];

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    protected static string NewKey() => Guid.NewGuid().ToString("N");

    protected Probe.ProbeClient Client(string server, GrpcChannelOptions? options = null) => new(Channel(server, options));

    protected GrpcChannel Channel(string server, GrpcChannelOptions? options = null)
    {
        var channel = GrpcChannel.ForAddress(servers.Addresses[server], options ?? new GrpcChannelOptions());
        _channels.Add(channel);
        return channel;
    }
}
