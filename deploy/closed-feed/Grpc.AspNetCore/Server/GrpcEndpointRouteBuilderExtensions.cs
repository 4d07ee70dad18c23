using Grpc.AspNetCore.Server;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var marker = builder.ServiceProvider.GetService<GrpcMarker>()
            ?? throw new InvalidOperationException("Call services.AddGrpc() before MapGrpcService.");
        var options = builder.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        var logger = builder.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Grpc.AspNetCore.Server.ServerCallHandler");
        var binder = new ServiceBinder<TService>(builder, options, logger);
        binder.BindAll();
        if (binder.ServiceName is { } name)
        {
            MapUnimplemented(builder, $"/{name}/{{unimplementedMethod}}", "Method is unimplemented.");
        }
        if (!marker.UnknownServicesMapped)
        {
            marker.UnknownServicesMapped = true;
            MapUnimplemented(builder, "/{unimplementedService}/{unimplementedMethod}", "Service is unimplemented.");
        }
        return new GrpcServiceEndpointConventionBuilder(binder.Endpoints);
    }

    /// <summary>Answers gRPC calls that nothing else answers; every other request passes by as if the route were not there.</summary>
    private static void MapUnimplemented(IEndpointRouteBuilder builder, string pattern, string detail)
    {
        var route = RoutePatternFactory.Parse(pattern, defaults: null, parameterPolicies: new { unimplementedMethod = new OnlyGrpc() });
        builder.Map(route, context => GrpcHttp.AnswerUnimplementedAsync(context, detail)).Add(endpoint =>
        {
            endpoint.DisplayName = "gRPC - " + detail;
            ((RouteEndpointBuilder)endpoint).Order = int.MaxValue;
        });
    }

    private sealed class OnlyGrpc : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext is not null && HttpMethods.IsPost(httpContext.Request.Method) && GrpcHeaders.IsGrpc(httpContext.Request.ContentType);
    }
}

/// <summary>Takes conventions, such as <c>RequireAuthorization</c>, for all methods of a service.</summary>
public sealed class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly IReadOnlyList<IEndpointConventionBuilder> _endpoints;

    internal GrpcServiceEndpointConventionBuilder(IReadOnlyList<IEndpointConventionBuilder> endpoints) => _endpoints = endpoints;

    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var endpoint in _endpoints)
        {
            endpoint.Add(convention);
        }
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var endpoint in _endpoints)
        {
            endpoint.Finally(finallyConvention);
        }
    }
}
