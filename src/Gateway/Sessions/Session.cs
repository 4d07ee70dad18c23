using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EduCoop.Gateway.Accounts;

namespace EduCoop.Gateway.Sessions;

/// <summary>A browser that is signed in.</summary>
/// <param name="Key">SHA-256 of the cookie in hex: names the session in caches; the cookie itself is kept nowhere.</param>
/// <param name="Account">Who is signed in.</param>
/// <param name="CsrfToken">What unsafe requests must carry in X-CSRF-Token.</param>
internal sealed record Session(string Key, Account Account, string CsrfToken)
{
    internal const string CookieName = "educoop_session";

    private const int CookieBytes = 32;

    internal static string NewCookie() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CookieBytes));

    /// <summary>What the database stores in place of the cookie, or null when it cannot be a cookie of ours.</summary>
    internal static byte[]? HashOf(string? cookie) =>
        cookie is { Length: 43 } && Base64Url.IsValid(cookie) ? SHA256.HashData(Encoding.ASCII.GetBytes(cookie)) : null;

    /// <summary>Follows from the cookie, which scripts cannot read, so another site can neither read nor guess it and nothing more is stored.</summary>
    internal static string CsrfTokenOf(string cookie) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(cookie), "educoop csrf"u8));
}
