using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EduCoop.Gateway.Tests.Harness;

/// <summary>Reads and checks a token with nothing but System.Security.Cryptography, independent of the libraries that made it.</summary>
public sealed record HandMadeVerifier(string KeyId, JsonElement Header, JsonElement Claims, bool SignatureHolds)
{
    public static async Task<HandMadeVerifier> CheckAsync(Uri gateway, string token)
    {
        using var client = new HttpClient { BaseAddress = gateway };
        var keys = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/.well-known/jwks.json")).GetProperty("keys");
        var parts = token.Split('.');
        var header = Json(parts[0]);
        var keyId = header.GetProperty("kid").GetString()!;
        var key = keys.EnumerateArray().SingleOrDefault(candidate => candidate.GetProperty("kid").GetString() == keyId);
        return new(keyId, header, Json(parts[1]), key.ValueKind == JsonValueKind.Object && Holds(key, parts));
    }

    public static async Task<IReadOnlyList<string>> PublishedAsync(Uri gateway)
    {
        using var client = new HttpClient { BaseAddress = gateway };
        return [.. JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/.well-known/jwks.json")).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    public string[] Roles => [.. Claims.GetProperty("role").EnumerateArray().Select(role => role.GetString()!)];

    private static bool Holds(JsonElement key, string[] parts)
    {
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes(key.GetProperty("x").GetString()!), Y = Bytes(key.GetProperty("y").GetString()!) },
        });
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static JsonElement Json(string part) => JsonSerializer.Deserialize<JsonElement>(Bytes(part));

    private static byte[] Bytes(string part) => Base64Url.DecodeFromChars(part);
}
