using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Forwarding;
using EduCoop.Gateway.SigningIn;
using EduCoop.Gateway.Tokens;
using EduCoop.ServiceDefaults;

namespace EduCoop.Gateway;

/// <summary>The gateway's own routes, each with who may call it; what is forwarded stands in Forwarding/ForwardingTable.cs.</summary>
internal static class GatewayRoutes
{
    internal static void MapGateway(this WebApplication app)
    {
        var auth = app.MapGroup("/auth").WithTags("auth");
        auth.MapPost("/sign-in", SignIn.Handle).AllowAnonymous();
        auth.MapPost("/token", IssueToken.Handle).AllowAnonymous();
        // Anonymous, so that signing out works, and takes the cookie away, when the session is over already.
        auth.MapPost("/sign-out", SignOut.Handle).AllowAnonymous();
        auth.MapGet("/me", Me.Handle).RequireAuthorization();
        auth.MapGet("/colleagues", ListColleagues.Handle).RequireRoles([.. Roles.All]).AddEndpointFilter<ActiveAccount>();
        auth.MapPost("/password", ChangeOwnPassword.Handle).RequireAuthorization().AddEndpointFilter<ActiveAccount>();

        var accounts = auth.MapGroup("/accounts").RequireRoles(Roles.Administrator).AddEndpointFilter<ActiveAccount>();
        accounts.MapGet("", ListAccounts.Handle);
        accounts.MapPost("", CreateAccount.Handle);
        accounts.MapPost("/{id:guid}/password", SetPassword.Handle);
        accounts.MapPost("/{id:guid}/disable", SwitchAccount.Disable);
        accounts.MapPost("/{id:guid}/enable", SwitchAccount.Enable);

        app.MapGet("/.well-known/openid-configuration", PublishKeys.Describe).AllowAnonymous().WithTags("keys");
        app.MapGet(PublishKeys.KeysPath, PublishKeys.Keys).AllowAnonymous().WithTags("keys");
        app.MapGet("/status", Status.Handle).RequireAuthorization().WithTags("status");

        // What begins like an address of ours but is none must not end at Web as a page.
        foreach (var ours in (string[])["/api/{**path}", "/auth/{**path}", "/.well-known/{**path}"])
        {
            app.Map(ours, () => Refusal.NotFound.ToProblem()).AllowAnonymous().ExcludeFromDescription();
        }

        app.MapForwarding();
    }
}
