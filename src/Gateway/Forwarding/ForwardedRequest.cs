using System.Net.Http.Headers;
using EduCoop.Gateway.Sessions;
using EduCoop.Gateway.Tokens;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace EduCoop.Gateway.Forwarding;

/// <summary>What is changed on the way in and out: the cookie becomes a token, and only the gateway says where a request came from.</summary>
internal sealed class ForwardedRequest(TokenMinter tokens) : ITransformProvider
{
    private static readonly string[] OnlyFromUs = ["Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-Client-IP", "True-Client-IP", ForgeryProtection.Header];

    public void ValidateRoute(TransformRouteValidationContext context)
    {
        // Nothing to validate: routes come from ForwardingTable, not from a file.
    }

    public void ValidateCluster(TransformClusterValidationContext context)
    {
        // Nothing to validate: clusters come from ForwardingTable, not from a file.
    }

    public void Apply(TransformBuilderContext context)
    {
        var kind = context.Route.Metadata![ForwardingTable.KindKey];
        var prefix = context.Route.Metadata.GetValueOrDefault(ForwardingTable.PrefixKey);
        context.UseDefaultForwarders = false;
        if (prefix is not null)
        {
            context.AddPathRemovePrefix(prefix);
        }

        context.AddRequestTransform(transform =>
        {
            SetOrigin(transform, prefix);
            SetCaller(transform, kind);
            return ValueTask.CompletedTask;
        });
        context.AddResponseTransform(transform =>
        {
            SetAnswer(transform, kind, prefix);
            return ValueTask.CompletedTask;
        });
    }

    private static void SetOrigin(RequestTransformContext transform, string? prefix)
    {
        var headers = transform.ProxyRequest.Headers;
        var sent = headers.Select(header => header.Key).Where(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var name in sent.Concat(OnlyFromUs))
        {
            headers.Remove(name);
        }

        var request = transform.HttpContext.Request;
        headers.TryAddWithoutValidation("X-Forwarded-For", transform.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
        headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);
        if (prefix is not null)
        {
            headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
        }
    }

    private void SetCaller(RequestTransformContext transform, string kind)
    {
        var headers = transform.ProxyRequest.Headers;
        var context = transform.HttpContext;
        if (kind == ForwardingTable.Web)
        {
            // Web's pages are public: it needs no proof of who looks at them, only its own cookies (language).
            headers.Remove(HeaderNames.Authorization);
            KeepOnlyForeignCookies(headers, context.Request);
            return;
        }

        headers.Remove(HeaderNames.Cookie);
        if (SessionAuthentication.HasBearer(context.Request))
        {
            return;
        }

        headers.Authorization = context.Features.Get<Session>() is { } session ? new AuthenticationHeaderValue("Bearer", tokens.MintFor(session)) : null;
    }

    private static void KeepOnlyForeignCookies(HttpRequestHeaders headers, HttpRequest request)
    {
        headers.Remove(HeaderNames.Cookie);
        var kept = CookieHeaderValue.TryParseList([.. request.Headers.Cookie.OfType<string>()], out var cookies)
            ? cookies.Where(cookie => cookie.Name != Session.CookieName).Select(cookie => cookie.ToString()).ToList()
            : [];
        if (kept.Count > 0)
        {
            headers.TryAddWithoutValidation(HeaderNames.Cookie, string.Join("; ", kept));
        }
    }

    private static void SetAnswer(ResponseTransformContext transform, string kind, string? prefix)
    {
        var headers = transform.HttpContext.Response.Headers;
        headers.Remove(HeaderNames.Server);
        if (kind != ForwardingTable.Web)
        {
            headers.Remove(HeaderNames.SetCookie);
        }

        // A service names its resources by its own paths; callers of the gateway need the prefix before them.
        if (prefix is not null && headers.Location.ToString() is ['/', not '/', ..] location)
        {
            headers.Location = prefix + location;
        }
    }
}
