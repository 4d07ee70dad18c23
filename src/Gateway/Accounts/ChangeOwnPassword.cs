using EduCoop.Gateway.Limits;
using EduCoop.Gateway.Sessions;
using EduCoop.Gateway.SigningIn;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>The password one has and the one wanted.</summary>
/// <param name="CurrentPassword">Proves that it is really the owner who sits there.</param>
/// <param name="NewPassword">At least 12 characters.</param>
public sealed record ChangeOwnPasswordRequest(string CurrentPassword, string NewPassword)
{
    // A record prints its members; this one must never do so.
    public override string ToString() => nameof(ChangeOwnPasswordRequest);
}

/// <summary>POST /auth/password: whoever is signed in changes the own password; all sessions end, this one too.</summary>
internal static class ChangeOwnPassword
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangeOwnPasswordRequest request, HttpContext context, NpgsqlDataSource database, CheckPassword check, SignInLimits limits, Passwords passwords,
        SessionStore sessions, TimeProvider clock, CancellationToken cancellation)
    {
        if (await Account.FindAsync(database, context.User.AccountId(), cancellation) is not { } account)
        {
            return Refusal.NotFound.ToProblem();
        }

        var credentials = new Credentials(account.UserName, request.CurrentPassword);
        if (limits.Refuse(credentials, context) is { } tooMany)
        {
            return tooMany.ToProblem();
        }

        var caller = context.Connection.RemoteIpAddress;
        var outcome = await check.AttemptAsync(credentials.UserName, credentials.Password, Audit.PasswordSet, caller, cancellation);
        if (outcome.Account is null)
        {
            return outcome.Refuse(context, clock);
        }

        if (Passwords.Refuse(request.NewPassword, account.UserName) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var hash = await passwords.HashAsync(request.NewPassword, cancellation);
        await using var batch = database.CreateBatch();
        batch.Add(SetPassword.Update, account.AccountId, hash, Guid.CreateVersion7());
        batch.AddAudit(new(clock.GetUtcNow(), Audit.PasswordSet, Audit.Done, account.AccountId, account.AccountId, caller));
        await batch.ExecuteNonQueryAsync(cancellation);
        sessions.Forget();
        return TypedResults.NoContent();
    }
}
