using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>
/// One call as one HTTP/2 request. It ends once, with one status: that of the server, or of what came first on this side: the deadline,
/// the caller's cancellation, a lost connection. The end releases everything the call holds.
/// </summary>
internal sealed class ClientCall<TRequest, TResponse> : IAsyncStreamReader<TResponse>, IDisposable
    where TRequest : class
    where TResponse : class
{
    private const uint LongestTimer = uint.MaxValue - 1;

    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly CallOptions _options;
    private readonly TaskCompletionSource<Metadata> _headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _aborted = new();
    private readonly Lock _gate = new();
    private Task _started = Task.CompletedTask;
    private RequestStream<TRequest, TResponse>? _requests;
    private Timer? _deadline;
    private CancellationTokenRegistration _cancellation;
    private CancellationTokenRegistration _channelClosed;
    private HttpResponseMessage? _response;
    private MessageReader? _messages;
    private Metadata _trailers = Metadata.Empty;
    private Status? _status;
    private bool _reading;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options)
    {
        if (options.Deadline is { Kind: not DateTimeKind.Utc } deadline && deadline != DateTime.MaxValue && deadline != DateTime.MinValue)
        {
            throw new InvalidOperationException("Deadline must have a kind DateTimeKind.Utc or be equal to DateTime.MaxValue or DateTime.MinValue.");
        }
        (_channel, _method, _options) = (channel, method, options);
    }

    public Task<Metadata> Headers => _headers.Task;

    public CancellationToken Aborted => _aborted.Token;

    /// <summary>How the call ended; null while it has not.</summary>
    public Status? Ended
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    public TResponse Current
    {
        get => field ?? throw new InvalidOperationException("There is no current message: call MoveNext first.");
        private set;
    }

    public void StartWith(TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var frame = new MessageFrame(_channel.Options.MaxSendMessageSize);
        _started = StartAsync(() =>
        {
            var content = new ReadOnlyMemoryContent(frame.Write(request, _method.RequestMarshaller.ContextualSerializer));
            content.Headers.TryAddWithoutValidation("Content-Type", GrpcHeaders.ContentType);
            return content;
        });
    }

    public RequestStream<TRequest, TResponse> StartStream()
    {
        _requests = new(this, _method.RequestMarshaller, _channel.Options.MaxSendMessageSize);
        _started = StartAsync(_requests.CreateContent);
        return _requests;
    }

    public async Task<TResponse> ReadSingleAsync()
    {
        var response = await ReadAsync().ConfigureAwait(false);
        if (response is not null && await ReadAsync().ConfigureAwait(false) is not null)
        {
            End(new Status(StatusCode.Internal, "Unexpected second message: the method has one response."));
        }
        var status = Ended!.Value;
        return status.StatusCode == StatusCode.OK
            ? response ?? throw Failure(new Status(StatusCode.Internal, "Failed to deserialize response message."))
            : throw Failure(status);
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, true))
        {
            throw new InvalidOperationException("Can't read the next message because the previous read is still in progress.");
        }
        try
        {
            // A cancelled read cancels the call: part of a message may already have been taken.
            using var registration = cancellationToken.UnsafeRegister(
                static (state, _) => ((ClientCall<TRequest, TResponse>)state!).Cancel(), this);
            var message = await ReadAsync().ConfigureAwait(false);
            Current = message!;
            if (message is null && Ended is { StatusCode: not StatusCode.OK } status)
            {
                throw Failure(status);
            }
            return message is not null;
        }
        finally
        {
            Volatile.Write(ref _reading, false);
        }
    }

    public Status GetStatus() => Ended ?? throw new InvalidOperationException("Unable to get the status because the call is not complete.");

    public Metadata GetTrailers() =>
        Ended is null ? throw new InvalidOperationException("Can't get the call trailers because the call has not completed successfully.") : _trailers;

    public RpcException Failure(Status status) => new(status, _trailers);

    public void Cancel() => End(new Status(StatusCode.Cancelled, "Call canceled by the client."));

    public void Dispose() => End(new Status(StatusCode.Cancelled, "gRPC call disposed."));

    private async Task StartAsync(Func<HttpContent> createContent)
    {
        try
        {
            if (!TryWatch(out var timeout))
            {
                return;
            }
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_channel.Address, _method.FullName))
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            await AddHeadersAsync(request, timeout).ConfigureAwait(false);
            request.Content = createContent();
            var response = await _channel.SendAsync(request, Aborted).ConfigureAwait(false);
            await AcceptAsync(response).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            End(EndOf(failure));
        }
    }

    /// <summary>Sets up what may end the call from this side. False when it is over before it began.</summary>
    private bool TryWatch(out TimeSpan? timeout)
    {
        timeout = null;
        if (_options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            timeout = deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
            if (timeout <= TimeSpan.Zero)
            {
                EndAtDeadline();
                return false;
            }
            _deadline = new Timer(
                static call => ((ClientCall<TRequest, TResponse>)call!).EndAtDeadline(),
                this,
                (long)Math.Min(Math.Ceiling(timeout.Value.TotalMilliseconds), LongestTimer),
                Timeout.Infinite);
        }
        _cancellation = _options.CancellationToken.UnsafeRegister(
            static (call, _) => ((ClientCall<TRequest, TResponse>)call!).Cancel(), this);
        _channelClosed = _channel.Closed.UnsafeRegister(static (call, _) => ((ClientCall<TRequest, TResponse>)call!).Dispose(), this);
        return Ended is null;
    }

    // The server counts the same time and gives up by resetting the stream; on a busy machine that is heard before the timer on this side has its turn.
    private Status EndOf(Exception failure) =>
        _options.Deadline is { } deadline && TimeProvider.System.GetUtcNow().UtcDateTime >= deadline ? new Status(StatusCode.DeadlineExceeded, "") : ClientStatus.Of(failure);

    private void EndAtDeadline() => End(new Status(StatusCode.DeadlineExceeded, ""));

    private async Task AddHeadersAsync(HttpRequestMessage request, TimeSpan? timeout)
    {
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        request.Headers.TryAddWithoutValidation("User-Agent", "grpc-educoop/1.0");
        request.Headers.TryAddWithoutValidation(GrpcHeaders.AcceptEncoding, GrpcHeaders.Identity);
        if (timeout is not null)
        {
            request.Headers.TryAddWithoutValidation(GrpcHeaders.Timeout, GrpcHeaders.ToTimeout(timeout.Value));
        }
        var metadata = new Metadata();
        foreach (var entry in _options.Headers ?? Metadata.Empty)
        {
            metadata.Add(entry);
        }
        var secure = _channel.Address.Scheme == Uri.UriSchemeHttps || _channel.Options.UnsafeUseInsecureChannelCallCredentials;
        if (_options.Credentials is { } credentials && secure)
        {
            var service = $"{_channel.Address.GetLeftPart(UriPartial.Authority)}/{_method.ServiceName}";
            await credentials.AddAsync(new AuthInterceptorContext(service, _method.Name, Aborted), metadata).ConfigureAwait(false);
        }
        foreach (var entry in metadata)
        {
            request.Headers.TryAddWithoutValidation(entry.Key, GrpcHeaders.ToValue(entry));
        }
    }

    private async Task AcceptAsync(HttpResponseMessage response)
    {
        lock (_gate)
        {
            _response = response;
        }
        if (Ended is not null)
        {
            response.Dispose();
            return;
        }
        var metadata = ClientStatus.Read(response.Headers);
        _headers.TrySetResult(metadata);
        if (ClientStatus.OfHeaders(response) is { } status)
        {
            // "Trailers only": what would have been the trailers came as headers.
            End(status, metadata);
            return;
        }
        var body = await response.Content.ReadAsStreamAsync(Aborted).ConfigureAwait(false);
        _messages = new MessageReader(PipeReader.Create(body), _channel.Options.MaxReceiveMessageSize);
    }

    /// <summary>The next response, or null when the call has ended.</summary>
    private async Task<TResponse?> ReadAsync()
    {
        await _started.ConfigureAwait(false);
        if (Ended is not null || _messages is null)
        {
            return null;
        }
        try
        {
            var message = await _messages.ReadAsync(_method.ResponseMarshaller.ContextualDeserializer, Aborted).ConfigureAwait(false);
            if (message is null)
            {
                End(ClientStatus.OfTrailers(_response!), ClientStatus.Read(_response!.TrailingHeaders));
            }
            return message;
        }
        catch (Exception failure)
        {
            End(EndOf(failure));
            return null;
        }
    }

    private void End(Status status, Metadata? trailers = null)
    {
        HttpResponseMessage? response;
        lock (_gate)
        {
            if (_status is not null)
            {
                return;
            }
            _status = status;
            _trailers = trailers ?? _trailers;
            response = _response;
        }
        if (_headers.TrySetException(Failure(status)))
        {
            // Whoever never asked for the headers need not hear that there are none.
            _ = _headers.Task.Exception;
        }
        _cancellation.Unregister();
        _channelClosed.Unregister();
        _deadline?.Dispose();
        _requests?.Abort();
        _aborted.Cancel();
        response?.Dispose();
    }
}
