using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Web.Files;

/// <summary>
/// The page that checks a receipt on the reader's own machine. It is one file that also works from a disk; when it is served, the policy allows
/// exactly its own script and style by their hashes, and no connection to anywhere.
/// </summary>
public static class VerifyPage
{
    /// <summary>Its address; "educoop receipt verify" does the same on the command line.</summary>
    public const string Path = "/kiem-tra-bien-nhan";

    private const string File = "verify.html";
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page.</summary>
    /// <param name="app">The host.</param>
    public static void MapVerifyPage(this WebApplication app)
    {
        var page = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        page.MapMethods(Path, Read, async (HttpContext context, AssetFiles assets, CancellationToken cancellation) =>
        {
            var file = assets.Find(File);
            if (file.PhysicalPath is not null && file.Exists)
            {
                context.Response.Headers.ContentSecurityPolicy = PolicyOf(await System.IO.File.ReadAllTextAsync(file.PhysicalPath, cancellation));
            }

            return assets.Send(context, File, AssetFiles.Revalidate);
        });
    }

    internal static string PolicyOf(string html) =>
        $"default-src 'none'; script-src '{HashOf(html, "script")}'; style-src '{HashOf(html, "style")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string HashOf(string html, string element)
    {
        var (open, close) = ($"<{element}>", $"</{element}>");
        var start = html.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var content = html[start..html.IndexOf(close, start, StringComparison.Ordinal)];
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
