using Microsoft.AspNetCore.Http;

namespace EduCoop.ServiceDefaults;

/// <summary>Files that people send to a service and get from it.</summary>
public static class FileTransfer
{
    /// <summary>The whole body of a request.</summary>
    /// <param name="http">The request; its route limits the size, so that the server stops the reading with 413 also when no length was announced.</param>
    /// <param name="mostBytes">That limit.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<byte[]> ReadBodyAsync(HttpRequest http, int mostBytes, CancellationToken cancellation)
    {
        using var body = new MemoryStream(http.ContentLength is > 0 && http.ContentLength <= mostBytes ? (int)http.ContentLength : 0);
        await http.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }

    /// <summary>Gives a file to be kept, never to be run or shown in place: attachment, no sniffing, no scripts.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="fileName">The name under which it is saved.</param>
    public static IResult Attachment(HttpContext http, byte[] bytes, string mediaType, string fileName)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(bytes, mediaType, fileName);
    }
}
