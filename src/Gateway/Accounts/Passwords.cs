using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Identity;

namespace EduCoop.Gateway.Accounts;

/// <summary>Hashes and checks passwords with the framework's hasher (PBKDF2, SHA-512), and says which passwords are good enough.</summary>
internal sealed class Passwords : IDisposable
{
    internal const int ShortestAllowed = 12;
    private const int LongestAllowed = 128;

    private static readonly object NoUser = new();

    private readonly PasswordHasher<object> hasher = new();

    // Each check keeps a core busy for a while on purpose; forwarding must still get its share when many sign in at once.
    private readonly SemaphoreSlim working = new(Math.Max(1, Environment.ProcessorCount - 1));

    // Checked when the name belongs to nobody, so that the answer takes as long as for a wrong password.
    private readonly string nobodysHash;

    public Passwords() => nobodysHash = hasher.HashPassword(NoUser, Guid.CreateVersion7().ToString());

    /// <summary>Why a password is not accepted for this account, or null.</summary>
    internal static Refusal? Refuse(string password, string userName) => password switch
    {
        { Length: < ShortestAllowed } => new("password_too_short", $"Mật khẩu phải có ít nhất {ShortestAllowed} ký tự.", "Dùng một câu dễ nhớ gồm vài từ thay cho một từ ngắn."),
        { Length: > LongestAllowed } => new("password_too_long", $"Mật khẩu dài quá {LongestAllowed} ký tự.", "Rút ngắn mật khẩu."),
        _ when password.Contains(userName, StringComparison.OrdinalIgnoreCase) => new("password_like_user_name", "Mật khẩu chứa tên đăng nhập.", "Chọn mật khẩu không chứa tên đăng nhập."),
        _ when password.Distinct().Count() < 5 => new("password_too_simple", "Mật khẩu lặp lại quá ít ký tự.", "Dùng ít nhất 5 ký tự khác nhau."),
        _ => null,
    };

    internal async Task<string> HashAsync(string password, CancellationToken cancellation)
    {
        await working.WaitAsync(cancellation);
        try
        {
            return hasher.HashPassword(NoUser, password);
        }
        finally
        {
            working.Release();
        }
    }

    /// <summary>Takes the same time whether there is such an account or not.</summary>
    /// <param name="hash">The stored hash; null when there is no such account.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="cancellation">Ends the wait for a free core.</param>
    internal async Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellation)
    {
        await working.WaitAsync(cancellation);
        try
        {
            var result = hasher.VerifyHashedPassword(NoUser, hash ?? nobodysHash, password);
            return hash is null ? PasswordVerificationResult.Failed : result;
        }
        finally
        {
            working.Release();
        }
    }

    public void Dispose() => working.Dispose();
}
