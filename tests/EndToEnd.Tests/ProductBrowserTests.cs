using System.IO.Compression;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>An office opens each product that its plans name, follows a number to where it comes from, and takes one along as a workbook and as a document.</summary>
[Collection(SystemTests.Name)]
public sealed class ProductBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Codes = ["registered-schools", "twinning-results", "donors", "resources", "plan-report", "kpi", "task-status", "indicator-progress"];

    private readonly PlanApi api = new(system);

    [Fact]
    public async Task An_office_opens_each_product_and_takes_one_along()
    {
        var plans = await PlansAsync();
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = officer.Page;
        await officer.GoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sản phẩm của kế hoạch" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-product]")).ToHaveCountAsync(Codes.Length);
        await officer.BothWidthsAsync("products");
        foreach (var code in Codes)
        {
            await officer.GoAsync($"/bao-cao/san-pham/{code}");
            await page.Locator("main .list-tools, main .empty").First.WaitForAsync();
            await Assertions.Expect(page.Locator("main [role=alert]")).ToHaveCountAsync(0);
            await officer.BothWidthsAsync($"product-{code}");
        }

        // Of the plan in the address: its indicator with its milestones, its work by quarter.
        await officer.GoAsync($"/bao-cao/san-pham/indicator-progress?ke-hoach={plans.Parent}");
        await page.Locator(".chart canvas").First.WaitForAsync();
        await page.Locator($"a[href*='/ke-hoach/chi-tieu/{plans.Indicator}']").First.WaitForAsync();
        await page.GetByText("Đến 2045").First.WaitForAsync();
        await officer.BothWidthsAsync("product-indicator-of-plan");
        await officer.GoAsync($"/bao-cao/san-pham/task-status?ke-hoach={plans.Ward}");
        await page.Locator(".chart canvas").First.WaitForAsync();
        await officer.BothWidthsAsync("product-status-of-plan");
        // By keyboard from a quarter to the work that it counts.
        await page.Locator("a[data-origin=quarter]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/bao-cao/san-pham/kpi?**tu=*");
        await page.Locator("a[data-origin=task]").First.WaitForAsync();
        Assert.Contains($"ke-hoach={plans.Ward}", page.Url, StringComparison.Ordinal);
        await officer.BothWidthsAsync("product-kpi-of-quarter");
        Assert.Contains("Điểm trên 100", await TextAsync(page, "Tải Excel", ".xlsx", "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("Điểm trên 100", await TextAsync(page, "Tải Word", ".docx", "word/document.xml"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", await PrintingScreens.BeginningAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Tải PDF" }).ClickAsync(), ".pdf"), StringComparison.Ordinal);
        // Nothing is left of a filter that fits nothing once it is cleared.
        await officer.GoAsync($"/bao-cao/san-pham/kpi?ke-hoach={plans.Ward}&tu=2001-01-01&den=2001-12-31");
        await page.Locator(".empty").WaitForAsync();
        await officer.PressAsync("Bỏ các điều kiện lọc");
        await page.Locator("a[data-origin=task]").First.WaitForAsync();
        Assert.Empty(officer.Faults);
    }

    private async Task<ScreenPlans> PlansAsync()
    {
        var plans = await ScreenPlans.OfAsync(system);
        var today = PlanSample.Today;
        int[] years = [.. new[] { today.Year, today.Year + 1, 2030, 2035, 2045 }.Distinct()];
        await api.CallAsync(HttpMethod.Put, $"/plans/indicators/{plans.Indicator}/setting", "chuongtrinh", new
        {
            code = "goc_doc", unitId = WholeSystem.Department, source = "Báo cáo của các phường", baseline = 40, baselineOn = today.AddYears(-1).ToString("yyyy-MM-dd"), lowerIsBetter = false,
            targets = years.Order().Select((year, i) => new { year, value = 65 + (5 * i) }),
        });
        await Eventually.Async(
            "the figures and the work are heard",
            async () => (Indicators: await api.GetAsync($"/reporting/products/indicator-progress?planId={plans.Parent}", "chuongtrinh"), Work: await api.GetAsync($"/reporting/products/kpi?planId={plans.Ward}", "chuongtrinh")),
            both => both.Work.GetProperty("total").GetInt64() > 0 && both.Indicators.GetProperty("items").EnumerateArray().Any(row => row.GetProperty("cells")[6].GetString() is not null && row.GetProperty("cells")[11].GetString() is not null));
        return plans;
    }

    private static async Task<string> TextAsync(IPage page, string button, string ending, string part)
    {
        var file = await PrintingScreens.DownloadAsync(page, () => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = button, Exact = true }).ClickAsync(), ending);
        await using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var reader = new StreamReader(await archive.GetEntry(part)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
