using System.Security.Cryptography;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace EduCoop.Gateway.Tokens;

/// <summary>
/// The keys that sign tokens. A new one is published a day before it signs, so services know it in time; an old one stays published until
/// the last token it signed is dead. All replicas share the rows of signing_key and take turns at an advisory lock when they change them.
/// </summary>
internal sealed partial class KeyRing(NpgsqlDataSource database, IDataProtectionProvider protection, GatewaySettings settings, TimeProvider clock, ILogger<KeyRing> log) : ISigningKeySource
{
    private const long AdvisoryLock = 0x4544_5543_4B45_59;

    // Services forgive this much difference between clocks (Tokens in ServiceDefaults), and a replica may sign with the old key until its next look.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    private const string SelectAll = "select key_id, public_key, private_key, active_from from signing_key order by active_from";

    private const string Insert = "insert into signing_key (key_id, public_key, private_key, created_at, active_from) values ($1, $2, $3, $4, $5)";

    private readonly IDataProtector protector = protection.CreateProtector("EduCoop.Gateway.SigningKey.v1");
    private volatile IReadOnlyList<Key> keys = [];

    private sealed record Key(string Id, DateTimeOffset ActiveFrom, JsonWebKey Public, SigningCredentials? Signing);

    /// <summary>What a token is signed with now.</summary>
    internal SigningCredentials Current
    {
        get
        {
            var now = clock.GetUtcNow();
            return keys.LastOrDefault(key => key.ActiveFrom <= now && key.Signing is not null)?.Signing
                ?? throw new InvalidOperationException("There is no signing key yet: the gateway's database could not be reached at the start.");
        }
    }

    /// <summary>Public halves of all keys that tokens in use may be signed with, and of the next one.</summary>
    internal IReadOnlyList<JsonWebKey> Published => [.. keys.Select(key => key.Public)];

    public Task<JsonWebKeySet> FetchAsync(CancellationToken cancellation)
    {
        var set = new JsonWebKeySet();
        foreach (var key in Published)
        {
            set.Keys.Add(key);
        }

        return Task.FromResult(set);
    }

    /// <summary>Loads the keys; makes the first or the next one and removes dead ones when it is time.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock})", cancellation);
        var stored = await LoadAsync(connection, cancellation);
        var now = clock.GetUtcNow();
        if (NextActiveFrom(stored, now) is { } activeFrom)
        {
            stored.Add(await CreateAsync(connection, now, activeFrom, cancellation));
        }

        foreach (var dead in stored.Where((key, place) => IsDead(stored, place, now)).ToList())
        {
            await using var delete = new NpgsqlCommand("delete from signing_key where key_id = $1", connection).Add(dead.Id);
            await delete.ExecuteNonQueryAsync(cancellation);
            stored.Remove(dead);
            LogRemoved(log, dead.Id);
        }

        await transaction.CommitAsync(cancellation);
        keys = stored;
    }

    // Null while the newest key has enough of its life before it.
    private DateTimeOffset? NextActiveFrom(List<Key> stored, DateTimeOffset now)
    {
        if (!stored.Exists(key => key.Signing is not null && key.ActiveFrom <= now))
        {
            return now;
        }

        var ends = stored[^1].ActiveFrom + settings.KeyLifetime;
        return ends - settings.KeyPublishedBefore > now ? null : Later(ends, now + settings.KeyPublishedBefore);
    }

    private bool IsDead(List<Key> stored, int place, DateTimeOffset now) =>
        place + 1 < stored.Count && stored[place + 1].Signing is not null && stored[place + 1].ActiveFrom + settings.TokenLifetime + Grace < now;

    private async Task<List<Key>> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var known = keys.ToDictionary(key => key.Id, StringComparer.Ordinal);
        var stored = new List<Key>();
        await using var command = new NpgsqlCommand(SelectAll, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetString(0);
            stored.Add(known.TryGetValue(id, out var key) && key.Signing is not null
                ? key with { ActiveFrom = reader.GetFieldValue<DateTimeOffset>(3) }
                : Open(id, reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return stored;
    }

    // A key that cannot be opened (Data Protection's keys were lost) still verifies the tokens it has signed, and a new one is made to sign.
    private Key Open(string id, byte[] publicKey, byte[] privateKey, DateTimeOffset activeFrom)
    {
        try
        {
            var ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(protector.Unprotect(privateKey), out _);
            return new(id, activeFrom, PublicKeyOf(id, publicKey), new SigningCredentials(new ECDsaSecurityKey(ecdsa) { KeyId = id }, SecurityAlgorithms.EcdsaSha256));
        }
        catch (CryptographicException failure)
        {
            LogUnreadable(log, failure, id);
            return new(id, activeFrom, PublicKeyOf(id, publicKey), null);
        }
    }

    private async Task<Key> CreateAsync(NpgsqlConnection connection, DateTimeOffset now, DateTimeOffset activeFrom, CancellationToken cancellation)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = ecdsa.ExportSubjectPublicKeyInfo();
        var privateKey = protector.Protect(ecdsa.ExportPkcs8PrivateKey());
        var id = Base64UrlEncoder.Encode(SHA256.HashData(publicKey).AsSpan(0, 12).ToArray());
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Insert, id, publicKey, privateKey, now, activeFrom);
        await batch.ExecuteNonQueryAsync(cancellation);
        LogCreated(log, id, activeFrom);
        return Open(id, publicKey, privateKey, activeFrom);
    }

    private static JsonWebKey PublicKeyOf(string id, byte[] publicKey)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey { Kty = "EC", Crv = "P-256", X = Base64UrlEncoder.Encode(point.X), Y = Base64UrlEncoder.Encode(point.Y), Kid = id, Use = "sig", Alg = SecurityAlgorithms.EcdsaSha256 };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Signing key {KeyId} made; it signs from {ActiveFrom}")]
    private static partial void LogCreated(ILogger log, string keyId, DateTimeOffset activeFrom);

    [LoggerMessage(Level = LogLevel.Information, Message = "Signing key {KeyId} removed; no token of it is alive")]
    private static partial void LogRemoved(ILogger log, string keyId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Signing key {KeyId} cannot be opened: the Data Protection keys it was protected with are gone")]
    private static partial void LogUnreadable(ILogger log, Exception failure, string keyId);
}
