using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>
/// Who can sign in before anybody has made an account: in the demo profile one account per role and the other side of a twinning, otherwise the one administrator that the
/// operator names. There is no default password anywhere.
/// </summary>
internal sealed partial class FirstAccounts(
    NpgsqlDataSource database, Passwords passwords, GatewaySettings settings, IConfiguration configuration, TimeProvider clock, ILogger<FirstAccounts> log) : IHostedService
{
    private static readonly Guid Department = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Ward = new("01990000-0000-7000-8000-000000000003");
    private static readonly Guid School = new("01990000-0000-7000-8000-000000000004");
    private static readonly Guid OtherDepartment = new("01990000-0000-7000-8000-000000000002");
    private static readonly Guid OtherWard = new("01990000-0000-7000-8000-000000000016");
    private static readonly Guid OtherSchool = new("01990000-0000-7000-8000-000000000052");

    private static readonly (string UserName, string DisplayName, string Role, Guid Unit, string UnitName)[] DemoAccounts =
    [
        ("quantri", "Quản trị hệ thống (mẫu)", Roles.Administrator, Department, "Sở Giáo dục và Đào tạo Hà Nội"),
        ("chuongtrinh", "Cán bộ chương trình (mẫu)", Roles.ProgrammeOfficer, Department, "Sở Giáo dục và Đào tạo Hà Nội"),
        ("phuong.dongda", "Cán bộ phường Đống Đa (mẫu)", Roles.UnitOfficer, Ward, "Ủy ban nhân dân phường Đống Đa"),
        ("truong.mau", "Cán bộ trường (mẫu)", Roles.SchoolOfficer, School, "Trường Tiểu học Hoa Phượng (dữ liệu mẫu)"),
        ("ketoan", "Kế toán (mẫu)", Roles.Accountant, Department, "Sở Giáo dục và Đào tạo Hà Nội"),
        ("pheduyet", "Người duyệt (mẫu)", Roles.Approver, Department, "Sở Giáo dục và Đào tạo Hà Nội"),
        ("kiemtoan", "Kiểm toán (mẫu)", Roles.Auditor, Department, "Sở Giáo dục và Đào tạo Hà Nội"),
        // The other side of a twinning: with the school and the ward above, four persons for its four consents.
        ("chuongtrinh.caobang", "Cán bộ chương trình Cao Bằng (mẫu)", Roles.ProgrammeOfficer, OtherDepartment, "Sở Giáo dục và Đào tạo Cao Bằng"),
        ("phuong.thucphan", "Cán bộ phường Thục Phán (mẫu)", Roles.UnitOfficer, OtherWard, "UBND phường Thục Phán"),
        ("truong.suoitrong", "Cán bộ trường Suối Trong (mẫu)", Roles.SchoolOfficer, OtherSchool, "Trường Tiểu học Suối Trong (dữ liệu mẫu)"),
    ];

    private const string FindDemo = "select account_id, password_hash, demo from account where lower(user_name) collate \"C\" = $1";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Demo)
        {
            var password = configuration["EDUCOOP_DEMO_PASSWORD"] is { Length: > 0 } set
                ? set
                : throw new InvalidOperationException("The demo profile needs a password for its accounts: set EDUCOOP_DEMO_PASSWORD.");
            foreach (var (place, account) in DemoAccounts.Index())
            {
                await KeepDemoAccountAsync(place, account, password, cancellationToken);
            }
        }
        else
        {
            await MakeFirstAdministratorAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A second start finds the accounts; a new demo password replaces the old one and ends the sessions made with it.
    private async Task KeepDemoAccountAsync(
        int place, (string UserName, string DisplayName, string Role, Guid Unit, string UnitName) demo, string password, CancellationToken cancellation)
    {
        if (await FindDemoAsync(demo.UserName, cancellation) is not { } there)
        {
            var id = new Guid($"01990000-0000-7000-8000-0000000002{place + 1:00}");
            var request = new CreateAccountRequest(id, demo.UserName, demo.DisplayName, [demo.Role], password, demo.Unit, demo.UnitName);
            await InsertUnlessThereAsync(request, demo: true, cancellation);
        }
        else if (there.Demo && await passwords.VerifyAsync(there.Hash, password, cancellation) == Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed)
        {
            await using var batch = database.CreateBatch();
            batch.Add(SetPassword.Update, there.Id, await passwords.HashAsync(password, cancellation), Guid.CreateVersion7());
            batch.AddAudit(new(clock.GetUtcNow(), Audit.PasswordSet, Audit.Done, there.Id, null, null));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<(Guid Id, string Hash, bool Demo)?> FindDemoAsync(string userName, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(FindDemo).Add(userName);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2)) : null;
    }

    private async Task MakeFirstAdministratorAsync(CancellationToken cancellation)
    {
        if (configuration["Bootstrap:AdminUserName"] is not { Length: > 0 } userName || configuration["Bootstrap:AdminPassword"] is not { Length: > 0 } password)
        {
            return;
        }

        await using (var command = database.CreateCommand("select exists (select from account where not demo)"))
        {
            if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
            {
                return;
            }
        }

        var request = new CreateAccountRequest(Guid.CreateVersion7(clock.GetUtcNow()), userName, userName, [Roles.Administrator], password);
        if (CreateAccount.Refuse(request) is { } refusal)
        {
            throw new InvalidOperationException($"The first administrator (Bootstrap:AdminUserName, Bootstrap:AdminPassword) is refused: {refusal.Code}. {refusal.Title} {refusal.Detail}");
        }

        await InsertUnlessThereAsync(request, demo: false, cancellation);
    }

    // Two replicas may start at once; the unique name lets one of them win.
    private async Task InsertUnlessThereAsync(CreateAccountRequest request, bool demo, CancellationToken cancellation)
    {
        try
        {
            await CreateAccount.InsertAsync(database, request, await passwords.HashAsync(request.Password, cancellation), demo, null, null, clock, cancellation);
            LogMade(log, request.UserName);
        }
        catch (PostgresException clash) when (clash.IsClashOn("account_user_name_unique") || clash.IsClashOn("account_pkey"))
        {
            LogThere(log, request.UserName);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {UserName} made")]
    private static partial void LogMade(ILogger log, string userName);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {UserName} was there already")]
    private static partial void LogThere(ILogger log, string userName);
}
