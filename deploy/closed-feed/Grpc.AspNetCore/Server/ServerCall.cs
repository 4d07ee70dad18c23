using System.Globalization;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>
/// One call on one HTTP/2 stream: its metadata, its deadline, and how it ends. It ends once: by the service's answer or by the
/// deadline, whichever is first.
/// </summary>
internal sealed class ServerCall : ServerCallContext, IDisposable
{
    private const uint LongestTimer = uint.MaxValue - 1;

    private readonly Lock _gate = new();
    private readonly DateTime _deadline = DateTime.MaxValue;
    private readonly CancellationTokenSource? _cancellation;
    private readonly Timer? _timer;
    private Task _write = Task.CompletedTask;
    private Task _deadlineAnswer = Task.CompletedTask;
    private Metadata? _requestHeaders;
    private bool _ended;

    public ServerCall(HttpContext httpContext)
    {
        HttpContext = httpContext;
        if (GrpcHeaders.TryParseTimeout(httpContext.Request.Headers[GrpcHeaders.Timeout], out var timeout))
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            _deadline = timeout < DateTime.MaxValue - now ? now + timeout : DateTime.MaxValue;
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
            _timer = new Timer(_ => OnDeadline(), null, (long)Math.Min(timeout.TotalMilliseconds, LongestTimer), -1);
        }
    }

    public HttpContext HttpContext { get; }

    public bool DeadlineExceeded { get; private set; }

    protected override string MethodCore => HttpContext.Request.Path.Value!;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => HttpContext.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"ipv6:[{address}]:{HttpContext.Connection.RemotePort}",
        var address => $"ipv4:{address}:{HttpContext.Connection.RemotePort}",
    };

    protected override DateTime DeadlineCore => _deadline;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadHeaders();

    protected override CancellationToken CancellationTokenCore => _cancellation?.Token ?? HttpContext.RequestAborted;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => AuthContext.Unauthenticated;

    /// <summary>Runs one write of the response: never two at once, none after the end.</summary>
    public Task WriteAsync(Func<Task> write)
    {
        lock (_gate)
        {
            if (_ended)
            {
                CancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException("Can't write the message because the request is complete.");
            }
            if (!_write.IsCompleted)
            {
                throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
            }
            return _write = write();
        }
    }

    /// <summary>Ends the call with a status, or waits until the deadline's answer is out.</summary>
    public async Task EndAsync(Status status)
    {
        if (TryEnd(out _))
        {
            WriteTrailers(status);
        }
        else
        {
            await _deadlineAnswer.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _cancellation?.Dispose();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        if (HttpContext.Response.HasStarted)
        {
            throw new InvalidOperationException("Response headers can only be sent once per call.");
        }
        foreach (var entry in responseHeaders)
        {
            HttpContext.Response.Headers.Append(entry.Key, GrpcHeaders.ToValue(entry));
        }
        return WriteAsync(() => HttpContext.Response.BodyWriter.FlushAsync(CancellationToken).AsTask());
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Hand on Deadline and CancellationToken in the CallOptions of the next call.");

    private Metadata ReadHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            foreach (var value in values)
            {
                GrpcHeaders.Add(metadata, name, value ?? "");
            }
        }
        return metadata;
    }

    private bool TryEnd(out Task lastWrite)
    {
        lock (_gate)
        {
            lastWrite = _write;
            return !_ended && (_ended = true);
        }
    }

    private void OnDeadline()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }
            _ended = DeadlineExceeded = true;
            _deadlineAnswer = AnswerDeadlineAsync(_write);
        }
    }

    /// <summary>The caller gets its answer now, also when the service is slow to notice the cancelled token.</summary>
    private async Task AnswerDeadlineAsync(Task lastWrite)
    {
        await Task.Yield();
        await _cancellation!.CancelAsync().ConfigureAwait(false);
        await lastWrite.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        WriteTrailers(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"));
        await HttpContext.Response.CompleteAsync().ConfigureAwait(false);
    }

    private void WriteTrailers(Status status)
    {
        if (HttpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        var response = HttpContext.Response;
        // Before the first byte everything fits into one header block, which then also ends the stream ("trailers only").
        var destination = response.HasStarted
            ? HttpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers
            : response.Headers;
        foreach (var entry in ResponseTrailers)
        {
            destination.Append(entry.Key, GrpcHeaders.ToValue(entry));
        }
        destination[GrpcHeaders.Status] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            destination[GrpcHeaders.Message] = GrpcHeaders.EscapeMessage(status.Detail);
        }
    }
}
