using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What officers do with plans, in a real browser: from the document to the finished work.</summary>
[Collection(SystemTests.Name)]
public sealed partial class PlanBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_document_becomes_a_plan_its_work_is_reported_with_a_file_judged_and_seen_on_the_boards()
    {
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        await ReviewAsync(ward, await ward.ImportAsync("ke-hoach-thu-vien.txt", Encoding.UTF8.GetBytes(PlanSample.Of("Đống Đa"))));
        var plan = await MakePlanAsync(ward);
        await AssignAsync(ward, plan);
        var (approver, task) = await IssueByTwoAsync(ward, plan);
        await ReportAsync(ward, task);
        await JudgeAsync(approver, task);
        await BoardsAsync(approver, plan);
        Assert.Empty(ward.Faults);
        Assert.Empty(approver.Faults);
    }

    /// <summary>By keyboard through the doubtful fields; a correction stays.</summary>
    private static async Task ReviewAsync(Officer ward, Guid draft)
    {
        var page = ward.Page;
        await ward.PictureAsync("plan-review");
        // The first doubtful field is in hand, and its place in the text is marked and in sight.
        var active = page.Locator(".review-field.active");
        await active.WaitForAsync();
        var first = (await active.GetAttributeAsync("data-review-field"))!;
        await page.Locator(".review").PressAsync("j");
        await Assertions.Expect(active).Not.ToHaveAttributeAsync("data-review-field", first);
        await page.Locator(".review").PressAsync("k");
        await Assertions.Expect(active).ToHaveAttributeAsync("data-review-field", first);

        // A click in the text takes the field that was read there.
        await page.Locator(".review-text mark", new() { HasText = PlanSample.Late }).First.ClickAsync();
        await page.Locator(".review-field.active", new() { HasText = PlanSample.Late }).WaitForAsync();
        await Assertions.Expect(page.Locator(".review-text mark.here").First).ToBeInViewportAsync();

        // Somebody must lead the task without a lead: e edits, Enter keeps.
        var task = page.Locator(".review-record", new() { HasText = PlanSample.WithoutLead });
        await task.Locator(".review-field", new() { HasText = "Chủ trì" }).First.ClickAsync();
        await page.Locator(".review").PressAsync("e");
        await page.Locator(".review-editor input").FillAsync("Ủy ban nhân dân phường Đống Đa");
        await page.Keyboard.PressAsync("Enter");
        // The screen follows at once, and says so when the service has it too.
        await task.Locator(".review-field", new() { HasText = "Ủy ban nhân dân phường Đống Đa" }).First.WaitForAsync();
        await page.GetByText("mọi thay đổi đã lưu").WaitForAsync();
        await ward.GoAsync($"/ke-hoach/van-ban/{draft}");
        await page.Locator(".review-record", new() { HasText = PlanSample.WithoutLead }).Locator(".review-field", new() { HasText = "Ủy ban nhân dân phường Đống Đa" }).GetByText("Đã sửa").WaitForAsync();

        // Enter says "right" and goes on; the count falls.
        var before = await OpenAsync(page);
        await page.Locator(".review").PressAsync("j");
        await page.Locator(".review").PressAsync("Enter");
        await Eventually.Async("one doubtful field less", () => OpenAsync(page), open => open == before - 1);
        await page.GetByText("mọi thay đổi đã lưu").WaitForAsync();
    }

    private static async Task<int> OpenAsync(IPage page)
    {
        var progress = NumbersOf().Matches(await page.Locator(".review [role=status]").InnerTextAsync());
        return int.Parse(progress[1].Value, CultureInfo.InvariantCulture) - int.Parse(progress[0].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<Guid> MakePlanAsync(Officer ward)
    {
        var page = ward.Page;
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Tên đơn vị" }).ClickAsync();
        await page.Locator("[data-written]").First.WaitForAsync();
        await ward.PictureAsync("plan-review-names");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Nhận [1-9][0-9]* đề xuất chắc chắn") }).ClickAsync();
        await page.Locator(".known-name", new() { HasText = "Ủy ban nhân dân phường Đống Đa" }).First.WaitForAsync();
        await ward.PressAsync("Lập kế hoạch", confirm: true);
        await page.WaitForURLAsync(PlanAddress());
        await page.Locator(".tree-task", new() { HasText = PlanSample.Late }).WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    /// <summary>Who does what: another deadline for the task that has none.</summary>
    private static async Task AssignAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = PlanSample.WithoutLead }).ClickAsync();
        await page.Locator("main h1", new() { HasText = PlanSample.WithoutLead }).WaitForAsync();
        await ward.PressAsync("Giao việc, sửa");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Thời hạn", new() { Exact = true }).FillAsync($"Quý IV/{PlanSample.Today.Year + 1}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).PressAsync("Enter");
        await ward.SaidAsync("Đã ghi thay đổi");
        await page.Locator(".facts", new() { HasText = $"Quý IV/{PlanSample.Today.Year + 1}" }).WaitForAsync();
        await ward.GoAsync($"/ke-hoach/{plan}");
    }

    private async Task<(Officer Approver, string Task)> IssueByTwoAsync(Officer ward, Guid plan)
    {
        await ward.PressAsync("Trình duyệt");
        await ward.SaidAsync("Đã trình duyệt");
        // Who submitted it cannot approve it, and the page says so.
        await ward.Page.GetByText("người khác phê duyệt").WaitForAsync();
        await Assertions.Expect(ward.Page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt", Exact = true })).ToHaveCountAsync(0);

        var approver = await Officer.SignInAsync(system, browser, "pheduyet");
        await approver.GoAsync($"/ke-hoach/{plan}");
        await approver.PressAsync("Phê duyệt");
        await approver.SaidAsync("Đã phê duyệt");
        await approver.PressAsync("Ban hành");
        await approver.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await approver.Page.Locator("main .lead", new() { HasText = "Đã ban hành" }).WaitForAsync();
        await approver.Page.Locator(".tree-task [data-status=overdue]").First.WaitForAsync();
        await approver.PictureAsync("plan-page");
        var address = await approver.Page.Locator(".tree-task .what").GetByRole(AriaRole.Link, new() { Name = PlanSample.Late }).GetAttributeAsync("href");
        return (approver, TaskAddress().Match(address!).Value);
    }

    /// <summary>The first thing an officer sees is what is late; one click leads to the form.</summary>
    private static async Task ReportAsync(Officer ward, string task)
    {
        var page = ward.Page;
        await ward.GoAsync("/");
        await page.Locator("[data-box=late][aria-selected=true]").WaitForAsync();
        await ward.PictureAsync("plan-my-work");
        await ward.TaskLink(task).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Báo cáo tiến độ" });
        await form.WaitForAsync();
        await form.GetByRole(AriaRole.Slider).PressAsync("End");
        await form.GetByLabel("Kết quả đến nay").FillAsync("Đã rà soát 12 trường; 3 trường cần bổ sung sách.");
        await ward.PressAsync("Gửi báo cáo");
        await ward.SaidAsync("Đã ghi báo cáo tiến độ");

        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = "bien-ban.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await ward.PressAsync("Thêm tệp");
        await page.GetByRole(AriaRole.Link, new() { Name = "bien-ban.pdf" }).WaitForAsync();
        var kept = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "bien-ban.pdf" }).ClickAsync());
        Assert.Equal(Pdf, await File.ReadAllBytesAsync((await kept.PathAsync())!));

        await form.GetByLabel("Kết quả đến nay").FillAsync("Hoàn thành, đã gửi báo cáo.");
        await ward.PressAsync("Trình nghiệm thu", confirm: true);
        await ward.SaidAsync("Đã trình nghiệm thu");
        await page.Locator(".history", new() { HasText = "Đã rà soát 12 trường" }).WaitForAsync();
        await ward.PictureAsync("plan-task");
    }

    private static async Task JudgeAsync(Officer approver, string task)
    {
        var page = approver.Page;
        await approver.GoAsync("/?viec=to_accept");
        await approver.TaskLink(task).ClickAsync();
        // Without a reason nothing is given back.
        await approver.PressAsync("Trả lại để bổ sung");
        await page.GetByText("Ghi điều cần bổ sung").WaitForAsync();
        await approver.PressAsync("Nghiệm thu");
        await approver.SaidAsync("Đã nghiệm thu");
        await page.Locator("main [data-status=done_late]").First.WaitForAsync();
    }

    private static async Task BoardsAsync(Officer approver, Guid plan)
    {
        var page = approver.Page;
        await approver.GoAsync($"/ke-hoach/bang?ke-hoach={plan}&ca=1");
        await page.Locator("main table").GetByText("phường Đống Đa").First.WaitForAsync();
        await approver.PictureAsync("plan-board-overdue");
        await approver.GoAsync($"/ke-hoach/bang?ke-hoach={plan}&muc=con-thieu&thieu=tasks_without_indicator");
        await page.Locator("main table").GetByText(PlanSample.Soon).WaitForAsync();
        await approver.PictureAsync("plan-board-gaps");
        await approver.GoAsync($"/ke-hoach/{plan}?muc=lich&thang={PlanSample.Today.AddDays(11):yyyy-MM}");
        await page.Locator(".calendar").GetByText(PlanSample.Soon).First.WaitForAsync();
        await approver.PictureAsync("plan-calendar");
        await approver.GoAsync($"/ke-hoach/{plan}?muc=tien-do");
        await page.Locator(".gantt").GetByText(PlanSample.Soon).WaitForAsync();
        await page.Locator(".gantt .stretch.st-done_late").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await approver.PictureAsync("plan-gantt");
    }

    private static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    [GeneratedRegex(@"\d+")]
    private static partial Regex NumbersOf();

    [GeneratedRegex("/nhiem-vu/[0-9a-f-]{36}")]
    private static partial Regex TaskAddress();

    [GeneratedRegex("/ke-hoach/[0-9a-f-]{36}$")]
    private static partial Regex PlanAddress();
}
