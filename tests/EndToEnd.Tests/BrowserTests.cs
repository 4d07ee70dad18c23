using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What people do in a browser, on a desktop and on a phone.</summary>
[Collection(SystemTests.Name)]
public sealed class BrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const string Total = "18.067.538.360";

    [SharedFact]
    public async Task The_accountant_signs_in_by_keyboard_imports_the_statement_and_sees_the_total()
    {
        var (campaign, slug) = await system.OpenCampaignAsync("Nhập sao kê trên trang làm việc");
        var page = await browser.OpenAsync(system);
        await SignInByKeyboardAsync(page, "ketoan");

        await page.GotoAsync($"/workspace/dong-gop/{campaign}/sao-ke/nhap");
        await page.GetByTestId("file").SetInputFilesAsync(await Statement.OfAnotherAccountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước", Exact = true }).ClickAsync();
        await page.Locator("[data-effects]").GetByText(Total).WaitForAsync();
        await Browser.PictureAsync(page, "workspace-statement-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi 6.784 dòng mới vào sổ", Exact = true }).ClickAsync();

        await page.WaitForURLAsync(new Regex("/sao-ke/[0-9a-f-]{36}"));
        await page.GetByText(Total).First.WaitForAsync();
        await Browser.PictureAsync(page, "workspace-statement");
        await Eventually.Async("Reporting has everything", () => system.PublicAsync(slug), now => now.GetProperty("count").GetInt64() == Statement.Gifts);
        await page.GotoAsync($"/workspace/dong-gop/{campaign}");
        await page.Locator(".figures").GetByText(Total).WaitForAsync();
        await Browser.PictureAsync(page, "workspace-campaign-after-import");
    }

    [Fact]
    public async Task No_script_of_a_page_can_read_the_session()
    {
        var page = await browser.OpenAsync(system);
        await SignInByKeyboardAsync(page, "ketoan");

        var readable = await page.EvaluateAsync<string>("() => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");

        Assert.DoesNotContain("educoop_session", readable, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"eyJ[\w-]+\.", readable);
        var cookie = Assert.Single(await page.Context.CookiesAsync(), one => one.Name == "educoop_session");
        Assert.Equal((true, SameSiteAttribute.Strict), (cookie.HttpOnly, cookie.SameSite));
    }

    [Fact]
    public async Task Units_are_found_without_accents()
    {
        var page = await browser.OpenAsync(system);
        await SignInByKeyboardAsync(page, "chuongtrinh");

        await page.GotoAsync("/workspace/danh-muc");
        await page.Locator("main input:not([type='radio'])").First.FillAsync("dong da");

        // The search moves into the address, so the list can be sent to somebody; then the rows are those of the search.
        await page.WaitForURLAsync(new Regex("q=dong"));
        await page.Locator("main table").GetByText("Đống Đa").First.WaitForAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Public_pages_are_readable_without_script(int width)
    {
        var page = await browser.OpenAsync(system, width, script: false);
        foreach (var (name, path) in new[] { ("public-home", "/"), ("public-campaign", "/chien-dich/cao-bang"), ("public-not-found", "/chien-dich/khong-co") })
        {
            await page.GotoAsync(path);
            await Browser.PictureAsync(page, name);
            Assert.Contains("dữ liệu mẫu", await page.Locator("body").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        }

        await page.GotoAsync("/chien-dich/cao-bang");
        Assert.Matches(@"\d{1,3}(\.\d{3})+", await page.Locator("#total").InnerTextAsync());
    }

    /// <summary>The screens of units and plans are in ScreenTests; these are the others, and some that only an administrator sees whole.</summary>
    [Fact]
    public async Task Every_page_of_the_workspace_fits_its_screen()
    {
        var page = await browser.OpenAsync(system);
        await page.GotoAsync("/workspace/");
        await page.Locator(".sign-in button[type=submit]").WaitForAsync();
        await FitsAsync(page, "workspace-sign-in");
        await SignInByKeyboardAsync(page, "quantri");
        foreach (var (name, path) in new[]
        {
            ("workspace-home", "/workspace/"), ("workspace-campaigns", "/workspace/dong-gop"), ("workspace-campaign", "/workspace/dong-gop/01990000-0000-7000-8000-000000000100"),
            ("workspace-import", "/workspace/danh-muc/nhap"), ("workspace-reports", "/workspace/bao-cao"), ("workspace-operations", "/workspace/van-hanh"),
            ("workspace-accounts", "/workspace/tai-khoan"), ("workspace-plans", "/workspace/ke-hoach"), ("workspace-notices", "/workspace/nhac-viec"),
            ("workspace-unit", $"/workspace/danh-muc/{WholeSystem.Ward}"),
        })
        {
            await page.GotoAsync(path);
            await page.Locator("main h1").First.WaitForAsync();
            await page.WaitForFunctionAsync("() => !document.querySelector('main .ant-skeleton, main .ant-spin-spinning')");
            await FitsAsync(page, name);
        }
    }

    private static async Task FitsAsync(IPage page, string name)
    {
        foreach (var width in new[] { 1440, 360 })
        {
            await Browser.ResizeAsync(page, width);
            await page.WaitForFunctionAsync("() => !document.querySelector('main .ant-skeleton, main .ant-spin-spinning')");
            await Browser.PictureAsync(page, name);
            await Browser.FitsAsync(page, name);
        }
    }

    private async Task SignInByKeyboardAsync(IPage page, string user)
    {
        await page.GotoAsync("/workspace/");
        // The first field has the focus by itself: no mouse is needed.
        await page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'INPUT'");
        await page.Keyboard.TypeAsync(user);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(system.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".shell").WaitForAsync();
    }
}
