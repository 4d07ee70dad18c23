using EduCoop.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Gateway.SigningIn;

/// <summary>GET /auth/me: who is signed in with this cookie.</summary>
internal static class Me
{
    internal static Results<Ok<SignedIn>, UnauthorizedHttpResult> Handle(HttpContext context, GatewaySettings settings) =>
        context.Features.Get<Session>() is { } session ? TypedResults.Ok(SignedIn.Of(session, settings)) : TypedResults.Unauthorized();
}
