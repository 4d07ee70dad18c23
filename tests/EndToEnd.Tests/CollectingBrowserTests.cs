using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>The officer's day, from the plan to the printed receipt, and the citizen who looks for her 50,000 đ on a phone.</summary>
[Collection(SystemTests.Name)]
public sealed class CollectingBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_lawful_campaign_opens_takes_a_statement_as_it_was_previewed_classifies_it_and_prints_a_receipt()
    {
        var account = Collecting.NewAccount();
        var (other, _) = await Collecting.OpenAsync(system, "Sách cho thư viện xã", account, shared: true);
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var approver = await Officer.SignInAsync(system, browser, "pheduyet");
        var accountant = await Officer.SignInAsync(system, browser, "ketoan");

        var campaign = await PlanAsync(officer, account);
        await ApproveAsync(approver, campaign);
        await OpenAsync(officer, campaign);
        var fund = (await Collecting.CallAsync(system, "ketoan", HttpMethod.Get, "/classification/funds?pageSize=200")).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("campaigns").EnumerateArray().Any(id => id.GetGuid() == other)).GetProperty("bucketId").GetGuid();

        await ImportAsync(accountant, fund, account);
        await ClassifyAsync(accountant, fund);
        await ConfirmAsync(approver);
        await ReceiptAsync(accountant, fund);
        await DrillDownAsync(accountant, fund);
        await EntryByHandAsync(accountant, approver, other);
        await LettersAsync(accountant, other);
        await CommentAsync(officer, other);
        Assert.Empty(officer.Faults);
        Assert.Empty(approver.Faults);
        Assert.Empty(accountant.Faults);
    }

    private static async Task<Guid> PlanAsync(Officer officer, string account)
    {
        var page = officer.Page;
        await officer.GoAsync("/dong-gop/moi");
        var title = $"Máy tính cho trường vùng cao {account[^4..]}";
        await page.Locator("#title").FillAsync(title);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("#slug").FillAsync($"may-tinh-{account[^8..]}");
        await page.Locator("#bankName").FillAsync("Vietcombank");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#accountNumber").FillAsync(account);
        await page.Locator("#shared").CheckAsync();
        await page.Locator("#plan_content").FillAsync("Mua máy tính cho phòng tin học của trường kết nghĩa.");
        await page.Locator("#plan_beneficiaries").FillAsync("Học sinh tiểu học");
        await page.Locator("#plan_method").FillAsync("Chuyển khoản và tiếp nhận trực tiếp");
        await page.Locator("#plan_budget_0_purpose").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option:not(.ant-select-item-option-disabled)").First.ClickAsync();
        await page.Locator("#plan_budget_0_what").FillAsync("Mười máy tính");
        await page.Locator("#plan_budget_0_costVnd").FillAsync("100 triệu");
        foreach (var (i, name) in new[] { (0, "Nguyễn Đứng Đầu"), (1, "Trần Kế Toán"), (2, "Lê Phụ Huynh") })
        {
            await page.Locator($"#plan_team_{i}_name").FillAsync(name);
        }

        await officer.PressAsync("Lưu kế hoạch vận động");
        await page.WaitForURLAsync(new Regex("/dong-gop/ke-hoach/[0-9a-f-]{36}$"));
        await page.Locator(".law-steps .next", new() { HasText = "Trình duyệt" }).WaitForAsync();
        await officer.PictureAsync("campaign-plan-draft");
        await officer.PressAsync("Trình duyệt");
        await page.Locator(".law-steps .next", new() { HasText = "Phê duyệt" }).WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    private static async Task ApproveAsync(Officer approver, Guid campaign)
    {
        var page = approver.Page;
        await approver.GoAsync("/cho-duyet");
        await page.Locator($"[data-approval=plan] a[href*='{campaign}']").First.ClickAsync();
        await page.GetByLabel("Cơ quan phê duyệt").FillAsync("Giám đốc Sở");
        await approver.PressAsync("Phê duyệt");
        await page.Locator(".law-steps .next", new() { HasText = "Mở đợt" }).WaitForAsync();
    }

    private static async Task OpenAsync(Officer officer, Guid campaign)
    {
        var page = officer.Page;
        await officer.GoAsync($"/dong-gop/ke-hoach/{campaign}");
        await officer.PressAsync("Mở đợt vận động");
        await page.Locator("[data-qr] img.qr").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-qr] img.qr')?.naturalWidth > 0");
        await page.GetByText("Niêm yết dự kiến sử dụng").First.WaitForAsync();
        await officer.PictureAsync("campaign-plan-open");
    }

    private static async Task ImportAsync(Officer accountant, Guid fund, string account)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{fund}/sao-ke/nhap");
        var file = Collecting.StatementOf(account, (50_000, "NGUYEN THI MAU ung ho"), (250_000, "LE VAN MAU ung ho may tinh"), (1_000_000, "LOP 4B TRUONG MAU ung ho sach"));
        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = "sao-ke.psv", MimeType = "text/plain", Buffer = file });
        await accountant.PressAsync("Xem trước");
        var effect = page.Locator("[data-effects] tbody tr");
        await effect.First.WaitForAsync();
        Assert.Equal(1, await effect.CountAsync());
        Assert.Contains("1.300.000", await effect.InnerTextAsync(), StringComparison.Ordinal);
        await accountant.PictureAsync("statement-preview");
        await accountant.PressAsync("Ghi 3 dòng mới vào sổ");
        await page.WaitForURLAsync(new Regex("/sao-ke/[0-9a-f-]{36}"));
        await page.GetByText("Khớp tuyệt đối").First.WaitForAsync();
        Assert.Contains("1.300.000", await page.Locator(".figures").InnerTextAsync(), StringComparison.Ordinal);
    }

    // Nothing but keys: down, the first campaign, Enter.
    private static async Task ClassifyAsync(Officer accountant, Guid fund)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{fund}/phan-loai");
        await page.Locator(".queue-list").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Locator(".queue-gift.active", new() { HasText = "250.000" }).WaitForAsync();
        await page.Keyboard.PressAsync("k");
        await page.Locator(".queue-gift.active", new() { HasText = "NGUYEN THI MAU" }).WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await page.Locator(".queue-targets .chosen").WaitForAsync();
        await accountant.PictureAsync("queue");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".queue-gift .state", new() { HasText = "Chờ xác nhận" }).WaitForAsync();
    }

    private static async Task ConfirmAsync(Officer approver)
    {
        var page = approver.Page;
        await approver.GoAsync("/cho-duyet");
        var waiting = page.Locator("[data-approval=assignment]", new() { HasText = "50.000" }).First;
        await waiting.WaitForAsync();
        await approver.PictureAsync("approvals");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await waiting.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task ReceiptAsync(Officer accountant, Guid fund)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{fund}");
        await page.GetByText("Lập biên nhận").First.ClickAsync();
        await page.Locator("#place").FillAsync("Hà Nội");
        await accountant.PressAsync("Cấp số và lập");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Tải văn bản để in" }).ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        // In the register of the campaign where the gift stands now, not of the fund where it came in.
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sổ biên nhận" }).Last.ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("?muc=bien-nhan", StringComparison.Ordinal) && !url.Contains(fund.ToString(), StringComparison.Ordinal));
        await page.GetByText("Còn hiệu lực").First.WaitForAsync();
        await accountant.GoAsync($"/dong-gop/{fund}?muc=doi-soat");
        await page.Locator("[data-line=classified]").First.WaitForAsync();
        Assert.Equal(2, await page.Locator("[data-line=waiting]").CountAsync());
        await accountant.PictureAsync("reconciliation");
    }

    // From the book to an entry, its legs, its line and that line's own bytes.
    private static async Task DrillDownAsync(Officer accountant, Guid fund)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{fund}?muc=so-cai");
        await page.Locator("[data-entry=gift] a").Last.ClickAsync();
        await page.Locator("[data-legs]").WaitForAsync();
        var mark = page.Locator(".bytes mark");
        await mark.WaitForAsync();
        Assert.Matches("^10/09/2024 NGUYEN THI MAU ung ho.*50,000", await mark.InnerTextAsync());
        Assert.Contains("LE VAN MAU", await page.Locator(".bytes").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(accountant, "ledger-entry");
    }

    private static async Task EntryByHandAsync(Officer accountant, Officer approver, Guid campaign)
    {
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{campaign}/dieu-chinh");
        await accountant.PressAsync("Đề nghị bút toán");
        foreach (var (line, account) in new[] { (0, "Tiền gửi ngân hàng"), (1, "Tiền đang chuyển") })
        {
            await accountant.ChooseAsync(page.Locator($"#legs_{line}_account"), account);
            await page.Locator($"#legs_{line}_amountVnd").FillAsync(line == 0 ? "10.000" : "9.000");
        }

        var send = page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị", Exact = true });
        await page.GetByText("Nợ và Có còn lệch 1.000").WaitForAsync();
        Assert.True(await send.IsDisabledAsync());
        await page.Locator("#legs_1_amountVnd").FillAsync("10.000");
        await page.Locator("#reason").FillAsync("Nộp tiền mặt vào tài khoản");
        await LookAsync(accountant, "entry-by-hand");
        await send.ClickAsync();
        var mine = page.Locator("[data-correction=proposed]", new() { HasText = "Nộp tiền mặt" });
        await mine.GetByText("người khác quyết định").WaitForAsync();
        Assert.Equal(0, await mine.GetByRole(AriaRole.Button).CountAsync());

        await approver.GoAsync($"/dong-gop/{campaign}/dieu-chinh");
        await approver.Page.Locator("[data-correction=proposed]").GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await approver.Page.Locator("[data-correction=confirmed]", new() { HasText = "Nộp tiền mặt" }).WaitForAsync();
        await LookAsync(approver, "corrections");
        await accountant.GoAsync("/dong-gop/ky-khoa-so");
        await page.GetByText("Chưa khóa kỳ nào").WaitForAsync();
        await LookAsync(accountant, "periods");
    }

    private async Task LettersAsync(Officer accountant, Guid campaign)
    {
        await Collecting.GiveAsync(system, campaign, 20_000, "named", "Nguyễn Thị Đào", "PT0517", 15);
        await Collecting.GiveAsync(system, campaign, 90_000, "anonymous", "Trần Kín Đáo", "PT0518", 20);
        var page = accountant.Page;
        await accountant.GoAsync($"/dong-gop/{campaign}/thu-cam-on");
        await page.Locator("[data-thanks='1']").WaitForAsync();
        await page.GetByText("Thư đầu tiên: Nguyễn Thị Đào, 20.000").WaitForAsync();
        Assert.DoesNotContain("Kín Đáo", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#place").FillAsync("Hà Nội");
        await page.Locator("#signedBy").FillAsync("Trần Văn Ký");
        await LookAsync(accountant, "thank-you-letters");
        await accountant.PressAsync("Viết 1 thư");
        var done = page.Locator("[data-job=done]");
        await done.WaitForAsync();
        var archive = await page.RunAndWaitForDownloadAsync(() => done.GetByRole(AriaRole.Button, new() { Name = "Tải phần 1 (ZIP)" }).ClickAsync());
        Assert.EndsWith(".zip", archive.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator("[data-thanks='0']").WaitForAsync();
        await PrintingScreens.LettersAsync(accountant);
    }

    private static async Task CommentAsync(Officer officer, Guid campaign)
    {
        var page = officer.Page;
        await officer.GoAsync($"/dong-gop/ke-hoach/{campaign}");
        await officer.PressAsync("Niêm yết lấy ý kiến");
        await page.Locator("[data-usage-comments] #text").FillAsync("Nên mua thêm sách tiếng Anh.");
        await officer.PressAsync("Ghi ý kiến");
        await page.Locator("[data-comment]", new() { HasText = "sách tiếng Anh" }).WaitForAsync();
        await officer.PressAsync("Ghi điều kiện sử dụng");
        await page.Locator("[data-restrictions] #said").FillAsync("Chỉ dùng trong năm học này");
        await page.Locator("[data-restrictions] #useUntil").FillAsync("31/05/2099");
        await page.Keyboard.PressAsync("Enter");
        await officer.PressAsync("Ghi, có hiệu lực ngay");
        await page.Locator("[data-restriction=in-force]", new() { HasText = "31/05/2099" }).WaitForAsync();
        await LookAsync(officer, "usage-comments");
    }

    /// <summary>On the desk and on a phone: nothing is wider than the screen.</summary>
    private static async Task LookAsync(Officer officer, string name)
    {
        await officer.PictureAsync(name);
        await officer.Page.SetViewportSizeAsync(360, 780);
        await officer.SettledAsync();
        await FitsAsync(officer.Page, name);
        await officer.Page.SetViewportSizeAsync(1440, 900);
    }

    [Fact]
    public async Task She_finds_her_50000_on_a_phone_without_script_and_sees_only_what_she_allowed()
    {
        var (campaign, slug) = await Collecting.OpenAsync(system, "Áo ấm cho em");
        await Collecting.GiveAsync(system, campaign, 50_000, "named", "Nguyễn Thị Đào", "PT0417", 15);
        await Collecting.GiveAsync(system, campaign, 50_000, "anonymous", "Trần Kín Đáo", "PT0418", 20);
        await Collecting.GiveAsync(system, campaign, 750_000, "initials", "Lê Văn Viết", "0912345678", 25);
        await Collecting.CallAsync(system, "ketoan", HttpMethod.Post, "/pledges", new
        {
            pledgeId = Guid.CreateVersion7(), campaignId = campaign, donorName = "Công ty Sách Mẫu", donorDisplay = "named", instalments = new[] { new { dueOn = "2026-12-01", amountVnd = 2_000_000 } },
        });
        var page = await browser.OpenAsync(system, 360, script: false);
        var gifts = page.Locator(".gifts li");
        await Eventually.Async("the page knows her name", async () =>
        {
            await page.GotoAsync($"/chien-dich/{slug}/khoan-ung-ho");
            return await page.Locator(".gifts").CountAsync() == 0 ? "" : await page.Locator(".gifts").InnerTextAsync();
        }, text => text.Contains("Nguyễn Thị Đào", StringComparison.Ordinal) && text.Contains("L.V.V.", StringComparison.Ordinal));

        await page.GotoAsync($"/chien-dich/{slug}");
        await page.GetByLabel("Tìm khoản ủng hộ của bạn").FillAsync("50.000 10/09/2024");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/khoan-ung-ho?q=*");
        Assert.Equal(2, await gifts.CountAsync());
        Assert.Contains("08:15 10/09/2024", await gifts.Filter(new() { HasText = "Nguyễn Thị Đào" }).InnerTextAsync(), StringComparison.Ordinal);
        await FitsAsync(page, "public-gifts");
        foreach (var (question, amount) in new[] { ("nguyen thi dao", "50.000"), ("PT0418", "50.000"), ("750k", "750.000") })
        {
            await page.GotoAsync($"/chien-dich/{slug}/khoan-ung-ho?q={Uri.EscapeDataString(question)}");
            Assert.Contains(amount, await Assert.Single(await gifts.AllAsync()).InnerTextAsync(), StringComparison.Ordinal);
        }

        await ProveAsync(page, slug);
        foreach (var question in new[] { "", "Trần Kín Đáo", "0912345678", "Lê Văn Viết" })
        {
            await page.GotoAsync($"/chien-dich/{slug}/khoan-ung-ho?q={Uri.EscapeDataString(question)}");
            var text = await page.Locator("main").InnerHTMLAsync();
            Assert.All(new[] { "Trần Kín Đáo</", "0912345678</", "Lê Văn Viết</" }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }

        await page.GotoAsync($"/chien-dich/{slug}/khoan-ung-ho?q=999.999.999");
        await page.GetByText("Chưa tìm thấy khoản nào").WaitForAsync();
        await FitsAsync(page, "public-gifts-none");
        await Eventually.Async("bank, ledger and page are compared", async () =>
        {
            await page.GotoAsync($"/chien-dich/{slug}");
            return await page.Locator("#compared").CountAsync() == 0 ? "" : await page.Locator("#compared").InnerTextAsync();
        }, text => text.Contains("chênh lệch 0\u00a0đ", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
        await Eventually.Async("what was promised is shown", async () =>
        {
            await page.GotoAsync($"/chien-dich/{slug}");
            return await page.Locator("#promises tbody").CountAsync() == 0 ? "" : await page.Locator("#promises tbody").InnerTextAsync();
        }, text => text.Contains("Công ty Sách Mẫu", StringComparison.Ordinal) && text.Contains("2.000.000", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
        await FitsAsync(page, "public-promises");
    }

    // From her own line to a file that anybody can check without a network and without signing in.
    private async Task ProveAsync(IPage page, string slug)
    {
        await page.GotoAsync($"/chien-dich/{slug}/khoan-ung-ho?q=PT0418");
        await page.Locator(".gifts .sum a").ClickAsync();
        await Eventually.Async("the proof is offered", async () =>
        {
            await page.ReloadAsync();
            return await page.Locator("#download").CountAsync();
        }, count => count == 1);
        Assert.Contains("Người ủng hộ ẩn danh", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kín Đáo", await page.ContentAsync(), StringComparison.Ordinal);
        await FitsAsync(page, "public-gift");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#download").ClickAsync());
        var check = await browser.OpenAsync(system, 360);
        await check.GotoAsync("/kiem-tra-bien-nhan");
        await check.Context.SetOfflineAsync(true);
        await check.Locator("#file").SetInputFilesAsync(await download.PathAsync());
        await check.GetByText("Biên nhận đúng").WaitForAsync();
        Assert.Contains("50.000", await check.Locator("#facts").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task FitsAsync(IPage page, string name)
    {
        await Browser.PictureAsync(page, name);
        await Browser.FitsAsync(page, name);
    }
}
