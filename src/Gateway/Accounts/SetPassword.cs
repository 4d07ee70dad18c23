using EduCoop.Gateway.Sessions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>A new password for somebody's account.</summary>
/// <param name="Password">At least 12 characters.</param>
public sealed record SetPasswordRequest(string Password)
{
    // A record prints its members; this one must never do so.
    public override string ToString() => nameof(SetPasswordRequest);
}

/// <summary>POST /auth/accounts/{id}/password: sets a new password; every session of the account ends and its lock is lifted.</summary>
internal static class SetPassword
{
    // A new stamp makes every session of the account invalid.
    internal const string Update = "update account set password_hash = $2, security_stamp = $3 where account_id = $1";

    internal const string LiftLock = """
        delete from sign_in_lock where name_hash = sha256(convert_to((select lower(user_name) from account where account_id = $1), 'UTF8'))
        """;

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SetPasswordRequest request, HttpContext context, NpgsqlDataSource database, Passwords passwords, SessionStore sessions, TimeProvider clock, CancellationToken cancellation)
    {
        if (await Account.FindAsync(database, id, cancellation) is not { } account)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (Passwords.Refuse(request.Password, account.UserName) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var hash = await passwords.HashAsync(request.Password, cancellation);
        await using var batch = database.CreateBatch();
        batch.Add(Update, id, hash, Guid.CreateVersion7());
        batch.Add(LiftLock, id);
        batch.AddAudit(new(clock.GetUtcNow(), Audit.PasswordSet, Audit.Done, id, context.User.AccountId(), context.Connection.RemoteIpAddress));
        await batch.ExecuteNonQueryAsync(cancellation);
        sessions.Forget();
        return TypedResults.NoContent();
    }
}
