using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace EduCoop.Testing;

/// <summary>
/// A token authority for tests of one service: a real ES256 key, its public half served on loopback as the gateway serves its own.
/// The service under test checks the tokens as in production; nothing is switched off. Use it as a class fixture.
/// </summary>
public class TestTokens : IAsyncLifetime
{
    private const string Name = "educoop";
    private readonly ECDsaSecurityKey key = NewKey();
    private readonly ECDsaSecurityKey foreignKey = NewKey();
    private WebApplication? server;

    /// <summary>Value for Authentication:Authority.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>A token as the gateway would make it.</summary>
    /// <param name="role">The one role.</param>
    /// <param name="unit">The unit one acts for.</param>
    /// <param name="account">The account; a new one when null.</param>
    /// <param name="name">The display name.</param>
    public string For(string role, Guid? unit = null, Guid? account = null, string name = "Người kiểm thử") => For([role], unit, account, name);

    /// <summary>A token with several roles, or none.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="unit">The unit one acts for.</param>
    /// <param name="account">The account; a new one when null.</param>
    /// <param name="name">The display name.</param>
    public string For(string[] roles, Guid? unit = null, Guid? account = null, string name = "Người kiểm thử") =>
        Create(key, roles, unit, account, name, TimeSpan.FromMinutes(10));

    /// <summary>A token whose time is over by more than any clock skew.</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">The unit one acts for.</param>
    public string Expired(string role, Guid? unit = null) => Create(key, [role], unit, null, "Người kiểm thử", TimeSpan.FromMinutes(-10));

    /// <summary>A token with the right claims, signed by a key that is not the authority's.</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">The unit one acts for.</param>
    public string Forged(string role, Guid? unit = null) => Create(foreignKey, [role], unit, null, "Người kiểm thử", TimeSpan.FromMinutes(10));

    /// <summary>A token of the authority that was meant for another system.</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">The unit one acts for.</param>
    public string ForOtherAudience(string role, Guid? unit = null) => Create(key, [role], unit, null, "Người kiểm thử", TimeSpan.FromMinutes(10), audience: "elsewhere");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "EduCoop.Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Name,
            ["jwks_uri"] = $"http://{request.Host}/.well-known/jwks.json",
            ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.EcdsaSha256 },
        }));
        var parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
        var jwk = new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = SecurityAlgorithms.EcdsaSha256,
            ["kid"] = key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(parameters.Q.X),
            ["y"] = Base64UrlEncoder.Encode(parameters.Q.Y),
        };
        server.MapGet("/.well-known/jwks.json", () => Results.Json(new { keys = new[] { jwk } }));
        await server.StartAsync();
        Authority = server.Urls.Single();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static string Create(ECDsaSecurityKey key, string[] roles, Guid? unit, Guid? account, string name, TimeSpan lifetime, string audience = Name)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = (account ?? Guid.CreateVersion7()).ToString(),
            ["name"] = name,
            ["role"] = roles,
        };
        if (unit is { } id)
        {
            claims["unit"] = id.ToString();
        }

        var issued = lifetime > TimeSpan.Zero ? now : now + lifetime - TimeSpan.FromMinutes(10);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = audience,
            IssuedAt = issued,
            NotBefore = issued,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static ECDsaSecurityKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.CreateVersion7().ToString("N") };
}
