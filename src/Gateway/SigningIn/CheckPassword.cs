using System.Net;
using System.Security.Cryptography;
using System.Text;
using EduCoop.Gateway.Accounts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace EduCoop.Gateway.SigningIn;

/// <summary>
/// Judges one attempt with a user name and a password. Attempts with one name wait for each other at its row, so fifty guesses at once
/// are still five guesses and then a lock. A name that belongs to nobody is treated, counted and locked like one that does.
/// </summary>
internal sealed class CheckPassword(NpgsqlDataSource database, Passwords passwords, GatewaySettings settings, TimeProvider clock)
{
    internal static readonly Refusal Failed = new(
        "sign_in_failed", "Tên đăng nhập hoặc mật khẩu không đúng.", "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.", StatusCodes.Status401Unauthorized);

    internal static readonly Refusal AccountDisabled = new(
        "account_disabled", "Tài khoản đã ngừng hoạt động.", "Liên hệ quản trị hệ thống để mở lại.", StatusCodes.Status403Forbidden);

    private const string TakeTurn = """
        insert into sign_in_lock (name_hash, failed, touched_at) values ($1, 0, $2) on conflict (name_hash) do nothing;
        """;

    private const string ReadTurn = "select failed, locked_until, touched_at from sign_in_lock where name_hash = $1 for update";

    private const string FindByName = $"select {Account.Columns}, account.password_hash from account where lower(user_name) collate \"C\" = $1";

    private const string CountFailure = "update sign_in_lock set failed = $2, locked_until = $3, touched_at = $4 where name_hash = $1";

    private const string ForgetFailures = "delete from sign_in_lock where name_hash = $1";

    private const string StoreHash = "update account set password_hash = $2 where account_id = $1";

    /// <summary>How an attempt ended.</summary>
    /// <param name="Account">Who it is, when the attempt was right.</param>
    /// <param name="Refusal">Why not, otherwise.</param>
    /// <param name="LockedUntil">When the name may be tried again.</param>
    internal sealed record Outcome(Account? Account, Refusal? Refusal, DateTimeOffset? LockedUntil = null);

    private sealed record Turn(int Failed, DateTimeOffset? LockedUntil);

    /// <summary>Checks name and password; a right attempt is only written to the trail by who uses it.</summary>
    internal async Task<Outcome> AttemptAsync(string userName, string password, string action, IPAddress? caller, CancellationToken cancellation)
    {
        var name = userName.Normalize().Trim().ToLowerInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var turn = await WaitForTurnAsync(connection, hash, cancellation);
        var now = clock.GetUtcNow();
        var (account, stored) = await FindAsync(connection, name, cancellation);
        if (turn.LockedUntil > now)
        {
            await WriteAsync(connection, batch => batch.AddAudit(new(now, action, "locked", account?.AccountId, null, caller)), cancellation);
            await transaction.CommitAsync(cancellation);
            return new(null, LockedOut(turn.LockedUntil.Value), turn.LockedUntil);
        }

        var verdict = await passwords.VerifyAsync(stored, password, cancellation);
        var outcome = Judge(account, verdict);
        await WriteAsync(connection, batch => Record(batch, hash, turn, account, outcome, action, caller, now), cancellation);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded && account is not null)
        {
            var stronger = await passwords.HashAsync(password, cancellation);
            await WriteAsync(connection, batch => batch.Add(StoreHash, account.AccountId, stronger), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    private Outcome Judge(Account? account, PasswordVerificationResult verdict) => (account, verdict) switch
    {
        (null, _) or (_, PasswordVerificationResult.Failed) => new(null, Failed),
        // Demo accounts share one password that is printed on a screen: outside the demo profile they stay shut.
        ({ Disabled: true }, _) or ({ Demo: true }, _) when account.Disabled || !settings.Demo => new(null, AccountDisabled),
        _ => new(account, null),
    };

    private void Record(NpgsqlBatch batch, byte[] hash, Turn turn, Account? account, Outcome outcome, string action, IPAddress? caller, DateTimeOffset now)
    {
        if (outcome.Refusal?.Code == Failed.Code)
        {
            var failed = turn.Failed + 1;
            var until = failed >= settings.FailuresUntilLocked ? now + settings.LockedFor : (DateTimeOffset?)null;
            batch.Add(CountFailure, hash, failed, until is { } moment ? moment : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz }, now);
        }
        else
        {
            batch.Add(ForgetFailures, hash);
        }

        if (outcome.Refusal is { } refusal)
        {
            batch.AddAudit(new(now, action, refusal.Code, account?.AccountId, null, caller));
        }
    }

    // Two right attempts at once are both let in: the second finds the row gone and starts a new one.
    private async Task<Turn> WaitForTurnAsync(NpgsqlConnection connection, byte[] hash, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            await WriteAsync(connection, batch => batch.Add(TakeTurn, hash, now), cancellation);
            await using var command = new NpgsqlCommand(ReadTurn, connection).Add(hash);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (await reader.ReadAsync(cancellation))
            {
                var until = reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
                var stale = (until ?? reader.GetFieldValue<DateTimeOffset>(2) + settings.LockedFor) <= now;
                return stale ? new(0, null) : new(reader.GetInt32(0), until);
            }
        }
    }

    private static async Task<(Account? Account, string? Hash)> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindByName, connection).Add(name);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (Account.Read(reader), reader.GetString(Account.ColumnCount)) : (null, null);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Action<NpgsqlBatch> add, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        add(batch);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static Refusal LockedOut(DateTimeOffset until) => new(
        "locked_out",
        "Đăng nhập tạm khóa vì nhập sai nhiều lần.",
        $"Thử lại sau {VietnamTime.Local(until):HH:mm} (giờ Việt Nam), hoặc nhờ quản trị hệ thống đặt lại mật khẩu.",
        StatusCodes.Status423Locked);
}
