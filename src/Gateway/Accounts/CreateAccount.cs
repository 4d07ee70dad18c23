using System.Net;
using System.Text.RegularExpressions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Gateway.Accounts;

/// <summary>A new account.</summary>
/// <param name="AccountId">UUIDv7 made by the caller; sending it again makes no second account.</param>
/// <param name="UserName">3 to 64 letters, digits, dots, dashes, underscores.</param>
/// <param name="DisplayName">What screens show.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Password">At least 12 characters.</param>
/// <param name="UnitId">The unit one acts for; only an administrator may have none.</param>
/// <param name="UnitName">Its name, shown beside the account.</param>
public sealed record CreateAccountRequest(
    Guid AccountId, string UserName, string DisplayName, IReadOnlyList<string> Roles, string Password, Guid? UnitId = null, string? UnitName = null)
{
    // A record prints its members; this one holds a password.
    public override string ToString() => $"{nameof(CreateAccountRequest)} {AccountId}";
}

/// <summary>The account that is there now.</summary>
/// <param name="AccountId">Its id.</param>
public sealed record CreateAccountResponse(Guid AccountId);

/// <summary>POST /auth/accounts</summary>
internal static partial class CreateAccount
{
    private static readonly Refusal IdTaken = new("id_taken", "Mã tài khoản đã dùng cho tài khoản khác.", "Tạo mã mới (UUIDv7) rồi gửi lại.", StatusCodes.Status409Conflict);
    private static readonly Refusal UserNameTaken = new("user_name_taken", "Tên đăng nhập đã có người dùng.", "Chọn tên đăng nhập khác.", StatusCodes.Status409Conflict);

    private const string InsertAccount = """
        insert into account (account_id, user_name, display_name, password_hash, security_stamp, unit_id, unit_name, demo, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string InsertRoles = "insert into account_role (account_id, role) select $1, unnest($2)";

    internal static async Task<Results<Created<CreateAccountResponse>, Ok<CreateAccountResponse>, ProblemHttpResult>> Handle(
        CreateAccountRequest request, HttpContext context, NpgsqlDataSource database, Passwords passwords, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        try
        {
            await InsertAsync(database, request, await passwords.HashAsync(request.Password, cancellation), demo: false, context.User.AccountId(), context.Connection.RemoteIpAddress, clock, cancellation);
            return TypedResults.Created($"/auth/accounts/{request.AccountId}", new CreateAccountResponse(request.AccountId));
        }
        catch (PostgresException clash) when (clash.IsClashOn("account_pkey"))
        {
            return await Account.FindAsync(database, request.AccountId, cancellation) is { } there && IsSame(there, request)
                ? TypedResults.Ok(new CreateAccountResponse(request.AccountId))
                : IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("account_user_name_unique"))
        {
            return UserNameTaken.ToProblem();
        }
    }

    /// <summary>Writes the account, its roles and the trail together.</summary>
    internal static async Task InsertAsync(
        NpgsqlDataSource database, CreateAccountRequest request, string passwordHash, bool demo, Guid? by, IPAddress? caller, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var batch = database.CreateBatch();
        batch.Add(
            InsertAccount,
            request.AccountId,
            request.UserName,
            request.DisplayName.Normalize().Trim(),
            passwordHash,
            Guid.CreateVersion7(),
            new NpgsqlParameter { Value = (object?)request.UnitId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter { Value = (object?)request.UnitName?.Normalize().Trim() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            demo,
            now);
        batch.Add(InsertRoles, request.AccountId, request.Roles.Distinct().ToArray());
        batch.AddAudit(new(now, Audit.Created, Audit.Done, request.AccountId, by, caller));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    // Order matters: the first refusal that applies is the one the caller sees.
    internal static Refusal? Refuse(CreateAccountRequest request)
    {
        if (request.AccountId == Guid.Empty)
        {
            return new("account_id_missing", "Thiếu mã tài khoản.", "Gửi accountId là UUIDv7 do bên gọi tạo.");
        }

        if (!UserNameForm().IsMatch(request.UserName))
        {
            return new("user_name_invalid", "Tên đăng nhập không hợp lệ.", "Dùng 3 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới; bắt đầu bằng chữ hoặc số.");
        }

        if (request.DisplayName.Trim().Length is 0 or > 200)
        {
            return new("display_name_invalid", "Họ tên để trống hoặc dài quá 200 ký tự.", "Điền displayName.");
        }

        if (request.Roles.Count == 0)
        {
            return new("roles_missing", "Tài khoản chưa có vai trò.", $"Chọn ít nhất một trong: {string.Join(", ", Roles.All)}.");
        }

        if (request.Roles.FirstOrDefault(role => !Roles.All.Contains(role)) is { } unknown)
        {
            return new("role_unknown", $"Không có vai trò \"{unknown}\".", $"Chọn trong: {string.Join(", ", Roles.All)}.");
        }

        if ((request.UnitId is null) != (request.UnitName is null) || request.UnitName is { } name && name.Trim().Length is 0 or > 300)
        {
            return new("unit_incomplete", "Đơn vị phải có cả mã và tên.", "Gửi cả unitId và unitName (tối đa 300 ký tự), hoặc bỏ cả hai.");
        }

        if (request.UnitId is null && !request.Roles.Contains(Roles.Administrator))
        {
            return new("unit_missing", "Tài khoản chưa gắn với đơn vị nào.", "Chọn đơn vị mà tài khoản làm việc thay; chỉ quản trị hệ thống có thể không có.");
        }

        return Passwords.Refuse(request.Password, request.UserName);
    }

    // The password is left out: a repeat must not become a way to try passwords.
    private static bool IsSame(Account there, CreateAccountRequest request) =>
        string.Equals(there.UserName, request.UserName, StringComparison.OrdinalIgnoreCase)
        && there.DisplayName == request.DisplayName.Normalize().Trim()
        && there.UnitId == request.UnitId
        && there.Roles.ToHashSet().SetEquals(request.Roles);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$")]
    private static partial Regex UserNameForm();
}
