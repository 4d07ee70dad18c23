using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EduCoop.Reporting.Campaigns;

/// <summary>Answers that everybody gets alike: a cache may keep them for some seconds and ask by ETag whether anything has changed.</summary>
internal sealed class PublicAnswer(IOptions<JsonOptions> json)
{
    internal FileContentHttpResult Of<T>(T value, HttpContext http)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, json.Value.SerializerOptions);
        http.Response.Headers.CacheControl = "public, max-age=5";
        // The tag is made from the content: two replicas give the same tag for the same answer.
        return TypedResults.Bytes(body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\""));
    }
}
