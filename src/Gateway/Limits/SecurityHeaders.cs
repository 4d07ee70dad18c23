using Microsoft.Net.Http.Headers;

namespace EduCoop.Gateway.Limits;

/// <summary>Headers that tell browsers what a page of ours may do, set on every answer, errors included.</summary>
internal static class SecurityHeaders
{
    // For pages that bring no policy of their own; Web's are stricter, with a nonce for the styles that Ant Design adds while it runs.
    private const string Strict =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    internal static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment, because the exception handler clears what was set before.
        context.Response.OnStarting(static state => Apply((HttpContext)state), context);
        return next(context);
    });

    private static Task Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        var isData = path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/auth", StringComparison.Ordinal) || path.StartsWithSegments("/status", StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (isData || headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = isData ? Data : Strict;
        }

        if (context.Request.IsHttps && !IsLoopback(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (isData && (headers.CacheControl.Count == 0 || IsPersonal(context)))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    // What was answered to somebody must never be answered from a cache to somebody else.
    private static bool IsPersonal(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true || context.Request.Headers.ContainsKey(HeaderNames.Authorization);

    // A browser that learns HSTS for localhost refuses every other local program without TLS.
    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
