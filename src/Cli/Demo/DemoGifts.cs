using System.Globalization;

namespace EduCoop.Cli.Demo;

/// <summary>A campaign of the department under Circular 16/2018, approved by somebody else before it asks for anything, and what came in over the year.</summary>
internal static class DemoGifts
{
    /// <summary>Days of the year before the first gift.</summary>
    internal const int FirstAfter = 5;

    private const int Count = 20;
    private const int DaysBetween = 17;

    private static readonly (long AmountVnd, string Display, string? Name)[] Gifts =
    [
        (200_000, "named", "Nguyễn Thị Mẫu"), (50_000, "anonymous", null), (5_000_000, "named", "Công ty Giấy vở Sông Hồng (mẫu)"), (500_000, "initials", "Trần Văn Mẫu"), (1_000_000, "anonymous", null),
    ];

    internal static async Task RunAsync(DemoCaller caller, DateOnly firstDay, CancellationToken cancellation)
    {
        var campaign = caller.Id("campaign");
        await OpenAsync(caller, campaign, firstDay, cancellation);
        for (var (n, day) = (0, firstDay.AddDays(FirstAfter)); n < Count && day < DemoCaller.Today; (n, day) = (n + 1, day.AddDays(DaysBetween)))
        {
            var (amount, display, name) = Gifts[n % Gifts.Length];
            await caller.PostAsync(DemoUnit.Accountant, "donations/donations", new
            {
                donationId = caller.Id($"gift {n}"), campaignId = campaign, amountVnd = amount, donorDisplay = display, donorName = name,
                occurredAt = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(7)), reference = string.Create(CultureInfo.InvariantCulture, $"MAU{caller.Year}{n:000}"),
            }, cancellation);
        }
    }

    private static async Task OpenAsync(DemoCaller caller, Guid campaign, DateOnly firstDay, CancellationToken cancellation)
    {
        var path = $"donations/campaigns/{campaign}/plan";
        if (await caller.FindAsync(DemoUnit.Office, path, cancellation) is null)
        {
            var plan = new
            {
                content = "Vận động sách và máy tính cho các trường kết nghĩa (dữ liệu mẫu)", beneficiaries = "Học sinh các trường vùng khó khăn của tỉnh Cao Bằng", method = "Chuyển khoản và tiếp nhận trực tiếp",
                budget = new[] { new { purpose = "teaching_equipment", what = "Máy tính và tủ sách lớp học", costVnd = 300_000_000 } },
                team = new[] { new { role = "head_of_unit", name = "Nguyễn Văn An (mẫu)" }, new { role = "chief_accountant", name = "Trần Thị Bình (mẫu)" }, new { role = "parents_board", name = "Lê Thị Châu (mẫu)" } },
            };
            await caller.PostAsync(DemoUnit.Office, "donations/campaigns", new
            {
                campaignId = campaign, slug = $"nam-{caller.Year}", title = $"Tủ sách và máy tính cho trường bạn năm {caller.Year} (dữ liệu mẫu)", regime = "tt16", unitId = DemoUnit.Department,
                opensOn = firstDay.ToString("O", CultureInfo.InvariantCulture), plan,
            }, cancellation);
        }

        async Task<string> StageAsync() => (await caller.GetAsync(DemoUnit.Office, path, cancellation))["state"]!.ToString();
        if (await StageAsync() == "draft")
        {
            await caller.PostAsync(DemoUnit.Office, $"{path}/submit", null, cancellation);
        }

        if (await StageAsync() == "submitted")
        {
            await caller.PostAsync(DemoUnit.Approver, $"{path}/approve", new { approverName = "Giám đốc Sở (mẫu)" }, cancellation);
        }

        if (await caller.FindAsync(DemoUnit.Office, $"donations/campaigns/{campaign}", cancellation) is null)
        {
            await caller.PostAsync(DemoUnit.Office, $"donations/campaigns/{campaign}/open", null, cancellation);
        }
    }
}
