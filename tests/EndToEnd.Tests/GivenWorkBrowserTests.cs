using System.Globalization;
using System.Text;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What a donor does for a school, and what the campaign's money paid: offered, agreed and accepted by three people; a payment on the statement and its invoice.</summary>
[Collection(SystemTests.Name)]
public sealed class GivenWorkBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_service_is_offered_agreed_under_approvals_accepted_on_a_phone_and_told_to_the_public()
    {
        var (campaign, slug) = await Collecting.OpenAsync(system, "Khám răng cho trường");
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var accountant = await Officer.SignInAsync(system, browser, "ketoan");
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda", width: 360);
        var what = $"Khám răng cho 320 học sinh {campaign.ToString("N")[^6..]}";

        var page = officer.Page;
        await officer.GoAsync($"/dong-gop/{campaign}/hien-vat/dich-vu");
        await page.Locator("#description").FillAsync(what);
        await page.Locator("#quantity").FillAsync("320");
        await page.Locator("#unitName").FillAsync("lượt khám");
        await officer.ChooseUnitAsync(page.Locator("#schoolId"), "phường Đống Đa", "UBND phường Đống Đa");
        await page.Locator("#donorName").FillAsync("Phòng khám mẫu");
        await page.Locator("#statedValueVnd").FillAsync("32 triệu");
        await officer.BothWidthsAsync("described-offer");
        await officer.PressAsync("Lưu phiếu");
        await page.Locator("[data-gift=offered]", new() { HasText = what }).WaitForAsync();
        await officer.BothWidthsAsync("described-offered");

        await accountant.GoAsync("/cho-duyet");
        var approval = accountant.Page.Locator("[data-approval=described_gift]", new() { HasText = what });
        await approval.WaitForAsync();
        await accountant.BothWidthsAsync("approvals-described");
        await approval.GetByRole(AriaRole.Button, new() { Name = "Đồng ý nhận" }).ClickAsync();
        await approval.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await ward.GoAsync("/hang");
        await ward.Page.Locator("[data-gift=agreed]", new() { HasText = what }).GetByRole(AriaRole.Button, new() { Name = "Nghiệm thu" }).ClickAsync();
        var dialog = ward.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Người ký nhận của trường").FillAsync("Hoàng Thị Mẫu");
        await dialog.GetByLabel(what).FillAsync("318");
        await dialog.GetByLabel("Nơi lập biên bản").FillAsync("Hà Nội");
        await ward.PictureAsync("described-accept");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xác nhận nghiệm thu" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await Eventually.Async(
            "the public page says what was done", () => system.Gateway.Http.GetStringAsync($"/chien-dich/{slug}/da-trao"),
            html => html.Contains($"{what}: 318 lượt khám", StringComparison.Ordinal));
        var reader = await browser.OpenAsync(system, 360);
        await reader.GotoAsync($"/chien-dich/{slug}/da-trao");
        await Browser.PictureAsync(reader, "public-described");
        await officer.GoAsync($"/dong-gop/{campaign}?muc=hien-vat");
        await page.Locator("[data-gift=accepted] a[href$='/document']").WaitForAsync();
        await officer.BothWidthsAsync("described-accepted");
        Assert.Empty(officer.Faults.Concat(accountant.Faults).Concat(ward.Faults));
    }

    [Fact]
    public async Task A_payment_on_the_statement_is_matched_to_its_invoice_and_taken_apart_by_another()
    {
        var account = Collecting.NewAccount();
        var (campaign, _) = await Collecting.OpenAsync(system, "Trả tiền sách", account);
        await ImportAsync(campaign, account);
        var invoice = $"HD-{campaign.ToString("N")[^8..]}";
        await BuyAsync(campaign, invoice);

        var accountant = await Officer.SignInAsync(system, browser, "ketoan");
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{campaign}?muc=hien-vat");
        var payment = page.Locator("[data-payment]", new() { HasText = "TRA TIEN SACH" });
        await payment.WaitForAsync();
        await accountant.BothWidthsAsync("payments-open");
        await accountant.ChooseAsync(payment.GetByRole(AriaRole.Combobox), invoice);
        await payment.GetByRole(AriaRole.Button, new() { Name = "Gắn với hóa đơn" }).ClickAsync();
        await page.Locator("[data-payment=matched]", new() { HasText = invoice }).WaitForAsync();
        await page.Locator("main table", new() { HasText = "đã trả" }).First.WaitForAsync();
        await accountant.BothWidthsAsync("payments-matched");

        var approver = await Officer.SignInAsync(system, browser, "pheduyet");
        await approver.GoAsync($"/dong-gop/{campaign}?muc=hien-vat");
        await approver.Page.Locator("[data-payment=matched]").GetByRole(AriaRole.Button, new() { Name = "Gỡ ra" }).ClickAsync();
        await approver.Page.Locator("[data-payment=open]", new() { HasText = "TRA TIEN SACH" }).WaitForAsync();
        Assert.Empty(accountant.Faults.Concat(approver.Faults));
    }

    [Fact]
    public async Task The_page_of_promises_ends_where_the_table_ends()
    {
        var (campaign, slug) = await Collecting.OpenAsync(system, "Lời hứa");
        await Collecting.CallAsync(system, "ketoan", HttpMethod.Post, "/pledges", new
        {
            pledgeId = Guid.CreateVersion7(), campaignId = campaign, donorName = "Công ty Mẫu", donorDisplay = "named",
            instalments = new[] { new { dueOn = "2030-01-31", amountVnd = 5_000_000 } },
        });
        await Eventually.Async("the promise is public", () => system.Gateway.Http.GetStringAsync($"/chien-dich/{slug}/cam-ket"), html => html.Contains("Công ty Mẫu", StringComparison.Ordinal));
        foreach (var width in new[] { 360, 1440 })
        {
            var page = await browser.OpenAsync(system, width);
            await page.GotoAsync($"/chien-dich/{slug}/cam-ket");
            await page.Locator("#promises").WaitForAsync();
            Assert.Equal(0, await page.Locator("main p:empty, main .crumb:not(:has(a))").CountAsync());
            await Browser.PictureAsync(page, "public-promises");
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page of promises is wider than its screen.");
        }
    }

    private async Task ImportAsync(Guid campaign, string account)
    {
        var file = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{account}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n02/03/2026 NGUOI MAU ung ho| |9,000,000| 9,000,000 R0001\n03/03/2026 TRA TIEN SACH|3,000,000| | 6,000,000 R0002\n"));
        using var answer = await system.Gateway.Http.SendAsync(
            HttpMethod.Post, $"/api/donations/statements?campaignId={campaign}&fileName=sao-ke.psv", await system.TokenAsync("ketoan"), new ByteArrayContent(file));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.Async(
            "the payment is posted", () => Collecting.CallAsync(system, "ketoan", HttpMethod.Get, $"/goods/payments?campaignId={campaign}"), payments => payments.GetProperty("total").GetInt64() == 1);
    }

    private async Task BuyAsync(Guid campaign, string invoice)
    {
        var (warehouse, intake) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Collecting.CallAsync(
            system, "chuongtrinh", HttpMethod.Post, "/goods/warehouses", new { warehouseId = warehouse, unitId = WholeSystem.Department, name = $"Kho {campaign.ToString("N")[^6..]}" });
        await Collecting.CallAsync(system, "chuongtrinh", HttpMethod.Post, "/goods/intakes", new
        {
            intakeId = intake, campaignId = campaign, warehouseId = warehouse, origin = "purchase", supplier = "Công ty Sách mẫu", invoice, costVnd = 4_000_000,
            lines = new[] { new { itemCode = "SACH", quantity = 100 } },
        });
        await Collecting.CallAsync(system, "ketoan", HttpMethod.Post, $"/goods/intakes/{intake}/count", new { counts = new[] { new { itemCode = "SACH", quantity = 100 } }, place = "Hà Nội" });
    }
}
