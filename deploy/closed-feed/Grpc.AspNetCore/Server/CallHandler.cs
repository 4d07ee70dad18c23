using System.Globalization;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>Calls the service's method with the requests and responses of one call.</summary>
internal delegate Task ServiceMethod<TService, TRequest, TResponse>(
    TService service, RequestReader<TRequest> requests, ResponseWriter<TResponse> responses, ServerCall call)
    where TRequest : class
    where TResponse : class;

/// <summary>Answers the requests of one method: makes the service, runs it, and turns every end into a status.</summary>
internal sealed class CallHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServiceMethod<TService, TRequest, TResponse> invoke,
    GrpcServiceOptions options,
    ILogger logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private static readonly ObjectFactory<TService> CreateService = ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes);

    private readonly bool _streamsRequests = method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;

    public async Task HandleAsync(HttpContext httpContext)
    {
        if (!GrpcHttp.TryAccept(httpContext))
        {
            return;
        }
        PrepareTransport(httpContext);
        using var call = new ServerCall(httpContext);
        var status = await RunAsync(call).ConfigureAwait(false);
        // The span of the request says how the call ended, as the real package's does.
        httpContext.Features.Get<IHttpActivityFeature>()?.Activity
            .SetTag("grpc.method", method.FullName)
            .SetTag("grpc.status_code", ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture));
        await call.EndAsync(status).ConfigureAwait(false);
    }

    private async Task<Status> RunAsync(ServerCall call)
    {
        Status status;
        try
        {
            GrpcHttp.RefuseUnknownEncoding(call.HttpContext);
            await InvokeAsync(call).ConfigureAwait(false);
            status = call.Status;
        }
        catch (RpcException refusal)
        {
            foreach (var entry in refusal.Trailers)
            {
                call.ResponseTrailers.Add(entry);
            }
            Log.Refused(logger, method.FullName, refusal.StatusCode, refusal.Status.Detail);
            status = refusal.Status;
        }
        catch (Exception gone) when (gone is ClientGoneException
            || (gone is OperationCanceledException or IOException && call.CancellationToken.IsCancellationRequested))
        {
            Log.Cancelled(logger, method.FullName);
            status = Status.DefaultCancelled;
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, method.FullName);
            var detail = options.EnableDetailedErrors == true ? $" {failure.GetType().Name}: {failure.Message}" : "";
            status = new Status(StatusCode.Unknown, "Exception was thrown by handler." + detail);
        }
        return call.DeadlineExceeded ? new Status(StatusCode.DeadlineExceeded, "") : status;
    }

    private async Task InvokeAsync(ServerCall call)
    {
        var services = call.HttpContext.RequestServices;
        var registered = services.GetService<TService>();
        var service = registered ?? CreateService(services, null);
        try
        {
            var requests = new RequestReader<TRequest>(call, method.RequestMarshaller, options.MaxReceiveMessageSize);
            var responses = new ResponseWriter<TResponse>(call, method.ResponseMarshaller, options.MaxSendMessageSize);
            await invoke(service, requests, responses, call).ConfigureAwait(false);
        }
        finally
        {
            // What the container made, the container disposes.
            if (registered is null)
            {
                await DisposeAsync(service).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask DisposeAsync(object service)
    {
        if (service is IAsyncDisposable later)
        {
            await later.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (service as IDisposable)?.Dispose();
        }
    }

    private void PrepareTransport(HttpContext httpContext)
    {
        // Messages have their own bound; a stream of them may be longer than any single HTTP body, and may pause.
        if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
        if (_streamsRequests && httpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        httpContext.Response.ContentType = GrpcHeaders.ContentType;
    }
}
