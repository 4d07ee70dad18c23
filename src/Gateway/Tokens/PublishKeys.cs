using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Claims = EduCoop.ServiceDefaults.Tokens;

namespace EduCoop.Gateway.Tokens;

/// <summary>A public key as RFC 7517 writes it.</summary>
/// <param name="Kty">EC.</param>
/// <param name="Crv">P-256.</param>
/// <param name="X">Coordinate, base64url.</param>
/// <param name="Y">Coordinate, base64url.</param>
/// <param name="Kid">The id that tokens name.</param>
/// <param name="Use">sig.</param>
/// <param name="Alg">ES256.</param>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);

/// <summary>A key set as RFC 7517 writes it.</summary>
/// <param name="Keys">All keys that tokens in use may be signed with, and the next one.</param>
public sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);

/// <summary>Where the keys are, in the form of OpenID Connect Discovery.</summary>
/// <param name="Issuer">What tokens name as their issuer.</param>
/// <param name="KeysAddress">Where the key set is.</param>
/// <param name="TokenAddress">Where programs get a token.</param>
/// <param name="Algorithms">How tokens are signed.</param>
public sealed record Discovery(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("jwks_uri")] string KeysAddress,
    [property: JsonPropertyName("token_endpoint")] string TokenAddress,
    [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms);

/// <summary>GET /.well-known/jwks.json and /.well-known/openid-configuration.</summary>
internal static class PublishKeys
{
    internal const string KeysPath = "/.well-known/jwks.json";

    internal static Ok<PublicKeySet> Keys(KeyRing ring, HttpContext context)
    {
        // Shorter than the time between a key's publication and its first signature.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new PublicKeySet([.. ring.Published.Select(key => new PublicKey(key.Kty, key.Crv, key.X, key.Y, key.Kid, key.Use, key.Alg))]));
    }

    internal static Ok<Discovery> Describe(HttpContext context)
    {
        var self = $"{context.Request.Scheme}://{context.Request.Host}";
        return TypedResults.Ok(new Discovery(Claims.Issuer, self + KeysPath, self + "/auth/token", ["ES256"]));
    }
}
