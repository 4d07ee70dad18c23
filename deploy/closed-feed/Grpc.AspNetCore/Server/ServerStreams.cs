using System.Buffers;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>The requests of a call, as the service reads them.</summary>
internal sealed class RequestReader<T>(ServerCall call, Marshaller<T> marshaller, int? maxSize) : IAsyncStreamReader<T>
    where T : class
{
    private readonly MessageReader _messages = new(call.HttpContext.Request.BodyReader, maxSize);
    private bool _reading;

    public T Current { get => field ?? throw new InvalidOperationException("There is no current message: call MoveNext first."); private set; }

    public async Task<T> ReadSingleAsync()
    {
        try
        {
            return await _messages.ReadSingleAsync(marshaller.ContextualDeserializer, call.CancellationToken).ConfigureAwait(false);
        }
        catch (IOException gone)
        {
            throw new ClientGoneException(gone);
        }
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, true))
        {
            throw new InvalidOperationException("Can't read the next message because the previous read is still in progress.");
        }
        try
        {
            using var both = cancellationToken.CanBeCanceled && cancellationToken != call.CancellationToken
                ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.CancellationToken)
                : null;
            var message = await _messages.ReadAsync(marshaller.ContextualDeserializer, both?.Token ?? call.CancellationToken)
                .ConfigureAwait(false);
            Current = message!;
            return message is not null;
        }
        catch (IOException gone)
        {
            throw new ClientGoneException(gone);
        }
        finally
        {
            Volatile.Write(ref _reading, false);
        }
    }
}

/// <summary>The responses of a call, as the service writes them.</summary>
internal sealed class ResponseWriter<T>(ServerCall call, Marshaller<T> marshaller, int? maxSize) : IServerStreamWriter<T>
    where T : class
{
    private readonly MessageFrame _frame = new(maxSize);

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return call.WriteAsync(() => SendAsync(message, cancellationToken));
    }

    /// <summary>The only response: not flushed, so that it leaves together with the trailers.</summary>
    public Task WriteSingleAsync(T message) => call.WriteAsync(async () =>
    {
        // First the message: when it is too large, the refusal can still be the whole response.
        var frame = _frame.Write(message, marshaller.ContextualSerializer);
        await call.HttpContext.Response.StartAsync(call.CancellationToken).ConfigureAwait(false);
        call.HttpContext.Response.BodyWriter.Write(frame.Span);
    });

    private async Task SendAsync(T message, CancellationToken cancellationToken)
    {
        using var both = cancellationToken.CanBeCanceled && cancellationToken != call.CancellationToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.CancellationToken)
            : null;
        var frame = _frame.Write(message, marshaller.ContextualSerializer);
        var result = await call.HttpContext.Response.BodyWriter.WriteAsync(frame, both?.Token ?? call.CancellationToken).ConfigureAwait(false);
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new ClientGoneException(null);
        }
    }
}

/// <summary>The client reset its stream or lost its connection: nobody waits for an answer any more.</summary>
internal sealed class ClientGoneException(Exception? cause) : OperationCanceledException("The client went away.", cause);
