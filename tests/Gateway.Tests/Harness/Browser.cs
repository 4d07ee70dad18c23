using System.Net.Http.Json;
using System.Text.Json;

namespace EduCoop.Gateway.Tests.Harness;

/// <summary>Keeps cookies and the CSRF token as the workspace does; each part can be left out to see what happens then.</summary>
public sealed class Browser : IDisposable
{
    public const string CookieName = "educoop_session";

    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public Browser(Uri address, HttpMessageHandler? handler = null) =>
        client = new HttpClient(handler ?? new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public string? CsrfToken { get; set; }

    /// <summary>The session's cookie as the browser holds it.</summary>
    public string? Cookie
    {
        get => cookies.GetCookies(client.BaseAddress!)[CookieName]?.Value;
        set => cookies.Add(client.BaseAddress!, new Cookie(CookieName, value, "/"));
    }

    public async Task<JsonElement> SignInAsync(string userName, string password = GatewayFixture.DemoPassword)
    {
        var me = await (await TrySignInAsync(userName, password)).ReadJsonAsync();
        CsrfToken = me.GetProperty("csrfToken").GetString();
        return me;
    }

    public Task<HttpResponseMessage> TrySignInAsync(string userName, string password) =>
        client.PostAsJsonAsync("/auth/sign-in", new { userName, password });

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body as HttpContent ?? JsonContent.Create(body ?? new { }), headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (CsrfToken is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-CSRF-Token", CsrfToken);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    public void Dispose() => client.Dispose();
}
