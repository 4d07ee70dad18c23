using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What an officer does on each screen of units and plans, with the keyboard alone.</summary>
[Collection(SystemTests.Name)]
public sealed class ScreenKeyboardTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task From_the_late_work_on_the_first_page_to_its_report()
    {
        await ScreenPlans.OfAsync(system);
        var officer = await Officer.SignInAsync(system, browser, "phuong.dongda");
        var page = officer.Page;
        await officer.GoAsync("/");
        await page.Locator("[data-box=late][aria-selected=true]").WaitForAsync();
        await EnterAsync(page.Locator("[data-box=open]"));
        await page.WaitForURLAsync(new Regex("viec=open"));
        await EnterAsync(page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = PlanSample.Late }).First);
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Báo cáo tiến độ" });
        await form.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Đã rà soát thêm hai trường.");
        await EnterAsync(form.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }));
        await page.Locator(".history", new() { HasText = "Đã rà soát thêm hai trường." }).WaitForAsync();
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task Through_a_plan_tree_calendar_time_line_and_coverage()
    {
        var plans = await ScreenPlans.OfAsync(system);
        var officer = await Officer.SignInAsync(system, browser, "phuong.dongda");
        var page = officer.Page;
        await officer.GoAsync($"/ke-hoach/{plans.Ward}");
        await EnterAsync(page.Locator(".tree-group > summary").First);
        await page.Locator(".tree-group:not([open])").First.WaitForAsync();
        await page.GetByLabel("Tìm theo mục, nội dung, chủ trì").FocusAsync();
        await page.Keyboard.TypeAsync("ngày hội");
        await page.WaitForURLAsync(new Regex("q="));
        await EnterAsync(page.Locator(".tree-task .what").GetByRole(AriaRole.Link, new() { Name = PlanSample.Soon }));
        await page.Locator("main h1", new() { HasText = PlanSample.Soon }).WaitForAsync();

        // An empty month says where the next work is.
        await officer.GoAsync($"/ke-hoach/{plans.Ward}?muc=lich&thang=2020-01");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tháng có việc gần nhất") }));
        await EnterAsync(page.Locator(".due a").First);
        await page.WaitForURLAsync("**/nhiem-vu/**");

        await officer.GoAsync($"/ke-hoach/{plans.Ward}?muc=tien-do");
        await page.Locator(".ant-segmented-item-input[checked], .ant-segmented-item-selected input").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator(".gantt").First.WaitForAsync();

        await officer.GoAsync($"/ke-hoach/{plans.Ward}?muc=doi-chieu");
        var row = page.Locator("main tbody tr[data-row-key]").Last;
        await EnterAsync(row.GetByRole(AriaRole.Button, new() { Name = "Có điều chỉnh" }));
        await Assertions.Expect(row.GetByLabel("Vì sao?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Làm theo từng trường");
        await page.Keyboard.PressAsync("Enter");
        await row.GetByText("Làm theo từng trường").WaitForAsync();
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task Figures_of_an_indicator_and_the_overdue_board_with_its_workbook()
    {
        var plans = await ScreenPlans.OfAsync(system);
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = officer.Page;
        await officer.GoAsync($"/ke-hoach/chi-tieu/{plans.Indicator}");
        await page.Locator(".chart canvas").WaitForAsync();
        await page.GetByText("Có đạt mục tiêu không?").First.WaitForAsync();
        await EnterAsync(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Ghi số liệu" }));
        await page.GetByLabel("Giá trị", new() { Exact = true }).FillAsync("64");
        await page.GetByLabel("Nguồn số liệu").First.FillAsync("Báo cáo tháng");
        await EnterAsync(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Ghi nhận" }));
        await page.Locator("main tbody").GetByText("Báo cáo tháng").WaitForAsync();

        await officer.GoAsync($"/ke-hoach/bang?ke-hoach={plans.Ward}&ca=1");
        await EnterAsync(page.Locator("main th", new() { HasText = "Đơn vị" }).First);
        await page.WaitForURLAsync(new Regex("xep=don-vi"));
        var file = await page.RunAndWaitForDownloadAsync(() => EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Xuất Excel" })));
        await using var workbook = await ZipFile.OpenReadAsync((await file.PathAsync())!);
        var words = new StringBuilder();
        foreach (var entry in workbook.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            words.Append(await reader.ReadToEndAsync());
        }

        Assert.Contains("UBND phường Đống Đa", words.ToString(), StringComparison.Ordinal);
        Assert.Contains("Quá hạn", words.ToString(), StringComparison.Ordinal);
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task The_directory_as_a_tree_and_a_province_with_those_it_came_from()
    {
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = officer.Page;
        await officer.GoAsync("/danh-muc?xem=cay");
        var first = page.Locator("[role=treeitem]").First;
        // One's own agency stands open; left closes it, right opens it again.
        var below = page.Locator("[role=treeitem][aria-level='2']").First;
        await below.WaitForAsync();
        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await below.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("ArrowRight");
        await below.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(below).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/danh-muc/[0-9a-f-]{36}"));

        // By its name without accents.
        await officer.GoAsync("/danh-muc");
        await page.Locator("main input[type=search]").FocusAsync();
        await page.Keyboard.TypeAsync("tinh phu tho");
        await EnterAsync(page.Locator("main table").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^[Tt]ỉnh Phú Thọ$") }).First);
        await page.Locator("main h1", new() { HasText = "Phú Thọ" }).WaitForAsync();
        await page.Locator(".lineage").GetByText("Hòa Bình").First.WaitForAsync();
        await page.Locator(".lineage-steps").GetByText("Sáp nhập").First.WaitForAsync();
        await officer.PictureAsync("screen-lineage");
        await EnterAsync(page.Locator(".lineage").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Hòa Bình") }).First);
        await page.Locator("main h1", new() { HasText = "Hòa Bình" }).WaitForAsync();
        await page.GetByText("Tên qua các thời kỳ").WaitForAsync();
        Assert.Empty(officer.Faults);
    }

    private static Task EnterAsync(ILocator what) => what.PressAsync("Enter");
}
