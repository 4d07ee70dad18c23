using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Books from the invoice to those who asked for them: declared, counted by another, set aside, handed over, counted on a phone, and told to the public.</summary>
[Collection(SystemTests.Name)]
public sealed class GoodsBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Bought_books_reach_those_who_count_them_on_a_phone_and_the_public_reads_of_it()
    {
        var (campaign, slug) = await Collecting.OpenAsync(system, "Sách về trường");
        await Collecting.GiveAsync(system, campaign, 5_000_000, "anonymous", "Nguyễn Thị Mẫu", "PT-HV", 5);
        var warehouse = $"Kho {campaign.ToString("N")[^6..]}";
        await Collecting.CallAsync(system, "chuongtrinh", HttpMethod.Post, "/goods/warehouses", new { warehouseId = Guid.CreateVersion7(), unitId = WholeSystem.Department, name = warehouse });
        var accountant = await Officer.SignInAsync(system, browser, "ketoan", still: false);
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh", still: false);
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda", width: 360, still: false);

        await DeclareAsync(accountant, campaign, warehouse);
        await CountAsync(officer, campaign);
        var shipment = await PrepareAsync(officer, campaign, warehouse);
        await SendAsync(accountant, shipment);
        await ReceiveAsync(ward, shipment);
        await ReadAsync(slug);
        Assert.Empty(accountant.Faults);
        Assert.Empty(officer.Faults);
        Assert.Empty(ward.Faults);
    }

    private static async Task DeclareAsync(Officer accountant, Guid campaign, string warehouse)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{campaign}?muc=hien-vat");
        await page.GetByText("Đợt này chưa có hiện vật").WaitForAsync();
        await accountant.PictureAsync("goods-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi hàng đến" }).First.ClickAsync();
        await page.GetByText("Mua bằng tiền của đợt", new() { Exact = true }).ClickAsync();
        await ChooseAsync(page, "#warehouseId", warehouse);
        await ChooseAsync(page, "#lines_0_itemCode", "Bộ sách giáo khoa");
        // Two packs of twenty and five loose ones.
        await page.Locator("#lines_0_packs").FillAsync("2");
        await page.Locator("#lines_0_units").FillAsync("5");
        await page.GetByText("Cộng 45 bộ").WaitForAsync();
        await page.Locator("#supplier").FillAsync("Công ty Sách mẫu");
        await page.Locator("#invoice").FillAsync($"HD-{campaign.ToString("N")[^8..]}");
        await page.Locator("#costVnd").FillAsync("4,5 triệu");
        await accountant.PictureAsync("goods-declare");
        await accountant.PressAsync("Lưu phiếu");
        await page.Locator("main table", new() { HasText = "Công ty Sách mẫu" }).First.WaitForAsync();
    }

    private static async Task CountAsync(Officer officer, Guid campaign)
    {
        var page = officer.Page;
        await officer.GoAsync($"/dong-gop/{campaign}?muc=hien-vat");
        await officer.PressAsync("Đếm, nhận hàng");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Bộ sách giáo khoa (bộ)").FillAsync("44");
        await dialog.GetByLabel("Nơi lập biên bản").FillAsync("Hà Nội");
        await dialog.GetByText("Lệch: theo phiếu 45, đếm được 44").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xác nhận số đếm" }).ClickAsync();
        await page.Locator("main table", new() { HasText = "Trong kho" }).Locator("tbody tr", new() { HasText = "Bộ sách giáo khoa" }).First.WaitForAsync();
        await page.GetByText("Đã nhập kho").First.WaitForAsync();
        await officer.PictureAsync("goods-stock");
    }

    private static async Task<string> PrepareAsync(Officer officer, Guid campaign, string warehouse)
    {
        var page = officer.Page;
        await officer.GoAsync($"/dong-gop/{campaign}/hien-vat/chuyen-moi");
        await officer.ChooseUnitAsync(page.Locator("#schoolId"), "phường Đống Đa", "UBND phường Đống Đa");
        await ChooseAsync(page, "#warehouseId", warehouse);
        await ChooseAsync(page, "#lines_0_itemCode", "Bộ sách giáo khoa");
        await page.GetByText("trong kho còn 44").WaitForAsync();
        await page.Locator("#lines_0_units").FillAsync("40");
        await officer.PressAsync("Lập chuyến");
        await page.WaitForURLAsync(new Regex("/hang/[0-9a-f-]{36}$"));
        await page.Locator("main .lead", new() { HasText = "Chờ giao" }).WaitForAsync();
        return page.Url.Split('/')[^1];
    }

    private static async Task SendAsync(Officer accountant, string shipment)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/hang/{shipment}");
        await page.GetByLabel("Người, xe vận chuyển").FillAsync("Xe tải mẫu");
        await accountant.PressAsync("Giao hàng đi");
        await page.Locator("main .lead", new() { HasText = "Trên đường" }).WaitForAsync();
        await accountant.PictureAsync("shipment-sent");
    }

    private static async Task ReceiveAsync(Officer ward, string shipment)
    {
        var page = ward.Page;
        await ward.GoAsync("/hang");
        await page.Locator($"main table a[href*='{shipment}']").ClickAsync();
        await page.GetByLabel("Bộ sách giáo khoa (bộ)").FillAsync("39");
        await page.GetByLabel("Người ký nhận của trường").FillAsync("Hoàng Thị Mẫu");
        await page.GetByLabel("Nơi lập biên bản").FillAsync("Cao Bằng");
        await ward.PictureAsync("shipment-count");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than a phone.");
        await ward.PressAsync("Xác nhận đã nhận");
        await page.Locator("main .lead", new() { HasText = "Trường đã nhận" }).WaitForAsync();
        var minutes = page.Locator("main a[href$='/document']", new() { HasText = "/BBGN" });
        var file = await page.RunAndWaitForDownloadAsync(() => minutes.ClickAsync());
        Assert.EndsWith(".docx", file.SuggestedFilename, StringComparison.Ordinal);
        await ward.PictureAsync("shipment-received");
    }

    private async Task ReadAsync(string slug)
    {
        await Eventually.Async(
            "the public page says what was delivered",
            () => system.Gateway.Http.GetStringAsync($"/chien-dich/{slug}"),
            html => html.Contains("Bộ sách giáo khoa: 39 bộ", StringComparison.Ordinal) && html.Contains("phường Đống Đa", StringComparison.Ordinal));
        var page = await browser.OpenAsync(system, 360);
        await page.GotoAsync($"/chien-dich/{slug}/da-trao");
        await page.GetByText("Công ty Sách mẫu").First.WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The public page is wider than a phone.");
        await Browser.PictureAsync(page, "public-aid");
    }

    private static async Task ChooseAsync(IPage page, string field, string option)
    {
        await page.Locator(field).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasText = option }).First.ClickAsync();
    }
}
