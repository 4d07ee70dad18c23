using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Sessions;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Claims = EduCoop.ServiceDefaults.Tokens;

namespace EduCoop.Gateway.Tokens;

/// <summary>Makes the short-lived tokens that services check by themselves.</summary>
internal sealed class TokenMinter(KeyRing keys, GatewaySettings settings, TimeProvider clock) : IDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly MemoryCache minted = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    internal string Mint(Account account)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = account.AccountId.ToString(),
            ["name"] = account.DisplayName,
            [Claims.RoleClaim] = account.Roles.ToArray(),
        };
        if (account.UnitId is { } unit)
        {
            claims[Claims.UnitClaim] = unit.ToString();
        }

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Claims.Issuer,
            Audience = Claims.Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + settings.TokenLifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = keys.Current,
        });
    }

    /// <summary>The token for a session's forwarded requests; used again for half its life, so most requests cost no signature.</summary>
    internal string MintFor(Session session)
    {
        // The stamp is part of the name: after a new password or a lock nothing made before is used again.
        var name = (session.Key, session.Account.SecurityStamp);
        if (minted.TryGetValue(name, out string? token))
        {
            return token!;
        }

        return minted.Set(name, Mint(session.Account), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = settings.TokenLifetime / 2, Size = 1 });
    }

    public void Dispose() => minted.Dispose();
}
