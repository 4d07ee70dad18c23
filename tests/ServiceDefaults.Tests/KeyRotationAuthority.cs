using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>An authority whose keys the test changes, made by hand without the libraries under test; it counts how often it is asked.</summary>
public sealed class KeyRotationAuthority : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private KeyRotationAuthority(WebApplication app) => this.app = app;

    public List<Key> Keys { get; } = [];

    public int Asked => asked;

    public static async Task<KeyRotationAuthority> StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var self = new KeyRotationAuthority(app);
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new { issuer = "educoop", jwks_uri = $"http://{request.Host}/.well-known/jwks.json" }));
        app.MapGet("/.well-known/jwks.json", () =>
        {
            Interlocked.Increment(ref self.asked);
            return Results.Json(new { keys = self.Keys.Select(key => key.Public).ToList() });
        });
        await app.StartAsync();
        return self;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public sealed class Key(string id) : IDisposable
    {
        private readonly ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public Dictionary<string, string> Public
        {
            get
            {
                var point = ecdsa.ExportParameters(false).Q;
                return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = id, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
            }
        }

        public string Good()
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            return Sign(new() { ["sub"] = Guid.CreateVersion7().ToString(), ["role"] = new[] { "auditor" }, ["iss"] = "educoop", ["aud"] = "educoop", ["exp"] = now + 600 }, id);
        }

        public string Sign(Dictionary<string, object> claims, string? keyId)
        {
            var header = new Dictionary<string, string> { ["alg"] = "ES256", ["typ"] = "JWT" };
            if (keyId is not null)
            {
                header["kid"] = keyId;
            }

            var content = $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
            return $"{content}.{Base64Url.EncodeToString(ecdsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
        }

        public void Dispose() => ecdsa.Dispose();
    }
}
