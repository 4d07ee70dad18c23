using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EduCoop.Contracts;
using Xunit;

namespace EduCoop.Testing;

/// <summary>An RFC 9457 answer as a caller sees it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Title">Vietnamese title.</param>
/// <param name="Detail">How to mend it.</param>
/// <param name="TraceId">Under which operators find it.</param>
/// <param name="Body">The whole answer.</param>
public sealed record Problem(HttpStatusCode Status, string? Code, string? Title, string? Detail, string? TraceId, JsonElement Body);

/// <summary>Reads answers as strictly as a careful partner would.</summary>
public static class Http
{
    /// <summary>The same client, calling with this token from now on.</summary>
    /// <param name="client">The client.</param>
    /// <param name="token">A token of <see cref="TestTokens"/>; null = no token.</param>
    public static HttpClient With(this HttpClient client, string? token)
    {
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Sends one request with this token, whatever the client usually sends.</summary>
    /// <param name="client">The client.</param>
    /// <param name="method">GET, POST …</param>
    /// <param name="path">Relative address.</param>
    /// <param name="token">The token; null = none.</param>
    /// <param name="body">Sent as JSON in the system's own way; an <see cref="HttpContent"/> is sent as it is.</param>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body, body.GetType(), options: ContractJson.Options),
        };
        return await client.SendAsync(request);
    }

    /// <summary>Checks the status and reads the body; a failure shows the body.</summary>
    /// <typeparam name="T">What the body is read as.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="status">The status it must have.</param>
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}, not {(int)status}: {text}");
        return JsonSerializer.Deserialize<T>(text, ContractJson.Options)!;
    }

    /// <summary>Checks the status and reads the body as a JSON tree.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="status">The status it must have.</param>
    public static Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK) =>
        response.ReadAsync<JsonElement>(status);

    /// <summary>The answer must be a problem of this status and code, complete as RFC 9457 and the house ask.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="status">The status it must have.</param>
    /// <param name="code">The code it must have.</param>
    public static async Task<Problem> ReadProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}, not {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonSerializer.Deserialize<JsonElement>(text);
        var problem = new Problem(response.StatusCode, Text(body, "code"), Text(body, "title"), Text(body, "detail"), Text(body, "traceId"), body);
        Assert.True(problem.Code == code, $"The code is '{problem.Code}', not '{code}': {text}");
        Assert.False(string.IsNullOrWhiteSpace(problem.Title), $"A problem needs a title: {text}");
        Assert.False(string.IsNullOrWhiteSpace(problem.TraceId), $"A problem needs a trace id: {text}");
        return problem;
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
