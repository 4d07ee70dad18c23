using System.IO.Compression;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>An office reads the registers that the plans name: each tab, as of a day, and takes one along as a workbook and as a document.</summary>
[Collection(SystemTests.Name)]
public sealed class RegisterBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Tabs = ["Trường đăng ký", "Cặp trường", "Chưa có trường kết nghĩa", "Xã biên giới, khó khăn", "Kết nối và kết quả"];

    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();

    private string School => $"Trường Tiểu học Danh mục {mark}";

    [Fact]
    public async Task An_office_reads_each_register_as_of_a_day_and_takes_it_along()
    {
        var school = await NeedAsync();
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = officer.Page;
        // The unit in the address: only the school of this test is counted.
        await officer.GoAsync($"/ket-nghia/danh-muc?don-vi={school}");
        // The filter shows the school's name too: what counts is the register below it.
        var register = page.GetByRole(AriaRole.Tabpanel);
        await register.GetByText(School).First.WaitForAsync();
        foreach (var tab in Tabs)
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).PressAsync("Enter");
            await officer.SettledAsync();
            await Assertions.Expect(page.Locator("main [role=alert]")).ToHaveCountAsync(0);
            await officer.BothWidthsAsync($"register-{Array.IndexOf(Tabs, tab)}");
        }

        await page.GetByRole(AriaRole.Tab, new() { Name = Tabs[2], Exact = true }).PressAsync("Enter");
        await register.GetByText(School).First.WaitForAsync();
        await HoldsAsync(page, "Tải Excel", ".xlsx", "xl/workbook.xml");
        await HoldsAsync(page, "Tải Word", ".docx", "word/document.xml");

        // Long before the need was said nobody was registered; the day stays in the address. On a slow phone the two changes follow each
        // other before the page is drawn: the second must not take the first back.
        var slow = await page.Context.NewCDPSessionAsync(page);
        await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 12 });
        await page.GetByRole(AriaRole.Tab, new() { Name = Tabs[0], Exact = true }).PressAsync("Enter");
        await page.GetByLabel("Số liệu đến hết ngày").FillAsync("01/08/2025");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**ngay=2025-08-01**");
        await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        Assert.DoesNotContain("muc=", page.Url, StringComparison.Ordinal);
        await officer.SeenAsync(() => Assertions.Expect(register.GetByText(School)).ToHaveCountAsync(0));
        await register.Locator(".empty").WaitForAsync();
        Assert.Empty(officer.Faults);
    }

    private static async Task HoldsAsync(IPage page, string button, string ending, string part)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = button }).ClickAsync());
        Assert.EndsWith(ending, download.SuggestedFilename);
        await using var stream = await download.CreateReadStreamAsync();
        using var kept = new MemoryStream();
        await stream.CopyToAsync(kept);
        using var archive = new ZipArchive(kept, ZipArchiveMode.Read);
        Assert.NotNull(archive.GetEntry(part));
    }

    /// <summary>A school that needs and has no partner.</summary>
    private async Task<Guid> NeedAsync()
    {
        var school = Guid.CreateVersion7();
        await api.PostAsync("/unit-directory/units", "quantri", new { unitId = school, name = School, typeCode = "tieu_hoc", validFrom = "2025-07-01", parentId = WholeSystem.Ward });
        await Eventually.Async(
            "Twinning knows the school",
            async () =>
            {
                using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/schools/{school}", await system.TokenAsync("quantri"));
                return answer.IsSuccessStatusCode;
            },
            there => there);
        var today = TimeProvider.System.GetUtcNow().AddHours(7);
        await api.PostAsync("/twinning/needs", "quantri", new
        {
            needId = Guid.CreateVersion7(), schoolId = school,
            need = new { schoolYear = today.Month >= 6 ? today.Year : today.Year - 1, themeCode = "stem", urgency = 5, quantity = 4, measure = "sessions", text = "Bốn buổi STEM", mode = "both" },
        });
        return school;
    }
}
