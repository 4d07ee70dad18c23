using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EduCoop.Web.Files;

/// <summary>Sends files of wwwroot: a compressed copy when there is one beside the file and the browser takes it, with an ETag and the wanted caching.</summary>
public sealed class AssetFiles(IWebHostEnvironment environment)
{
    /// <summary>For names that hold a hash of the content: they never change.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>For names that stay while the content changes: ask each time, an ETag answers 304.</summary>
    public const string Revalidate = "no-cache";

    private static readonly (string Encoding, string Ending)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider types = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset Written, string Version)> versions = new(StringComparer.Ordinal);

    /// <summary>The file's information; a path that climbs out of wwwroot is simply not there.</summary>
    /// <param name="path">Below wwwroot, with forward slashes.</param>
    public IFileInfo Find(string path) => environment.WebRootFileProvider.GetFileInfo(path);

    /// <summary>The file as an answer, or 404.</summary>
    /// <param name="context">The request; its Accept-Encoding chooses the copy.</param>
    /// <param name="path">Below wwwroot.</param>
    /// <param name="caching">Value of Cache-Control.</param>
    public IResult Send(HttpContext context, string path, string caching)
    {
        var file = Find(path);
        if (!file.Exists || file.IsDirectory || file.PhysicalPath is null)
        {
            return Results.NotFound();
        }

        var chosen = file;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        foreach (var (encoding, ending) in Compressed)
        {
            var copy = Find(path + ending);
            // A copy older than its file is left over from another build.
            if (copy.Exists && copy.LastModified >= file.LastModified && Accepts(context.Request.Headers.AcceptEncoding, encoding))
            {
                context.Response.Headers.ContentEncoding = encoding;
                chosen = copy;
                break;
            }
        }

        context.Response.Headers.CacheControl = caching;
        var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{chosen.LastModified.UtcTicks:x}-{chosen.Length:x}\""));
        return Results.File(chosen.PhysicalPath!, WithCharset(type), lastModified: chosen.LastModified, entityTag: tag);
    }

    /// <summary>A short hash of the content, for addresses such as /site.css?v=…</summary>
    /// <param name="path">Below wwwroot.</param>
    public string VersionOf(string path)
    {
        var file = Find(path);
        if (!file.Exists)
        {
            return "0";
        }

        if (versions.TryGetValue(path, out var known) && known.Written == file.LastModified)
        {
            return known.Version;
        }

        using var content = file.CreateReadStream();
        var version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        versions[path] = (file.LastModified, version);
        return version;
    }

    private static bool Accepts(StringValues header, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(header, out var wanted) && wanted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality != 0);

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "application/javascript" ? $"{type}; charset=utf-8" : type;
}
