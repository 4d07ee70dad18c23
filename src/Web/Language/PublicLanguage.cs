using Microsoft.Net.Http.Headers;

namespace EduCoop.Web.Language;

/// <summary>Which language a page is shown in: ?lang=, else the cookie that remembers it, else what the browser asks for, else Vietnamese.</summary>
public static class PublicLanguage
{
    /// <summary>The cookie is shared with the workspace, which reads it in the browser.</summary>
    public const string Cookie = "educoop_lang";

    internal const string Item = "educoop.language";

    /// <summary>Decides the language of every request and remembers an explicit choice for a year.</summary>
    /// <param name="app">The host.</param>
    public static void UsePublicLanguage(this WebApplication app) => app.Use((context, next) =>
    {
        var asked = Known(context.Request.Query["lang"]);
        if (asked is not null)
        {
            context.Response.Cookies.Append(Cookie, asked, new CookieOptions { Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
        }

        context.Items[Item] = asked ?? Known(context.Request.Cookies[Cookie]) ?? FromBrowser(context.Request) ?? Texts.Languages[0];
        return next(context);
    });

    private static string? Known(string? language) => Texts.Languages.FirstOrDefault(known => known == language);

    private static string? FromBrowser(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted.OrderByDescending(one => one.Quality ?? 1).Select(one => Known(one.Value.Value?.Split('-')[0].ToLowerInvariant())).FirstOrDefault(known => known is not null)
            : null;
}
