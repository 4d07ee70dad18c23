using EduCoop.Gateway.Accounts;
using EduCoop.Storage;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace EduCoop.Gateway.Sessions;

/// <summary>Sessions in the database, with a memory of a few seconds so that a page with thirty requests asks once.</summary>
internal sealed class SessionStore(NpgsqlDataSource database, GatewaySettings settings, TimeProvider clock) : IDisposable
{
    // Another replica may honour a session this long after it ended here.
    private static readonly TimeSpan RememberFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    private const string Insert = """
        insert into session (session_hash, account_id, security_stamp, created_at, last_seen_at, ends_at) values ($1, $2, $3, $4, $4, $5)
        """;

    private const string Find = $"""
        with found as (
            select session_hash, account_id, security_stamp, last_seen_at from session
            where session_hash = $1 and ends_at > $2 and last_seen_at > $3
        ), touched as (
            update session set last_seen_at = $2 where session_hash in (select session_hash from found where last_seen_at < $4)
        )
        select {Account.Columns} from found join account using (account_id, security_stamp)
        where account.disabled_at is null and (not account.demo or $5)
        """;

    private const string DeleteOne = "delete from session where session_hash = $1 returning account_id";

    private const string DeleteDead = "delete from session where ends_at <= $1 or last_seen_at <= $2";

    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>Adds a new session to the batch that records the sign-in.</summary>
    /// <returns>The cookie and its session.</returns>
    internal (string Cookie, Session Session) AddSession(NpgsqlBatch batch, Account account)
    {
        var cookie = Session.NewCookie();
        var hash = Session.HashOf(cookie)!;
        var now = clock.GetUtcNow();
        batch.Add(Insert, hash, account.AccountId, account.SecurityStamp, now, now + settings.SessionLongest);
        return (cookie, new(Convert.ToHexStringLower(hash), account, Session.CsrfTokenOf(cookie)));
    }

    internal async Task<Session?> FindAsync(string? cookie, CancellationToken cancellation)
    {
        if (Session.HashOf(cookie) is not { } hash)
        {
            return null;
        }

        var key = Convert.ToHexStringLower(hash);
        if (remembered.TryGetValue(key, out Session? known))
        {
            return known;
        }

        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Find).Add(hash).Add(now).Add(now - settings.SessionIdle).Add(now - TouchEvery).Add(settings.Demo);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        var session = new Session(key, Account.Read(reader), Session.CsrfTokenOf(cookie!));
        return remembered.Set(key, session, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = RememberFor, Size = 1 });
    }

    /// <summary>Ends one session.</summary>
    /// <returns>Whose it was, or null when it had ended already.</returns>
    internal async Task<Guid?> EndAsync(string? cookie, CancellationToken cancellation)
    {
        if (Session.HashOf(cookie) is not { } hash)
        {
            return null;
        }

        await using var command = database.CreateCommand(DeleteOne).Add(hash);
        var account = (Guid?)await command.ExecuteScalarAsync(cancellation);
        remembered.Remove(Convert.ToHexStringLower(hash));
        return account;
    }

    /// <summary>After an account's stamp changed: its sessions must not be remembered any longer.</summary>
    internal void Forget() => remembered.Clear();

    internal async Task RemoveDeadAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(DeleteDead).Add(now).Add(now - settings.SessionIdle);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose() => remembered.Dispose();
}
