using System.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>Is told a service's methods by the generated code and maps each to an endpoint that makes its own service.</summary>
internal sealed class ServiceBinder<TService>(IEndpointRouteBuilder routes, GrpcServiceOptions options, ILogger logger) : ServiceBinderBase
    where TService : class
{
    public List<IEndpointConventionBuilder> Endpoints { get; } = [];

    public string? ServiceName { get; private set; }

    /// <summary>Calls the generated <c>BindService(ServiceBinderBase, …Base)</c>, without an instance: only the list matters.</summary>
    public void BindAll()
    {
        var mark = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException($"{typeof(TService)} has no generated gRPC base class.");
        var bind = mark.BindType
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == mark.BindMethodName
                && method.GetParameters() is [var binder, var service]
                && binder.ParameterType == typeof(ServiceBinderBase)
                && service.ParameterType.IsAssignableFrom(typeof(TService)))
            ?? throw new InvalidOperationException($"{mark.BindType} has no method {mark.BindMethodName} for {typeof(TService)}.");
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [this, null], null);
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var (info, call) = Find<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>(method);
        Map(method, info, async (service, requests, responses, context) =>
        {
            var request = await requests.ReadSingleAsync().ConfigureAwait(false);
            await SendAsync(responses, await call(service, request, context).ConfigureAwait(false)).ConfigureAwait(false);
        });
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (info, call) = Find<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>(method);
        Map(method, info, async (service, requests, responses, context) =>
            await SendAsync(responses, await call(service, requests, context).ConfigureAwait(false)).ConfigureAwait(false));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (info, call) = Find<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(method);
        Map(method, info, async (service, requests, responses, context) =>
        {
            var request = await requests.ReadSingleAsync().ConfigureAwait(false);
            await call(service, request, responses, context).ConfigureAwait(false);
        });
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (info, call) = Find<Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(method);
        Map(method, info, (service, requests, responses, context) => call(service, requests, responses, context));
    }

    private static Task SendAsync<TResponse>(ResponseWriter<TResponse> responses, TResponse? response)
        where TResponse : class =>
        response is null
            ? throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."))
            : responses.WriteSingleAsync(response);

    /// <summary>The service's own method, as a delegate that takes the service first.</summary>
    private static (MethodInfo Info, TDelegate Call) Find<TDelegate>(IMethod method)
        where TDelegate : Delegate
    {
        var parameters = typeof(TDelegate).GetGenericArguments()[1..^1];
        var info = typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
            ?? throw new InvalidOperationException($"{typeof(TService)} has no method for {method.FullName}.");
        return (info, info.CreateDelegate<TDelegate>());
    }

    private void Map<TRequest, TResponse>(
        Method<TRequest, TResponse> method, MethodInfo info, ServiceMethod<TService, TRequest, TResponse> invoke)
        where TRequest : class
        where TResponse : class
    {
        ServiceName = method.ServiceName;
        var handler = new CallHandler<TService, TRequest, TResponse>(method, invoke, options, logger);
        var endpoint = routes.Map(method.FullName, (RequestDelegate)handler.HandleAsync);
        endpoint.Add(builder =>
        {
            builder.DisplayName = $"gRPC - {method.FullName}";
            // [Authorize] and its like hold on the class and on the method.
            foreach (var attribute in typeof(TService).GetCustomAttributes(inherit: true).Concat(info.GetCustomAttributes(inherit: true)))
            {
                builder.Metadata.Add(attribute);
            }
            builder.Metadata.Add(new HttpMethodMetadata([HttpMethods.Post]));
            builder.Metadata.Add(new GrpcMethodMetadata(typeof(TService), method));
        });
        Endpoints.Add(endpoint);
    }
}
