using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduCoop.GrpcInterop.Tests.Harness;

/// <summary>Hosts on Kestrel as the services are: cleartext HTTP/2 on a port of its own.</summary>
public static class ProbeHost
{
    public const int ReceiveLimit = 2 * 1024 * 1024;

    public static Task<WebApplication> StartServerAsync(Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null) =>
        StartAsync(
            builder =>
            {
                builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = ReceiveLimit);
                configure?.Invoke(builder);
            },
            map ?? (app => app.MapGrpcService<ProbeService>()));

    /// <summary>A proxy before the server, as the gateway is.</summary>
    public static Task<WebApplication> StartProxyAsync(string destination) => StartAsync(
        builder => builder.Services.AddHttpForwarder(),
        app => app.MapForwarder(
            "/{**path}",
            destination,
            new Yarp.ReverseProxy.Forwarder.ForwarderRequestConfig
            {
                Version = System.Net.HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                ActivityTimeout = TimeSpan.FromMinutes(2),
            }));

    public static string Address(this WebApplication app) =>
        app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public static async Task<WebApplication> StartAsync(
        Action<WebApplicationBuilder> configure, Action<WebApplication> map, HttpProtocols protocols = HttpProtocols.Http2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        configure(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
