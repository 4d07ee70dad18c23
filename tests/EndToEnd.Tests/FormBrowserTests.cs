using EduCoop.Documents.Writing;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>An office lays a form down on screen: what is wrong in a formula is said with its place, a version is published, and the form goes out and comes back as a workbook.</summary>
[Collection(SystemTests.Name)]
public sealed class FormBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly Guid School = new("01990000-0000-7000-8000-000000000004");
    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();

    private string Title => $"Biểu phòng đọc {mark}";

    [Fact]
    public async Task A_form_is_laid_down_published_and_filled_in_without_a_network()
    {
        var office = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var form = await WriteAsync(office);
        await PrintingScreens.WordTemplateAsync(office, form);
        Assert.DoesNotContain(office.Faults, fault => !fault.Contains("422", StringComparison.Ordinal));

        var obligation = await OweAsync();
        var school = await Officer.SignInAsync(system, browser, "truong.mau");
        var page = school.Page;
        await school.GoAsync($"/bao-cao/phai-nop/{obligation}");
        await school.ChooseAsync(page.Locator("#report-form"), Title);
        await page.GetByText("Điền biểu bằng Excel khi không có mạng").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải biểu Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "bieu.xlsx", MimeType = WorkbookWriter.MediaType, Buffer = Filled(form, "nhiều") });
        await school.PressAsync("Nạp biểu đã điền");
        await page.GetByText("Dòng 3, cột C:").First.WaitForAsync();
        await school.BothWidthsAsync("offline-form-faults");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "bieu-da-sua.xlsx", MimeType = WorkbookWriter.MediaType, Buffer = Filled(form, "12") });
        await school.PressAsync("Nạp biểu đã điền");
        await school.SeenAsync(() => page.GetByText("Đã nạp đủ. Xem lại rồi lưu.").WaitForAsync());
        await Assertions.Expect(page.GetByLabel("Số phòng đọc")).ToHaveValueAsync("12");
        await school.PressAsync("Lưu bản nháp");
        await school.SaidAsync("Đã lưu. Báo cáo đủ để gửi.");
        Assert.Empty(school.Faults);
    }

    private async Task<Guid> WriteAsync(Officer office)
    {
        var page = office.Page;
        await office.GoAsync("/bao-cao/bieu");
        await page.Locator("main .empty, [data-form]").First.WaitForAsync();
        await office.BothWidthsAsync("forms");
        await office.GoAsync("/bao-cao/bieu/moi");
        await page.GetByLabel("Tên biểu").FillAsync(Title);
        await page.GetByLabel("Tên phần").FillAsync("Phòng đọc");
        await office.PressAsync("Thêm mục");
        await page.GetByLabel("Nội dung hỏi").FillAsync("Số phòng đọc");
        await page.GetByLabel("Bắt buộc điền trước khi gửi").CheckAsync();
        await office.PressAsync("Thêm mục");
        await page.GetByLabel("Nội dung hỏi").Nth(1).FillAsync("Số ghế");
        await page.GetByLabel("Công thức", new() { Exact = true }).Nth(1).FillAsync("so_phong * 20");
        await office.PressAsync("Lưu biểu");
        // The formula names what the form does not ask.
        await office.SeenAsync(() => page.Locator("main [role=alert] code").First.WaitForAsync());
        await office.BothWidthsAsync("form-editor-faults");
        await page.GetByLabel("Công thức", new() { Exact = true }).Nth(1).FillAsync("so_phong_doc * 20");
        await office.PressAsync("Lưu biểu");
        await office.SeenAsync(() => page.GetByText("Phiên bản 1, chưa ban hành").WaitForAsync());
        await office.PressAsync("Ban hành", confirm: true);
        await page.GetByText("Đang dùng phiên bản 1").WaitForAsync();
        await office.BothWidthsAsync("form-editor");
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    private static byte[] Filled(Guid form, string rooms)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Biểu", [new("Mã"), new("Biểu"), new("Giá trị")]))
        {
            sheet.Add(WorkbookCell.Of("_bieu"), default, WorkbookCell.Of($"{form}/1"));
            sheet.Add(WorkbookCell.Of("so_phong_doc"), WorkbookCell.Of("Số phòng đọc"), WorkbookCell.Of(rooms));
            sheet.Finish();
        }

        return file.ToArray();
    }

    private async Task<Guid> OweAsync()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).DateTime);
        var regime = Guid.CreateVersion7();
        await api.PostAsync("/reporting/regimes", "chuongtrinh", new
        {
            regimeId = regime, issuerUnitId = WholeSystem.Department, validFrom = today,
            content = new
            {
                name = $"Báo cáo phòng đọc {mark}", kind = "thematic", period = "once", due = new { kind = "date", date = today.AddDays(20) }, cutOff = today,
                levels = new object[] { new { name = "Trường", reporters = "units", unitIds = new[] { School } } },
            },
        });
        var owed = await Eventually.Async(
            "the obligation is there", () => api.GetAsync($"/reporting/obligations?regimeId={regime}&unitId={School}", "truong.mau"), list => list.GetProperty("total").GetInt64() == 1);
        return owed.GetProperty("items")[0].GetProperty("obligationId").GetGuid();
    }
}
