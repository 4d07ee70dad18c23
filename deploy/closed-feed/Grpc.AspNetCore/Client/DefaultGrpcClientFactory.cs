using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>The channels of the host, one per name: they hold the connections.</summary>
internal sealed class GrpcChannels(IHttpMessageHandlerFactory handlers, IOptionsMonitor<GrpcClientFactoryOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);

    public GrpcChannel Get(string name) => _channels.GetOrAdd(name, key => new Lazy<GrpcChannel>(() => Create(key))).Value;

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private GrpcChannel Create(string name)
    {
        var client = options.Get(name);
        var channel = new GrpcChannelOptions { HttpHandler = handlers.CreateHandler(name) };
        foreach (var configure in client.ChannelOptionsActions)
        {
            configure(channel);
        }
        var address = client.Address ?? throw new InvalidOperationException($"The gRPC client '{name}' has no address: set it in AddGrpcClient.");
        return GrpcChannel.ForAddress(address, channel);
    }
}

/// <summary>Makes a client per scope, so that what changes its calls may use the scope's services.</summary>
internal sealed class DefaultGrpcClientFactory(
    GrpcChannels channels, IServiceProvider services, IOptionsMonitor<GrpcClientFactoryOptions> options) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var invoker = channels.Get(name).CreateCallInvoker();
        var actions = options.Get(name).CallOptionsActions;
        if (actions.Count > 0)
        {
            invoker = new ConfiguredCallInvoker(invoker, actions, services);
        }
        return (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;
    }
}

/// <summary>Lets the registration's actions change the options of every call.</summary>
internal sealed class ConfiguredCallInvoker(CallInvoker inner, IEnumerable<Action<CallOptionsContext>> actions, IServiceProvider services)
    : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.BlockingUnaryCall(method, host, Configure(options), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncUnaryCall(method, host, Configure(options), request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncServerStreamingCall(method, host, Configure(options), request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, host, Configure(options));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, host, Configure(options));

    private CallOptions Configure(CallOptions options)
    {
        var context = new CallOptionsContext(options, services);
        foreach (var action in actions)
        {
            action(context);
        }
        return context.CallOptions;
    }
}
