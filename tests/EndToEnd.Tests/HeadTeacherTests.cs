using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A head teacher's ten minutes at a phone: says what the school needs, mends it, and another one says what hers can give; both see it in the market.</summary>
[Collection(SystemTests.Name)]
public sealed class HeadTeacherTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const int Phone = 360;
    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();

    private string Theme => $"Đọc sách {mark}";

    [Fact]
    public async Task A_need_and_an_offer_are_said_mended_and_seen_on_a_phone()
    {
        // A theme of its own: what other tests say is not in it.
        await api.CallAsync(HttpMethod.Put, $"/twinning/themes/doc_{mark.ToLowerInvariant()}", "quantri", new { version = 0, name = Theme, nameEn = $"Reading {mark}", place = 5, online = true, active = true });
        var seeker = await Officer.SignInAsync(system, browser, "truong.suoitrong", Phone);
        await DeclareAsync(seeker);
        await MendAsync(seeker);
        var supporter = await Officer.SignInAsync(system, browser, "truong.mau", Phone);
        var year = await RegisterAsync(supporter);
        await supporter.GoAsync($"/ket-nghia/cung-cau?nam={year}");
        await supporter.Page.Locator("main tr", new() { HasText = Theme }).First.WaitForAsync();
        await supporter.PictureAsync("phone-market");
        Assert.Empty(seeker.Faults);
        Assert.Empty(supporter.Faults);
    }

    private async Task DeclareAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/nhu-cau");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Khai nhu cầu" }).First.ClickAsync();
        var form = page.Locator("main form");
        // Sent too early: what is missing is said at its field.
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi nhu cầu" }).ClickAsync();
        await form.Locator(".ant-form-item-explain-error").First.WaitForAsync();
        await officer.PictureAsync("phone-need-missing");
        await form.GetByText(Theme, new() { Exact = true }).ClickAsync();
        await form.GetByText("rất gấp", new() { Exact = true }).ClickAsync();
        await form.GetByLabel("Số lượng").FillAsync("40");
        await form.GetByLabel("Trường cần gì").FillAsync("Bốn mươi đầu sách tiếng Việt cho lớp 1, 2");
        await form.GetByLabel("Trường đóng góp").FillAsync("Sách tranh dân tộc do học sinh làm");
        await officer.PictureAsync("phone-need");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi nhu cầu" }).ClickAsync();
        await page.WaitForURLAsync("**/ket-nghia/nhu-cau");
        await Card(page).GetByText("40 học sinh", new() { Exact = false }).WaitForAsync();
    }

    private async Task MendAsync(Officer officer)
    {
        var page = officer.Page;
        await Card(page).GetByRole(AriaRole.Button, new() { Name = "Sửa" }).ClickAsync();
        var form = page.Locator("main form");
        await Assertions.Expect(form.GetByLabel("Số lượng")).ToHaveValueAsync("40");
        await form.GetByLabel("Số lượng").FillAsync("45");
        await form.GetByLabel("Lý do sửa").FillAsync("Thêm một lớp");
        await officer.PictureAsync("phone-need-change");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lưu thay đổi" }).ClickAsync();
        await page.WaitForURLAsync("**/ket-nghia/nhu-cau");
        await Card(page).GetByText("45 học sinh", new() { Exact = false }).WaitForAsync();
        await officer.PictureAsync("phone-needs");
    }

    /// <returns>The school year of the offer: one that no other test uses, for a school has one offer in a year.</returns>
    private async Task<int> RegisterAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/kha-nang/moi");
        var form = page.Locator("main form");
        var year = TimeProvider.System.GetUtcNow().AddHours(7) is { Month: >= 6 } now ? now.Year + 3 : TimeProvider.System.GetUtcNow().AddHours(7).Year + 2;
        await officer.ChooseAsync(form.GetByLabel("Năm học"), $"năm học {year}-{year + 1}");
        await form.GetByLabel("Nhận giúp tối đa bao nhiêu trường").FillAsync("2");
        await officer.ChooseAsync(form.GetByLabel("Lĩnh vực"), Theme);
        await form.GetByLabel("Số lượng").FillAsync("6");
        await form.GetByLabel("Hỗ trợ cụ thể").FillAsync("Sáu buổi đọc sách trực tuyến");
        await officer.PictureAsync("phone-offer");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        await page.WaitForURLAsync("**/ket-nghia/kha-nang");
        await Card(page).GetByText(new Regex("tối đa 2 trường")).WaitForAsync();
        await officer.PictureAsync("phone-offers");
        return year;
    }

    private ILocator Card(IPage page) => page.Locator("main .row-cards > li", new() { HasText = Theme }).First;
}
