using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Limits;
using EduCoop.Gateway.Tokens;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.SigningIn;

/// <summary>A token for a program.</summary>
/// <param name="AccessToken">Goes into the header Authorization: Bearer.</param>
/// <param name="TokenType">Bearer.</param>
/// <param name="ExpiresIn">Seconds; then ask again.</param>
public sealed record IssuedToken(string AccessToken, string TokenType, int ExpiresIn)
{
    // A record prints its members; this one must never do so.
    public override string ToString() => nameof(IssuedToken);
}

/// <summary>POST /auth/token: a bearer token for the command line and for scripts, which keep no cookie.</summary>
internal static class IssueToken
{
    internal static async Task<Results<Ok<IssuedToken>, ProblemHttpResult>> Handle(
        Credentials credentials, HttpContext context, CheckPassword check, SignInLimits limits, TokenMinter tokens, NpgsqlDataSource database,
        GatewaySettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (limits.Refuse(credentials, context) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        var caller = context.Connection.RemoteIpAddress;
        var outcome = await check.AttemptAsync(credentials.UserName, credentials.Password, Audit.Token, caller, cancellation);
        if (outcome is not { Account: { } account })
        {
            return outcome.Refuse(context, clock);
        }

        await using var batch = database.CreateBatch();
        batch.AddAudit(new(clock.GetUtcNow(), Audit.Token, Audit.Done, account.AccountId, null, caller));
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(new IssuedToken(tokens.Mint(account), "Bearer", (int)settings.TokenLifetime.TotalSeconds));
    }
}
