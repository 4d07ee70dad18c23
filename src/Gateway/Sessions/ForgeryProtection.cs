using System.Security.Cryptography;
using System.Text;
using EduCoop.ServiceDefaults;
using Microsoft.Net.Http.Headers;

namespace EduCoop.Gateway.Sessions;

/// <summary>
/// A page of another site must not act in the name of who is signed in here: an unsafe request that lives on the cookie needs the
/// session's X-CSRF-Token, and an unsafe request from a browser must come from our own origin, signing in included.
/// </summary>
internal static class ForgeryProtection
{
    internal const string Header = "X-CSRF-Token";

    private static readonly Refusal Missing = new(
        "csrf_missing", "Yêu cầu không mang mã chống giả mạo của phiên đăng nhập.", $"Gửi kèm tiêu đề {Header} với csrfToken do /auth/me trả về; nếu vừa đăng nhập lại, hãy tải lại trang.", StatusCodes.Status403Forbidden);

    private static readonly Refusal ForeignOrigin = new(
        "origin_refused", "Yêu cầu đến từ một trang khác.", "Mở lại trang của hệ thống và thao tác từ đó.", StatusCodes.Status403Forbidden);

    internal static void UseForgeryProtection(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (Refuse(context) is { } refusal)
        {
            await refusal.ToProblem().ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static Refusal? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || SessionAuthentication.HasBearer(request))
        {
            return null;
        }

        if (!IsOurOrigin(request))
        {
            return ForeignOrigin;
        }

        // Who knows the password needs no token of the session that is about to end: a sign-in page in a second tab has none.
        if (request.Path.Equals("/auth/sign-in", StringComparison.OrdinalIgnoreCase) || request.Path.Equals("/auth/token", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return context.Features.Get<Session>() is { } session && !Matches(request.Headers[Header].ToString(), session.CsrfToken) ? Missing : null;
    }

    // Browsers send these and no page can change them; programs send neither. Sec-Fetch-Site comes first because the browser judged it
    // by the address it really called, so a development server in between does no harm.
    private static bool IsOurOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is "same-origin" or "none";
        }

        return request.Headers[HeaderNames.Origin].ToString() is not { Length: > 0 } origin
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Matches(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));
}
