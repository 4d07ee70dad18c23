using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.SigningIn;

/// <summary>POST /auth/sign-out: the session ends here and now, on the server; signing out twice is no error.</summary>
internal static class SignOut
{
    internal static async Task<NoContent> Handle(HttpContext context, SessionStore sessions, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await sessions.EndAsync(context.Request.Cookies[Session.CookieName], cancellation) is { } account)
        {
            await using var batch = database.CreateBatch();
            batch.AddAudit(new(clock.GetUtcNow(), Audit.SignOut, Audit.Done, account, null, context.Connection.RemoteIpAddress));
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        context.Response.Cookies.Delete(Session.CookieName, SignIn.CookieFor(context));
        return TypedResults.NoContent();
    }
}
