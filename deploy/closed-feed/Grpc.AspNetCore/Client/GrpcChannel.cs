using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>A way to one server over HTTP/2; cleartext needs no upgrade, both sides know ("prior knowledge").</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    private readonly HttpMessageInvoker _http;
    private readonly bool _disposeHttp;
    private readonly CancellationTokenSource _closed = new();

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        if (options is { HttpClient: not null, HttpHandler: not null })
        {
            throw new ArgumentException("HttpClient and HttpHandler have been configured. Only one can be specified.", nameof(options));
        }
        Address = address;
        Options = options;
        _disposeHttp = options.DisposeHttpClient || options is { HttpClient: null, HttpHandler: null };
        _http = options.HttpClient ?? new HttpMessageInvoker(options.HttpHandler ?? CreateHandler(), disposeHandler: true);
    }

    internal Uri Address { get; }

    internal GrpcChannelOptions Options { get; }

    /// <summary>Calls still open when the channel is disposed end with it.</summary>
    internal CancellationToken Closed => _closed.Token;

    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) => ForAddress(new Uri(address), channelOptions);

    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps
            ? new GrpcChannel(address, channelOptions)
            : throw new ArgumentException($"The address '{address}' must start with http:// or https://.", nameof(address));
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, this);
        return new HttpCallInvoker(this);
    }

    public void Dispose()
    {
        _closed.Cancel();
        if (_disposeHttp)
        {
            _http.Dispose();
        }
    }

    /// <summary>More than one connection, so that more calls than one connection's streams need not wait for each other.</summary>
    internal static SocketsHttpHandler CreateHandler() => new() { EnableMultipleHttp2Connections = true };

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, this);
        // A client would otherwise collect the whole response before it returns; a bare invoker never does.
        return _http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : _http.SendAsync(request, cancellationToken);
    }

    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }
}
