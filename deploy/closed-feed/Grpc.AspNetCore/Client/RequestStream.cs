using System.Net;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>
/// The requests of a streaming call, as the caller writes them: the HTTP body stays open until the caller completes it or the call ends,
/// and a write returns when the server's flow control has taken it.
/// </summary>
internal sealed class RequestStream<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, Marshaller<TRequest> marshaller, int? maxSize)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly MessageFrame _frame = new(maxSize);
    private readonly TaskCompletionSource<Stream> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Task _write = Task.CompletedTask;

    public WriteOptions? WriteOptions { get; set; }

    public HttpContent CreateContent() => new Body(this);

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_gate)
        {
            if (_completed.Task.IsCompletedSuccessfully)
            {
                return Task.FromException(new InvalidOperationException("Request stream has already been completed."));
            }
            if (call.Ended is { } status)
            {
                return Task.FromException(call.Failure(status));
            }
            if (!_write.IsCompleted)
            {
                return Task.FromException(
                    new InvalidOperationException("Can't write the message because the previous write is in progress."));
            }
            return _write = SendAsync(message, cancellationToken);
        }
    }

    public Task CompleteAsync()
    {
        lock (_gate)
        {
            if (!_write.IsCompleted)
            {
                return Task.FromException(
                    new InvalidOperationException("Can't complete the client stream writer because the previous write is in progress."));
            }
            _completed.TrySetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>The call is over: a body still open is broken off, so that the server sees a reset and no regular end.</summary>
    public void Abort()
    {
        _completed.TrySetCanceled();
        _body.TrySetCanceled();
    }

    private async Task SendAsync(TRequest message, CancellationToken cancellationToken)
    {
        // A write given up half-way leaves a broken message behind: the call ends with it.
        using var registration = cancellationToken.UnsafeRegister(static (state, _) => ((ClientCall<TRequest, TResponse>)state!).Cancel(), call);
        try
        {
            var body = await _body.Task.ConfigureAwait(false);
            await body.WriteAsync(_frame.Write(message, marshaller.ContextualSerializer), call.Aborted).ConfigureAwait(false);
            await body.FlushAsync(call.Aborted).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw call.Failure(call.Ended ?? ClientStatus.Of(failure));
        }
    }

    private sealed class Body : HttpContent
    {
        private readonly RequestStream<TRequest, TResponse> _requests;

        public Body(RequestStream<TRequest, TResponse> requests)
        {
            _requests = requests;
            Headers.TryAddWithoutValidation("Content-Type", GrpcHeaders.ContentType);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            // The headers leave now: the server may answer before the first request.
            await stream.FlushAsync().ConfigureAwait(false);
            _requests._body.TrySetResult(stream);
            await _requests._completed.Task.ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
