using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A school sends its report in five minutes from a phone; its ward gives it back, accepts it, and puts its own together from it.</summary>
[Collection(SystemTests.Name)]
public sealed class ReportBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const int Phone = 360;
    private static readonly Guid School = new("01990000-0000-7000-8000-000000000004");
    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();

    private string Regime => $"Báo cáo thư viện {mark}";

    private string Form => $"Biểu thư viện {mark}";

    [Fact]
    public async Task A_school_reports_its_ward_gives_it_back_accepts_it_and_consolidates()
    {
        var (obligation, own) = await OweAsync();
        var school = await Officer.SignInAsync(system, browser, "truong.mau", Phone);
        await school.GoAsync("/bao-cao/phai-nop");
        await school.SeenAsync(() => school.Page.Locator($"[data-obligation='{obligation}'] a").ClickAsync());
        await WriteAsync(school);

        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        await ward.GoAsync("/bao-cao/gui-den?tinh-trang=submitted");
        await ward.BothWidthsAsync("reports-received");
        await ward.Page.Locator($"[data-received='{obligation}'] a").ClickAsync();
        // Without a reason nothing is given back.
        await ward.PressAsync("Trả lại");
        await ward.Page.GetByText("Ghi điều cần sửa rồi mới trả lại được.").WaitForAsync();
        await ward.Page.GetByLabel("Điều cần sửa").FillAsync("Đếm cả phòng đọc ở điểm trường lẻ.");
        await ward.BothWidthsAsync("report-judge");
        await ward.PressAsync("Trả lại");
        await ward.Page.GetByText("Bị trả lại").First.WaitForAsync();

        await school.GoAsync($"/bao-cao/phai-nop/{obligation}");
        await school.Page.GetByText("Đếm cả phòng đọc ở điểm trường lẻ.").First.WaitForAsync();
        await school.Page.GetByLabel("Số trường có phòng đọc").FillAsync("3");
        await school.PressAsync("Lưu bản nháp");
        await school.SaidAsync("Đã lưu. Báo cáo đủ để gửi.");
        await PaperScreens.SayWhoSignsAsync(school, obligation);
        await school.GoAsync($"/bao-cao/phai-nop/{obligation}");
        await school.PressAsync("Gửi báo cáo", confirm: true);
        await school.Page.GetByText("Đã gửi, chờ xem").First.WaitForAsync();

        await ward.GoAsync($"/bao-cao/phai-nop/{obligation}");
        await ward.Page.GetByText("1 chỗ khác bước trước").First.WaitForAsync();
        await ward.PressAsync("Chấp nhận", confirm: true);
        await ward.Page.GetByText("Đã được chấp nhận").First.WaitForAsync();
        await ward.BothWidthsAsync("report-accepted");
        await PaperScreens.LookAsync(ward, obligation);
        await ConsolidateAsync(ward, own);
        Assert.Empty(school.Faults);
        Assert.Empty(ward.Faults);
    }

    private async Task WriteAsync(Officer school)
    {
        var page = school.Page;
        await school.ChooseAsync(page.Locator("#report-form"), Form);
        await page.GetByLabel("Số trường có phòng đọc").WaitForAsync();
        // What the system knows leads to what it was counted from.
        await school.PressAsync("Số này từ đâu?");
        await page.Locator(".ant-drawer .empty, .ant-drawer .row-cards").First.WaitForAsync();
        await school.PictureAsync("phone-report-figure");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".ant-drawer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        // Sent too early: what is missing is said, and what was written is kept.
        await page.GetByLabel("Phần lời").FillAsync("Trường mở phòng đọc mỗi chiều.");
        await school.PressAsync("Gửi báo cáo", confirm: true);
        await page.Locator("main [role=alert]").GetByText("chưa điền").First.WaitForAsync();
        await school.PictureAsync("phone-report-missing");
        await page.GetByLabel("Số trường có phòng đọc").FillAsync("2");
        await school.PressAsync("Lưu bản nháp");
        await school.SaidAsync("Đã lưu. Báo cáo đủ để gửi.");
        await Assertions.Expect(page.GetByLabel("Phần lời")).ToHaveValueAsync("Trường mở phòng đọc mỗi chiều.");
        await school.PressAsync("Gửi báo cáo", confirm: true);
        await page.GetByText("Đã gửi, chờ xem").First.WaitForAsync();
        await school.PictureAsync("phone-report-sent");
    }

    private async Task ConsolidateAsync(Officer ward, Guid own)
    {
        await ward.GoAsync($"/bao-cao/phai-nop/{own}");
        await ward.ChooseAsync(ward.Page.Locator("#report-form"), Form);
        await ward.PressAsync("Tổng hợp từ cấp dưới");
        await ward.SeenAsync(() => ward.Page.Locator("[data-consolidation=done]").GetByText("Đã tổng hợp 1 báo cáo").WaitForAsync());
        await Assertions.Expect(ward.Page.GetByLabel("Số trường có phòng đọc")).ToHaveValueAsync("3");
        // From the total to who said it.
        await ward.PressAsync("Theo từng đơn vị");
        await ward.Page.Locator("[data-part]", new() { HasText = "Trường Tiểu học Hoa Phượng" }).WaitForAsync();
        await ward.BothWidthsAsync("report-parts");
        await ward.Page.Keyboard.PressAsync("Escape");
        // What was put together is what Plans itself counts.
        await ward.Page.Locator("[data-agreement=true]").GetByText("Khớp: 1 số, tính trên 1 đơn vị").WaitForAsync();
    }

    /// <returns>What the school and its ward owe: a report on one subject, over the ward to the department, with a form.</returns>
    private async Task<(Guid School, Guid Ward)> OweAsync()
    {
        var form = Guid.CreateVersion7();
        object[] fields =
        [
            new { key = "phong_doc", label = "Số trường có phòng đọc", kind = "count", isRequired = true, merge = "sum" },
            new { key = "viec_xong", label = "Nhiệm vụ xong đúng hạn", kind = "count", source = "tasks.done_on_time", merge = "sum" },
        ];
        await api.PostAsync("/reporting/forms", "chuongtrinh", new
        {
            formId = form, unitId = WholeSystem.Department, title = Form,
            content = new { sections = new[] { new { title = "Thư viện", fields, tables = Array.Empty<object>() } }, checks = Array.Empty<object>() },
        });
        await api.PostAsync($"/reporting/forms/{form}/publish", "chuongtrinh", new { version = 1 });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).DateTime);
        var regime = Guid.CreateVersion7();
        await api.PostAsync("/reporting/regimes", "chuongtrinh", new
        {
            regimeId = regime, issuerUnitId = WholeSystem.Department, validFrom = today,
            content = new
            {
                name = Regime, kind = "thematic", period = "once", due = new { kind = "date", date = today.AddDays(20) }, cutOff = today,
                levels = new object[]
                {
                    new { name = "Trường", reporters = "units", unitIds = new[] { School }, daysBefore = 6 },
                    new { name = "Phường", reporters = "units", unitIds = new[] { WholeSystem.Ward }, daysBefore = 3 },
                    new { name = "Sở", reporters = "units", unitIds = new[] { WholeSystem.Department } },
                },
            },
        });
        return (await OwedAsync(regime, School, "truong.mau"), await OwedAsync(regime, WholeSystem.Ward, "phuong.dongda"));
    }

    private async Task<Guid> OwedAsync(Guid regime, Guid unit, string user)
    {
        var owed = await Eventually.Async(
            "the obligation is there", () => api.GetAsync($"/reporting/obligations?regimeId={regime}&unitId={unit}", user), list => list.GetProperty("total").GetInt64() == 1);
        return owed.GetProperty("items")[0].GetProperty("obligationId").GetGuid();
    }
}
