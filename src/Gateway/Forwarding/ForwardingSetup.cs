using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace EduCoop.Gateway.Forwarding;

/// <summary>Puts YARP in place with our table, our changes and our limits.</summary>
internal static class ForwardingSetup
{
    internal static void AddForwarding(this IServiceCollection services, IConfiguration configuration)
    {
        var (routes, clusters) = ForwardingTable.Build(configuration);
        services.AddReverseProxy()
            .LoadFromMemory(routes, clusters)
            .AddTransforms<ForwardedRequest>()
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(3);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(10);
                // Finds a dead HTTP/2 connection under long gRPC streams.
                handler.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
                handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
            });
    }

    internal static void MapForwarding(this IEndpointRouteBuilder routes) =>
        routes.MapReverseProxy(pipeline =>
        {
            pipeline.Use(Limit);
            pipeline.UseLoadBalancing();
            pipeline.UsePassiveHealthChecks();
        }).AllowAnonymous();

    private static Task Limit(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            // A partner's stream may rest between two gifts; the service bounds each message.
            if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = null;
            }
        }
        else if (context.Request.ContentLength > context.GetReverseProxyFeature().Route.Config.MaxRequestBodySize)
        {
            // Refused before the service hears of it; a body without a length is cut by Kestrel when it passes the limit.
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
