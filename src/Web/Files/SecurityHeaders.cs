namespace EduCoop.Web.Files;

/// <summary>Headers on every answer. Public pages run no script at all, and the policy says so.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The policy of public pages: own styles, fonts and pictures; no script, no frame, no form to elsewhere.</summary>
    public const string ForPages =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of the workspace: own script only; style sheets added at run time must carry the answer's nonce; files that its script has fetched may be shown in a frame by the browser's viewer.</summary>
    /// <param name="nonce">Fresh for every answer.</param>
    public static string ForWorkspace(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src blob:; object-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers before the rest of the pipeline; a route may replace the policy.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ForPages;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }
}
