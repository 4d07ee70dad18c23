using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>From the documents to the overdue board, through the screens, as the officers of the department and of the ward do it.</summary>
[Collection(SystemTests.Name)]
public sealed partial class DoneMeansBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const string Lead = "UBND phường Đống Đa";
    private const string Mailbox = "vanthu.lang@example.vn";
    private const string Reminded = "UBND phường Láng";
    private static readonly Guid Lang = new("01990000-0000-7000-8000-000000000011");
    private static readonly string LastDay = PlanSample.Today.AddDays(-11).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [SharedFact]
    public async Task The_five_plans_go_in_and_come_out_as_assigned_reminded_and_overdue_work()
    {
        var department = await Officer.SignInAsync(system, browser, "chuongtrinh", still: false);
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda", still: false);
        var approver = await Officer.SignInAsync(system, browser, "pheduyet", still: false);
        await CommunesAsync(department);
        foreach (var seed in new[] { Seed.HoaBinh, Seed.CaoBang })
        {
            await department.ImportAsync($"{seed}.txt", await Seed.BytesAsync(seed));
            await department.MakePlanAsync();
        }

        await department.ImportAsync($"{Seed.LongBien}.txt", await Seed.BytesAsync(Seed.LongBien), "UBND phường Long Biên");
        await ContradictionsAsync(department);
        await department.MakePlanAsync();
        await department.ImportAsync($"{Seed.HaNoi}.txt", await Seed.BytesAsync(Seed.HaNoi));
        var parent = await department.MakePlanAsync();
        await ward.ImportAsync($"{Seed.DongDa}.txt", await Seed.BytesAsync(Seed.DongDa));
        var cited = await ward.MakePlanAsync();

        await department.SubmitAsync(parent);
        await approver.IssueAsync(parent, "17/04/2026", "1588");
        await BoundAsync(ward, cited);
        var derived = await DeriveAsync(ward, parent);
        var task = await AssignAsync(ward, derived, 0, "dong da", Lead);
        // A unit has one digest a day, and Đống Đa's may be another test's: the reminder goes to a ward that no other test has.
        await AssignAsync(ward, derived, 2, "phuong lang", Reminded);
        var reminded = await NeighbourAsync();
        await MailboxAsync(reminded);
        await ward.SubmitAsync(derived);
        await approver.IssueAsync(derived, "04/05/2026");
        await RemindAsync(reminded);
        await ReportAsync(ward, task);
        await OverdueAsync(department, derived);
        Assert.Empty(department.Faults);
        Assert.Empty(ward.Faults);
        Assert.Empty(approver.Faults);
        Assert.Empty(reminded.Faults);
    }

    /// <summary>An officer of the other ward, whose account the administrator makes.</summary>
    private async Task<Officer> NeighbourAsync()
    {
        var account = new { accountId = Guid.CreateVersion7(), userName = "phuong.lang", displayName = "Cán bộ phường Láng (mẫu)", roles = new[] { "unit_officer" }, password = system.Password, unitId = Lang, unitName = Reminded };
        using var made = await system.Gateway.Http.SendAsync(HttpMethod.Post, "/auth/accounts", await system.TokenAsync("quantri"), account);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return await Officer.SignInAsync(system, browser, "phuong.lang", still: false);
    }

    private static async Task CommunesAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync("/danh-muc/nhap");
        await page.GetByLabel("Xã, phường, đặc khu").CheckAsync();
        await page.GetByTestId("file").SetInputFilesAsync(SharedData.File("data", "communes.tsv"));
        await officer.PressAsync("Kiểm tra tệp");
        await page.Locator(".figures").GetByText("3.321").First.WaitForAsync();
        await FigureAsync(page, "Lỗi", "0");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ghi .* thay đổi vào danh mục") }).Or(page.GetByText("Tệp không có gì khác")).First.WaitForAsync();
        // Whoever came first wrote them; then the same file has nothing more to say.
        if (!await page.GetByText("Tệp không có gì khác").IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ghi .* thay đổi vào danh mục") }).ClickAsync();
            await page.GetByText(new Regex("Đã ghi .* thay đổi vào danh mục")).WaitForAsync();
        }

        await officer.PictureAsync("done-communes");
    }

    /// <summary>42 rows checked, each contradiction shown with both sayings; the first chosen by keyboard, the rest by one decision.</summary>
    private static async Task ContradictionsAsync(Officer officer)
    {
        var page = officer.Page;
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Chỗ mâu thuẫn (42)" }).ClickAsync();
        await page.GetByText("Đã đối chiếu 42 dòng phụ lục").WaitForAsync();
        await page.Locator(".checked-rows summary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-checked-row]")).ToHaveCountAsync(42);
        await page.Locator(".checked-rows summary").ClickAsync();

        var names = new Dictionary<string, string> { ["deadline"] = "Thời hạn", ["coordinating"] = "Phối hợp", ["lead"] = "Chủ trì" };
        var shown = new List<(int, string)>();
        await Assertions.Expect(page.Locator("[data-contradiction]")).ToHaveCountAsync(Seed.Contradictions().Count);
        // What lies outside the pane is not painted and has no inner text; its words are there all the same.
        foreach (var one in await page.Locator("[data-contradiction]").AllAsync())
        {
            var title = (await one.Locator("header strong").TextContentAsync())!;
            shown.Add((int.Parse((await one.GetAttributeAsync("data-row"))!, CultureInfo.InvariantCulture), names.Single(name => title.EndsWith(name.Value, StringComparison.Ordinal)).Key));
            // Both sayings stand there, each with its place.
            await one.Locator(".saying .words").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        Assert.Equal(Seed.Contradictions(), shown.Order().ToList());
        await officer.PictureAsync("done-contradictions");

        var pane = page.Locator(".review-contradictions");
        await pane.PressAsync("j");
        await page.Locator(".review-record.active").WaitForAsync();
        await Assertions.Expect(page.Locator(".review-text mark.here").First).ToBeInViewportAsync();
        await pane.PressAsync("2");
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Chỗ mâu thuẫn (41)" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Theo phần nội dung cho 41 chỗ còn lại" }).ClickAsync();
        await page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Chỗ mâu thuẫn (0)" }).WaitForAsync();
        // One after the other is told to the service, each with the whole draft as its answer.
        await page.GetByText("mọi thay đổi đã lưu").WaitForAsync(new() { Timeout = 180_000 });
        await page.ReloadAsync();
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Chỗ mâu thuẫn (0)" }).WaitForAsync();
    }

    /// <summary>Issuing the department's plan as 1588 has bound the ward's plan to it: its tasks wait in the coverage table.</summary>
    private static async Task BoundAsync(Officer ward, Guid cited)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{cited}?muc=doi-chieu");
        await page.Locator("main .card a", new() { HasText = "1588/KH-SGDĐT" }).First.WaitForAsync();
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Nhiệm vụ" }).First.Locator(".value")).ToHaveTextAsync("14");
        var row = page.Locator("main tbody tr[data-row-key]").First;
        await row.GetByRole(AriaRole.Button, new() { Name = "Không đưa vào" }).ClickAsync();
        await row.GetByLabel("Vì sao?").FillAsync("Thuộc việc của Sở");
        await page.Keyboard.PressAsync("Enter");
        await row.GetByText("Thuộc việc của Sở").WaitForAsync();
        await ward.PictureAsync("done-coverage-bound");
    }

    private static async Task<Guid> DeriveAsync(Officer ward, Guid parent)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{parent}");
        await ward.MoreAsync("Lập kế hoạch của đơn vị từ kế hoạch này");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Lập kế hoạch của đơn vị từ kế hoạch này" });
        await form.GetByLabel("Trích yếu").FillAsync("Hợp tác, hỗ trợ giáo dục Cao Bằng của phường Đống Đa");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await page.WaitForURLAsync(new Regex(@"\?muc=doi-chieu"));
        await FigureAsync(page, "Giữ nguyên", "14");

        var rows = page.Locator("main tbody tr[data-row-key]");
        await rows.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Có điều chỉnh" }).ClickAsync();
        await rows.Nth(1).GetByLabel("Vì sao?").FillAsync("Giao theo địa bàn phường");
        await page.Keyboard.PressAsync("Enter");
        await FigureAsync(page, "Điều chỉnh", "1");
        await rows.Nth(13).GetByRole(AriaRole.Button, new() { Name = "Không đưa vào" }).ClickAsync();
        await rows.Nth(13).GetByLabel("Vì sao?").FillAsync("Thuộc việc của Sở");
        await page.Keyboard.PressAsync("Enter");
        await FigureAsync(page, "Chưa có", "1");
        await FigureAsync(page, "Giữ nguyên", "12");
        await ward.PictureAsync("done-coverage");
        return new Guid(PlanIn().Match(page.Url).Groups[1].Value);
    }

    private static Task FigureAsync(IPage page, string label, string value) =>
        page.Locator(".figure", new() { HasText = label }).Locator(".value", new() { HasTextRegex = new Regex($"^{value}$") }).First.WaitForAsync();

    /// <summary>A task of the plan to a ward, with a last day that has passed; returns where it is.</summary>
    private static async Task<string> AssignAsync(Officer ward, Guid plan, int which, string typed, string lead)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}");
        var link = page.Locator(".tree-task .what a").Nth(which);
        var title = await link.InnerTextAsync();
        await link.ClickAsync();
        await page.Locator("main h1", new() { HasText = title }).WaitForAsync();
        await ward.PressAsync("Giao việc, sửa");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await ward.ChooseUnitAsync(dialog.GetByLabel("Chủ trì", new() { Exact = true }), typed, lead);
        await dialog.GetByLabel("Thời hạn", new() { Exact = true }).FillAsync($"Hoàn thành trước ngày {PlanSample.Today.AddDays(-10):dd'/'MM'/'yyyy}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).PressAsync("Enter");
        await ward.SaidAsync("Đã ghi thay đổi");
        await page.Locator(".facts", new() { HasText = lead }).WaitForAsync();
        return TaskAddress().Match(page.Url).Value;
    }

    /// <summary>The neighbour says where its mail goes.</summary>
    private static async Task MailboxAsync(Officer ward)
    {
        await ward.GoAsync("/nhac-viec");
        await ward.Page.GetByRole(AriaRole.Textbox, new() { Name = "Hộp thư nhận nhắc việc của đơn vị" }).FillAsync(Mailbox);
        await ward.PressAsync("Lưu hộp thư");
        await ward.SaidAsync("Đã lưu hộp thư");
    }

    /// <summary>The operator does not wait for the morning, and the mail is there.</summary>
    private async Task RemindAsync(Officer ward)
    {
        var administrator = await Officer.SignInAsync(system, browser, "quantri", still: false);
        await administrator.GoAsync("/nhac-viec");
        await administrator.PressAsync("Lập nhắc việc hôm nay");
        await administrator.Page.Locator(".ant-message").GetByText(new Regex("Đã lập [0-9]+ lời nhắc mới")).WaitForAsync();
        var mail = await Eventually.Async("the neighbour has its mail", () => Task.FromResult(system.Mail.Mails.FirstOrDefault(one => one.To.Contains(Mailbox) && one.Subject.StartsWith("Nhắc việc", StringComparison.Ordinal))), one => one is not null);
        Assert.Contains(LastDay, mail!.Text, StringComparison.Ordinal);

        await ward.GoAsync("/nhac-viec");
        var notice = ward.Page.Locator("[data-notice]").First;
        await Eventually.Async("the screen says that it was mailed", async () =>
        {
            await ward.GoAsync("/nhac-viec");
            return await notice.GetByText("đã gửi thư").CountAsync();
        }, there => there > 0);
        await notice.Locator("summary").ClickAsync();
        await notice.GetByText(LastDay).First.WaitForAsync();
        await ward.PictureAsync("done-notice");
    }

    private static async Task ReportAsync(Officer ward, string task)
    {
        var page = ward.Page;
        await ward.GoAsync("/");
        await page.Locator("[data-box=late][aria-selected=true]").WaitForAsync();
        await ward.PictureAsync("done-my-work");
        await ward.TaskLink(task).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Báo cáo tiến độ" });
        await form.GetByRole(AriaRole.Slider).PressAsync("End");
        for (var step = 0; step < 8; step++)
        {
            await form.GetByRole(AriaRole.Slider).PressAsync("ArrowLeft");
        }

        await form.GetByLabel("Kết quả đến nay").FillAsync("Đã làm xong phần khảo sát.");
        await ward.PressAsync("Gửi báo cáo");
        await ward.SaidAsync("Đã ghi báo cáo tiến độ");
        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = "bao-cao.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") });
        await ward.PressAsync("Thêm tệp");
        await page.GetByRole(AriaRole.Link, new() { Name = "bao-cao.pdf" }).WaitForAsync();
        await page.Locator(".history", new() { HasText = "60 %" }).WaitForAsync();
        await page.Locator(".history", new() { HasText = "Đã làm xong phần khảo sát." }).WaitForAsync();
        await ward.PictureAsync("done-task");
    }

    private static async Task OverdueAsync(Officer department, Guid plan)
    {
        var page = department.Page;
        await department.GoAsync($"/ke-hoach/bang?ke-hoach={plan}");
        var row = page.Locator("main tbody tr[data-row-key]", new() { HasText = Lead });
        await row.WaitForAsync();
        await Assertions.Expect(row.Locator(".bar-cell")).ToHaveTextAsync("1");
        await row.GetByText(LastDay).WaitForAsync();
        await department.PictureAsync("done-overdue");
    }

    [GeneratedRegex("/nhiem-vu/[0-9a-f-]{36}")]
    private static partial Regex TaskAddress();

    [GeneratedRegex("/ke-hoach/([0-9a-f-]{36})")]
    private static partial Regex PlanIn();
}
