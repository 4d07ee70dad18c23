using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace EduCoop.Gateway.Forwarding;

/// <summary>
/// Which path goes where: /api/{service}/… over HTTP with the prefix taken off, /{package}.{Service}/{Method} over gRPC, all the rest to Web.
/// The gateway judges nobody here: it says who calls by a token and every service decides for itself.
/// </summary>
internal static class ForwardingTable
{
    internal const string KindKey = "kind";
    internal const string PrefixKey = "prefix";
    internal const string Api = "api";
    internal const string Grpc = "grpc";
    internal const string Web = "web";

    private const long Megabyte = 1024 * 1024;
    private const long LargestUpload = 20 * Megabyte;

    // How long nothing at all may move; a long upload or download that moves is not cut.
    private static readonly TimeSpan HttpSilence = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan GrpcSilence = TimeSpan.FromMinutes(30);

    internal static (IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters) Build(IConfiguration configuration)
    {
        var routes = new List<RouteConfig>();
        var clusters = new List<ClusterConfig>();
        foreach (var upstream in Upstream.All)
        {
            if (Upstream.AddressesOf(configuration, upstream.Name, "http") is { Count: > 0 } http)
            {
                clusters.Add(Cluster(upstream.Name, http, new() { ActivityTimeout = HttpSilence }));
                routes.AddRange(ApiRoutes(upstream));
            }

            if (Upstream.AddressesOf(configuration, upstream.Name, "grpc") is { Count: > 0 } grpc)
            {
                var name = upstream.Name + "-grpc";
                clusters.Add(Cluster(name, grpc, new() { ActivityTimeout = GrpcSilence, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact }));
                routes.Add(Route(name, name, $"/{upstream.GrpcPackage}.{{service}}/{{method}}", Grpc, largestBody: -1) with
                {
                    Match = new RouteMatch { Path = $"/{upstream.GrpcPackage}.{{service}}/{{method}}", Methods = ["POST"] },
                });
            }
        }

        if (Upstream.AddressesOf(configuration, Upstream.Web, "http") is { Count: > 0 } web)
        {
            clusters.Add(Cluster(Upstream.Web, web, new() { ActivityTimeout = HttpSilence }));
            routes.Add(Route(Upstream.Web, Upstream.Web, "/{**path}", Web, Megabyte) with { Order = int.MaxValue });
        }

        return (routes, clusters);
    }

    private static IEnumerable<RouteConfig> ApiRoutes(Upstream upstream)
    {
        var prefix = $"/api/{upstream.Name}";
        yield return WithPrefix(Route(upstream.Name, upstream.Name, prefix + "/{**path}", Api, Megabyte), prefix);
        foreach (var resource in upstream.Uploads)
        {
            var path = $"{prefix}/{resource}";
            var upload = Route($"{upstream.Name}-{resource}", upstream.Name, path, Api, LargestUpload);
            yield return WithPrefix(upload with { Match = new RouteMatch { Path = path, Methods = ["POST"] } }, prefix);
        }
    }

    private static RouteConfig WithPrefix(RouteConfig route, string prefix) =>
        route with { Metadata = new Dictionary<string, string>(route.Metadata!) { [PrefixKey] = prefix } };

    private static RouteConfig Route(string id, string cluster, string path, string kind, long largestBody) => new()
    {
        RouteId = id,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path },
        MaxRequestBodySize = largestBody,
        AuthorizationPolicy = "Anonymous",
        Metadata = new Dictionary<string, string> { [KindKey] = kind },
    };

    private static ClusterConfig Cluster(string id, IReadOnlyList<string> addresses, ForwarderRequestConfig request) => new()
    {
        ClusterId = id,
        LoadBalancingPolicy = "PowerOfTwoChoices",
        Destinations = addresses.Index().ToDictionary(address => $"{id}-{address.Index}", address => new DestinationConfig { Address = address.Item }),
        HttpRequest = request,
        HttpClient = new HttpClientConfig { EnableMultipleHttp2Connections = true },
        HealthCheck = new HealthCheckConfig
        {
            // With one replica left, however ill, trying it is better than refusing: it may just have come back.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate, ReactivationPeriod = TimeSpan.FromSeconds(5) },
        },
    };
}
