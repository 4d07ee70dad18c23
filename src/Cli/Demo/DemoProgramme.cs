namespace EduCoop.Cli.Demo;

/// <summary>Who takes part: units of the demo profile's directory, and the account that acts for each.</summary>
/// <param name="Id">Of the directory.</param>
/// <param name="User">Its account.</param>
/// <param name="Written">How the plan writes it.</param>
/// <param name="FullName">As printed.</param>
internal sealed record DemoUnit(Guid Id, string User, string Written, string FullName)
{
    internal const string Office = "chuongtrinh";
    internal const string Approver = "pheduyet";
    internal const string Accountant = "ketoan";

    internal static readonly Guid Department = Of("001");
    internal static readonly DemoUnit FirstWard = new(Of("003"), "phuong.dongda", "Phường Đống Đa", "UBND phường Đống Đa");
    internal static readonly DemoUnit SecondWard = new(Of("011"), "mau.lang", "Phường Láng", "UBND phường Láng");
    internal static readonly DemoUnit FarWard = new(Of("017"), "mau.nungtricao", "Phường Nùng Trí Cao", "UBND phường Nùng Trí Cao");
    internal static readonly DemoUnit FarSchool = new(Of("053"), "mau.deomay", "Trường Đèo Mây", "Trường THCS Đèo Mây (dữ liệu mẫu)");

    /// <summary>The schools that report, by the ward that receives.</summary>
    internal static readonly IReadOnlyList<(DemoUnit School, DemoUnit Ward)> Schools =
    [
        (new(Of("004"), "truong.mau", "Trường Hoa Phượng", "Trường Tiểu học Hoa Phượng (dữ liệu mẫu)"), FirstWard),
        (new(Of("031"), "mau.nangmai", "Trường Nắng Mai", "Trường Mầm non Nắng Mai (dữ liệu mẫu)"), FirstWard),
        (new(Of("032"), "mau.saokhue", "Trường Sao Khuê", "Trường THCS Sao Khuê (dữ liệu mẫu)"), FirstWard),
        (new(Of("033"), "mau.banglang", "Trường Bằng Lăng", "Trường Tiểu học Bằng Lăng (dữ liệu mẫu)"), SecondWard),
    ];

    internal static DemoUnit Supporter => Schools[2].School;

    private static Guid Of(string last) => new($"01990000-0000-7000-8000-000000000{last}");
}

/// <summary>Accounts that the demo profile has not got yet, made by its administrator.</summary>
internal static class DemoAccounts
{
    internal static async Task MakeAsync(DemoCaller caller, CancellationToken cancellation)
    {
        var wanted = DemoUnit.Schools.Skip(1).Select(one => (Unit: one.School, Role: "school_officer"))
            .Append((DemoUnit.FarSchool, "school_officer")).Append((DemoUnit.SecondWard, "unit_officer")).Append((DemoUnit.FarWard, "unit_officer"));
        foreach (var (place, (unit, role)) in wanted.Index())
        {
            // The same for every year: the account is there once.
            var id = new Guid($"01990000-0000-7000-8000-0000000003{place + 1:00}");
            await caller.PostAsync("quantri", "auth/accounts", new
            {
                accountId = id, userName = unit.User, displayName = $"Cán bộ {unit.Written} (mẫu)", roles = new[] { role }, password = caller.Password, unitId = unit.Id, unitName = unit.FullName,
            }, cancellation);
            if (!await SignsInAsync(caller, unit.User, cancellation))
            {
                // Made under an earlier demo password.
                await caller.PostAsync("quantri", $"auth/accounts/{id}/password", new { password = caller.Password }, cancellation);
            }
        }
    }

    private static async Task<bool> SignsInAsync(DemoCaller caller, string user, CancellationToken cancellation)
    {
        try
        {
            await caller.GetAsync(user, "reporting/obligations?pageSize=1", cancellation);
            return true;
        }
        catch (CommandFailedException refused) when (refused.ExitCode == ExitCode.NotAllowed)
        {
            return false;
        }
    }
}
