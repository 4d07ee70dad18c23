using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace EduCoop.ServiceDefaults;

/// <summary>Where the public keys that sign this deployment's tokens come from: the gateway, for every service but the gateway itself.</summary>
public interface ISigningKeySource
{
    /// <summary>Fetches the key set as it is published now.</summary>
    /// <param name="cancellation">Ends the fetch.</param>
    Task<JsonWebKeySet> FetchAsync(CancellationToken cancellation);
}

/// <summary>No key set could be fetched yet, so no token can be judged: that is 503, not 401.</summary>
/// <param name="inner">Why the fetch failed.</param>
internal sealed class SigningKeysUnavailableException(Exception inner) : Exception("The gateway's signing keys could not be fetched.", inner);

/// <summary>
/// Holds the gateway's keys. A key id that is not known is looked up at once, so a rotated key works from its first token; the pause between
/// two fetches keeps a flood of made-up key ids away from the gateway. While the gateway is away the keys at hand go on being used.
/// </summary>
internal sealed class SigningKeys(ISigningKeySource source, TimeProvider clock) : IDisposable
{
    internal static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PauseBetweenFetches = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Snapshot current = new(new(StringComparer.Ordinal), null, null);

    /// <summary>The keys with this id that are known now.</summary>
    /// <param name="keyId">The token's kid.</param>
    internal IEnumerable<SecurityKey> Known(string? keyId) =>
        keyId is not null && current.Keys.TryGetValue(keyId, out var key) ? [key] : [];

    /// <summary>Makes sure that a key which the gateway publishes is known here.</summary>
    /// <param name="keyId">The token's kid.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task EnsureAsync(string keyId, CancellationToken cancellation)
    {
        if (IsFresh(current, keyId))
        {
            return;
        }

        await fetching.WaitAsync(cancellation);
        try
        {
            if (IsFresh(current, keyId) || clock.GetUtcNow() - current.TriedAt < PauseBetweenFetches)
            {
                RefuseWithoutKeys(current);
                return;
            }

            current = await FetchAsync(current, cancellation);
            RefuseWithoutKeys(current);
        }
        finally
        {
            fetching.Release();
        }
    }

    public void Dispose() => fetching.Dispose();

    private static void RefuseWithoutKeys(Snapshot snapshot)
    {
        if (snapshot is { FetchedAt: null, Failure: { } failure })
        {
            throw new SigningKeysUnavailableException(failure);
        }
    }

    private bool IsFresh(Snapshot snapshot, string keyId) =>
        snapshot.Keys.ContainsKey(keyId) && clock.GetUtcNow() - snapshot.FetchedAt < KeepFor;

    private async Task<Snapshot> FetchAsync(Snapshot before, CancellationToken cancellation)
    {
        try
        {
            var set = await source.FetchAsync(cancellation);
            var keys = set.Keys.Where(IsOurKind).ToDictionary(key => key.Kid, key => (SecurityKey)key, StringComparer.Ordinal);
            return new(keys, clock.GetUtcNow(), clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or System.Text.Json.JsonException or ArgumentException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return before with { TriedAt = clock.GetUtcNow(), Failure = failure };
        }
    }

    // Only public P-256 keys may ever verify: an "oct" key in the set would open the door to tokens signed with a shared secret.
    private static bool IsOurKind(JsonWebKey key) => key is { Kty: "EC", Crv: "P-256", Kid.Length: > 0 };

    private sealed record Snapshot(Dictionary<string, SecurityKey> Keys, DateTimeOffset? FetchedAt, DateTimeOffset? TriedAt, Exception? Failure = null);
}

/// <summary>Asks the gateway over the deployment's inner network, by way of its discovery document.</summary>
internal sealed class GatewayKeySource(IConfiguration configuration) : ISigningKeySource, IDisposable
{
    // A client of its own: a telemetry or retry setting for other calls must not change how keys are fetched.
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 256 * 1024,
    };

    public async Task<JsonWebKeySet> FetchAsync(CancellationToken cancellation)
    {
        var authority = configuration["Authentication:Authority"] is { Length: > 0 } configured
            ? new Uri(configured.TrimEnd('/') + "/")
            : throw new InvalidOperationException("No gateway to take the signing keys from: set Authentication__Authority to the gateway's http address.");
        var discovery = await client.GetFromJsonAsync<Discovery>(new Uri(authority, ".well-known/openid-configuration"), cancellation)
            ?? throw new InvalidOperationException("The gateway's discovery document is empty.");
        // Only the path is taken: the document must not be able to send us to another host for the keys.
        var keys = new Uri(authority, new Uri(authority, discovery.KeysAddress).PathAndQuery);
        return new JsonWebKeySet(await client.GetStringAsync(keys, cancellation));
    }

    public void Dispose() => client.Dispose();

    private sealed record Discovery([property: JsonPropertyName("jwks_uri")] string KeysAddress);
}
