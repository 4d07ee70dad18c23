using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Limits;
using EduCoop.Gateway.Sessions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.SigningIn;

/// <summary>A user name and its password.</summary>
/// <param name="UserName">Upper and lower case are the same.</param>
/// <param name="Password">Checked as typed.</param>
public sealed record Credentials(string UserName, string Password)
{
    internal bool FitsLimits => UserName.Length is > 0 and <= 200 && Password.Length is > 0 and <= 1000;

    // A record prints its members; this one must never do so, wherever it ends up.
    public override string ToString() => nameof(Credentials);
}

/// <summary>Who is signed in, and what unsafe requests must carry.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="UserName">What one signs in with.</param>
/// <param name="DisplayName">What screens show.</param>
/// <param name="Roles">Roles of the account.</param>
/// <param name="UnitId">The unit one acts for; null for an account without one.</param>
/// <param name="UnitName">Its name when the account was made.</param>
/// <param name="CsrfToken">Goes into X-CSRF-Token of every unsafe request while one is signed in.</param>
/// <param name="Demo">The demo profile: pages say that the data is made up.</param>
public sealed record SignedIn(
    Guid AccountId, string UserName, string DisplayName, IReadOnlyList<string> Roles, Guid? UnitId, string? UnitName, string CsrfToken, bool Demo)
{
    internal static SignedIn Of(Session session, GatewaySettings settings) => new(
        session.Account.AccountId, session.Account.UserName, session.Account.DisplayName, session.Account.Roles,
        session.Account.UnitId, session.Account.UnitName, session.CsrfToken, settings.Demo);
}

/// <summary>POST /auth/sign-in: a session for a browser.</summary>
internal static class SignIn
{
    internal static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> Handle(
        Credentials credentials, HttpContext context, CheckPassword check, SignInLimits limits, SessionStore sessions, NpgsqlDataSource database,
        GatewaySettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (limits.Refuse(credentials, context) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        var caller = context.Connection.RemoteIpAddress;
        var outcome = await check.AttemptAsync(credentials.UserName, credentials.Password, Audit.SignIn, caller, cancellation);
        if (outcome is not { Account: { } account })
        {
            return outcome.Refuse(context, clock);
        }

        // The session that the browser may have brought along ends here, so nobody can plant one.
        await sessions.EndAsync(context.Request.Cookies[Session.CookieName], cancellation);
        await using var batch = database.CreateBatch();
        var (cookie, session) = sessions.AddSession(batch, account);
        batch.AddAudit(new(clock.GetUtcNow(), Audit.SignIn, Audit.Done, account.AccountId, null, caller));
        await batch.ExecuteNonQueryAsync(cancellation);
        context.Response.Cookies.Append(Session.CookieName, cookie, CookieFor(context));
        return TypedResults.Ok(SignedIn.Of(session, settings));
    }

    internal static CookieOptions CookieFor(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };

    internal static ProblemHttpResult Refuse(this CheckPassword.Outcome outcome, HttpContext context, TimeProvider clock)
    {
        if (outcome.LockedUntil is not { } until)
        {
            return outcome.Refusal!.ToProblem();
        }

        var seconds = (long)Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds);
        context.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return outcome.Refusal!.ToProblem(("lockedUntil", until));
    }
}
