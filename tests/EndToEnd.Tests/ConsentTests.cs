using System.Net;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A pair from a school's proposal to the fourth consent, each said on screen by another person, and the paper at the end of it.</summary>
[Collection(SystemTests.Name)]
public sealed class ConsentTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_school_proposes_the_other_accepts_both_offices_approve_and_the_paper_is_there()
    {
        var seeker = await Officer.SignInAsync(system, browser, "truong.suoitrong");
        var agreement = await ProposeAsync(seeker);
        var path = $"/ket-nghia/thoa-thuan/{agreement}";
        // Who has proposed has consented: she is not asked again, and nobody consents twice.
        await Assertions.Expect(seeker.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true })).ToHaveCountAsync(0);
        Assert.NotEqual(HttpStatusCode.OK, await AcceptByApiAsync(agreement, "truong.suoitrong"));

        var supporter = await Officer.SignInAsync(system, browser, "truong.mau", 360);
        await supporter.GoAsync(path);
        await supporter.PictureAsync("consent-asked");
        await SayAsync(supporter, "Đồng ý", "Nguyễn Thị Mẫu", "HIỆU TRƯỞNG");

        foreach (var (user, capacity, number) in new[] { ("phuong.dongda", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "45/QĐ-UBND"), ("phuong.thucphan", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "46/QĐ-UBND") })
        {
            var office = await Officer.SignInAsync(system, browser, user);
            await office.GoAsync(path);
            await Assertions.Expect(office.Page.GetByText("có hiệu lực")).ToHaveCountAsync(0);
            await SayAsync(office, "Phê duyệt", "Lê Văn Mẫu", capacity, number);
            Assert.Empty(office.Faults);
        }

        await seeker.GoAsync(path);
        await seeker.Page.Locator("main .lead").GetByText("có hiệu lực").WaitForAsync();
        await seeker.BothWidthsAsync("consent-active");
        await PaperAsync(seeker);
        // Another test may pair the same two schools.
        await SayAsync(seeker, "Kết thúc", "Nông Thị Mẫu", "HIỆU TRƯỞNG", reason: "Kết thúc bài kiểm thử");
        await seeker.Page.Locator("main .lead").GetByText("đã kết thúc").WaitForAsync();
        Assert.Empty(seeker.Faults);
        Assert.Empty(supporter.Faults);
    }

    private static async Task<Guid> ProposeAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/thoa-thuan");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Đề nghị kết nghĩa" }).First.ClickAsync();
        var form = page.Locator("main form");
        await officer.ChooseUnitAsync(form.GetByLabel("Trường hỗ trợ", new() { Exact = true }), "Hoa Phượng", "Trường Tiểu học Hoa Phượng (dữ liệu mẫu)");
        await form.GetByText("Hai trường kết nghĩa được với nhau.").WaitForAsync();
        foreach (var (side, content) in new[] { ("Trường hỗ trợ đóng góp", "Bốn buổi STEM trực tuyến"), ("Trường nhận hỗ trợ đóng góp", "Giới thiệu lễ hội Lồng tồng") })
        {
            var gives = form.Locator("fieldset", new() { HasText = side });
            await officer.ChooseAsync(gives.GetByLabel("Lĩnh vực"), "Giáo dục STEM");
            await gives.GetByLabel("Nội dung (gì, bao nhiêu, cách làm)").FillAsync(content);
        }

        await form.GetByLabel("Nơi lập văn bản").FillAsync("Cao Bằng");
        await form.GetByLabel("Ký hiệu văn bản (ví dụ: BTT-THM)").FillAsync("BTT-STR");
        await form.GetByLabel("Người ký").FillAsync("Nông Thị Mẫu");
        await form.GetByLabel("Chức vụ").FillAsync("HIỆU TRƯỞNG");
        await officer.BothWidthsAsync("consent-propose");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/thoa-thuan/[0-9a-f-]{36}$"));
        await page.Locator("main .lead").GetByText("đã đề xuất").WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    private static async Task SayAsync(Officer officer, string act, string name, string capacity, string? number = null, string? reason = null)
    {
        var page = officer.Page;
        var panel = page.Locator("main section.card", new() { HasText = "Trả lời của đơn vị" });
        await panel.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).PressAsync("Enter");
        await panel.GetByLabel("Người ký").FillAsync(name);
        await panel.GetByLabel("Chức vụ").FillAsync(capacity);
        if (number is not null)
        {
            await panel.GetByLabel("Số, ký hiệu văn bản").FillAsync(number);
            await panel.GetByLabel("Ngày văn bản").FillAsync("03/09/2026");
            await page.Keyboard.PressAsync("Enter");
        }

        if (reason is not null)
        {
            await panel.GetByLabel("Lý do").FillAsync(reason);
        }

        await panel.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).PressAsync("Enter");
        await page.Locator("main ol > li", new() { HasText = name }).First.WaitForAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" })).ToHaveCountAsync(0);
    }

    private async Task<HttpStatusCode> AcceptByApiAsync(Guid agreement, string user)
    {
        using var answer = await system.Gateway.Http.SendAsync(
            HttpMethod.Post, $"/api/twinning/agreements/{agreement}/accept", await system.TokenAsync(user), new { messageId = Guid.CreateVersion7(), signature = new { name = "Nông Thị Mẫu", capacity = "HIỆU TRƯỞNG" } });
        return answer.StatusCode;
    }

    private static async Task PaperAsync(Officer officer)
    {
        var waits = officer.Page.WaitForDownloadAsync();
        await officer.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Tải bản thoả thuận" }).ClickAsync();
        var paper = await waits;
        Assert.EndsWith(".docx", paper.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await paper.PathAsync()))[..2]);
    }
}
