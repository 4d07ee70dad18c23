using System.Security.Claims;
using System.Text.Encodings.Web;
using EduCoop.Gateway.Accounts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EduCoop.Gateway.Sessions;

/// <summary>Who calls: a bearer token when one is sent, else the session of the cookie.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Cookie = "session";
    private const string Either = "session-or-bearer";

    internal static void Add(IServiceCollection services) =>
        services.AddAuthentication(options => options.DefaultScheme = Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context => HasBearer(context.Request) ? JwtBearerDefaults.AuthenticationScheme : Cookie)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Cookie, null);

    /// <summary>A page of another site cannot send this header, so a request with it needs no further proof against forgery.</summary>
    internal static bool HasBearer(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.FindAsync(Request.Cookies[Session.CookieName], Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session.Account), Scheme.Name));
    }

    private static ClaimsPrincipal PrincipalOf(Account account)
    {
        var identity = new ClaimsIdentity(Cookie, "name", EduCoop.ServiceDefaults.Tokens.RoleClaim);
        identity.AddClaim(new("sub", account.AccountId.ToString()));
        identity.AddClaim(new("name", account.DisplayName));
        identity.AddClaims(account.Roles.Select(role => new Claim(EduCoop.ServiceDefaults.Tokens.RoleClaim, role)));
        if (account.UnitId is { } unit)
        {
            identity.AddClaim(new(EduCoop.ServiceDefaults.Tokens.UnitClaim, unit.ToString()));
        }

        return new(identity);
    }
}
