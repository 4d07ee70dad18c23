namespace EduCoop.Web.Files;

/// <summary>The files of the public pages.</summary>
public static class AssetRoutes
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Style sheet, icon and fonts.</summary>
    /// <param name="app">The host.</param>
    public static void MapAssets(this WebApplication app)
    {
        var files = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        files.MapMethods("/site.css", Read, (HttpContext context, AssetFiles assets, string? v) =>
            assets.Send(context, "site.css", v == assets.VersionOf("site.css") ? AssetFiles.Immutable : AssetFiles.Revalidate));
        files.MapMethods("/favicon.svg", Read, (HttpContext context, AssetFiles assets) => assets.Send(context, "favicon.svg", "public, max-age=86400"));
        files.MapMethods("/fonts/{file}", Read, (HttpContext context, AssetFiles assets, string file) =>
            assets.Send(context, $"fonts/{file}", "public, max-age=2592000"));
        files.MapMethods("/robots.txt", Read, () => Results.Text("User-agent: *\nDisallow: /workspace/\nDisallow: /api/\n", "text/plain"));
    }
}
