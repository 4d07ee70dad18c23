using EduCoop.Gateway.Sessions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>POST /auth/accounts/{id}/disable and /enable: accounts are never deleted, the trail points at them.</summary>
internal static class SwitchAccount
{
    private static readonly Refusal NotYourself = new(
        "not_yourself", "Không thể tự ngừng tài khoản của mình.", "Nhờ một quản trị hệ thống khác làm việc này, để luôn còn người quản trị.");

    private const string DisableOne = "update account set disabled_at = coalesce(disabled_at, $2), security_stamp = $3 where account_id = $1";

    private const string EnableOne = "update account set disabled_at = null where account_id = $1";

    internal static async Task<Results<NoContent, ProblemHttpResult>> Disable(
        Guid id, HttpContext context, NpgsqlDataSource database, SessionStore sessions, TimeProvider clock, CancellationToken cancellation)
    {
        if (id == context.User.AccountId())
        {
            return NotYourself.ToProblem();
        }

        var now = clock.GetUtcNow();
        await using var batch = database.CreateBatch();
        batch.Add(DisableOne, id, now, Guid.CreateVersion7());
        return await FinishAsync(batch, Audit.Disabled, id, context, database, sessions, now, cancellation);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Enable(
        Guid id, HttpContext context, NpgsqlDataSource database, SessionStore sessions, TimeProvider clock, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.Add(EnableOne, id);
        batch.Add(SetPassword.LiftLock, id);
        return await FinishAsync(batch, Audit.Enabled, id, context, database, sessions, clock.GetUtcNow(), cancellation);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FinishAsync(
        NpgsqlBatch batch, string action, Guid id, HttpContext context, NpgsqlDataSource database, SessionStore sessions, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Account.FindAsync(database, id, cancellation) is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        batch.AddAudit(new(now, action, Audit.Done, id, context.User.AccountId(), context.Connection.RemoteIpAddress));
        await batch.ExecuteNonQueryAsync(cancellation);
        sessions.Forget();
        return TypedResults.NoContent();
    }
}
