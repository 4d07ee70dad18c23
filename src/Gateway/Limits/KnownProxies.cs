using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace EduCoop.Gateway.Limits;

/// <summary>
/// When a load balancer stands before the gateway, its X-Forwarded-For and -Proto are believed if its address is named in
/// Gateway:KnownProxies; from anybody else they are thrown away.
/// </summary>
internal static class KnownProxies
{
    internal static void UseKnownProxies(this WebApplication app)
    {
        var known = app.Configuration.GetSection("Gateway:KnownProxies").Get<string[]>() ?? [];
        if (known.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in known)
        {
            options.KnownProxies.Add(IPAddress.Parse(address));
        }

        app.UseForwardedHeaders(options);
    }
}
