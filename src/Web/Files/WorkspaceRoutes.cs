using System.Security.Cryptography;
using EduCoop.Web.Public;

namespace EduCoop.Web.Files;

/// <summary>The staff's workspace: its built files, and its first page for every address inside it.</summary>
public static class WorkspaceRoutes
{
    private const string NoncePlace = "__CSP_NONCE__";
    private const string DemoPlace = "__EDUCOOP_DEMO__";
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Everything under /workspace/. The page itself is public: what it shows comes from the services, which ask who one is.</summary>
    /// <param name="app">The host.</param>
    public static void MapWorkspace(this WebApplication app)
    {
        app.MapMethods("/workspace/{**path}", Read, Serve).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Serve(HttpContext context, AssetFiles assets, DemoProfile demo, string? path)
    {
        if (path is null && !context.Request.Path.Value!.EndsWith('/'))
        {
            return Results.LocalRedirect("/workspace/", permanent: true);
        }

        if (path?.StartsWith("assets/", StringComparison.Ordinal) == true)
        {
            // Vite puts a hash of the content into these names. A missing one belongs to an older build: 404, never the first page.
            return assets.Send(context, $"workspace/{path}", AssetFiles.Immutable);
        }

        var index = assets.Find("workspace/index.html");
        return index.Exists ? await FirstPage(context, demo, index.PhysicalPath!) : PublicPages.WorkspaceNotBuilt(context);
    }

    // The style sheets that Ant Design adds while running carry a nonce; each answer has its own, so the page itself is never stored.
    private static async Task<IResult> FirstPage(HttpContext context, DemoProfile demo, string file)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var html = await File.ReadAllTextAsync(file, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForWorkspace(nonce);
        html = html.Replace(NoncePlace, nonce, StringComparison.Ordinal).Replace(DemoPlace, demo.IsOn ? "1" : "0", StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
