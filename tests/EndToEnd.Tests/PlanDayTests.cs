using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What an officer does with a plan on other days than the first: several tasks at once, one more, one less, a pattern, next year, a calendar, an inspection.</summary>
[Collection(SystemTests.Name)]
public sealed partial class PlanDayTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const string Added = "Mở tủ sách ở nhà văn hóa";
    private readonly PlanApi api = new(system);

    [Fact]
    public async Task Tasks_are_changed_together_added_and_withdrawn_and_the_plan_becomes_a_pattern_next_years_copy_and_a_calendar()
    {
        var plan = await PlanAsync();
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        await BulkAsync(ward, plan);
        await AddAndWithdrawAsync(ward, plan);
        await TemplateAsync(ward, plan);
        await NextYearAsync(ward, plan);
        await FeedAsync(ward, plan);
        Assert.Empty(ward.Faults);
    }

    /// <summary>By keyboard alone: found, mended, looked at again, closed.</summary>
    [Fact]
    public async Task An_inspection_is_held_mended_and_closed_by_keyboard()
    {
        var plan = await PlanAsync();
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}?muc=kiem-tra");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Mở đợt kiểm tra" }));
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Mở đợt kiểm tra" });
        await form.GetByLabel("Nội dung kiểm tra").PressSequentiallyAsync("Kiểm tra giờ mở cửa phòng đọc");
        await UnitByKeyboardAsync(page, form.GetByLabel("Đơn vị được kiểm tra"), "dong da", "UBND phường Đống Đa");
        await EnterAsync(form.GetByRole(AriaRole.Button, new() { Name = "Mở đợt kiểm tra" }));

        var one = page.Locator("details.notice", new() { HasText = "Kiểm tra giờ mở cửa phòng đọc" });
        await EnterAsync(one.Locator("summary"));
        await EnterAsync(one.GetByRole(AriaRole.Button, new() { Name = "Thêm phát hiện" }));
        var finding = page.GetByRole(AriaRole.Form, new() { Name = "Thêm phát hiện" });
        await finding.GetByLabel("Phát hiện").PressSequentiallyAsync("Đóng cửa buổi chiều");
        await finding.GetByLabel("Cách khắc phục").PressSequentiallyAsync("Cử người trực");
        await finding.GetByLabel("Thời hạn").PressSequentiallyAsync(PlanSample.Today.AddDays(9).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Enter");
        await EnterAsync(finding.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }));
        await one.Locator(".state", new() { HasText = "Chưa khắc phục" }).WaitForAsync();

        await WordAsync(one, "Báo đã khắc phục", "Báo cáo khắc phục", "Đã có lịch trực");
        await one.Locator(".state", new() { HasText = "Đã báo, chờ xem lại" }).WaitForAsync();
        // Who reported it cannot say that it is mended, and is told so.
        await WordAsync(one, "Xác nhận đã khắc phục", "Kết quả xem lại", "Đã xem tại chỗ");
        await one.GetByText("Người báo cáo không tự xác nhận khắc phục.").WaitForAsync();
        Assert.Empty(ward.Faults);
        await JudgeAsync(plan);
    }

    private async Task JudgeAsync(Guid plan)
    {
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        await officer.GoAsync($"/ke-hoach/{plan}?muc=kiem-tra");
        var one = officer.Page.Locator("details.notice", new() { HasText = "Kiểm tra giờ mở cửa phòng đọc" });
        await EnterAsync(one.Locator("summary"));
        await WordAsync(one, "Xác nhận đã khắc phục", "Kết quả xem lại", "Đã xem tại chỗ");
        await one.GetByText("Kết quả xem lại: Đã xem tại chỗ").WaitForAsync();
        await WordAsync(one, "Kết thúc đợt kiểm tra", "Kết luận", "Đạt yêu cầu");
        await one.Locator("summary").GetByText("Đã kết thúc").WaitForAsync();
        await officer.PictureAsync("day-inspection");
        Assert.Empty(officer.Faults);
    }

    private async Task<Guid> PlanAsync()
    {
        var draft = await api.DraftAsync("phuong.dongda", "ngay-lam-viec.txt", Encoding.UTF8.GetBytes(PlanSample.Of($"làm việc {Guid.CreateVersion7():N}", "99/KH-SGDĐT")), WholeSystem.Ward);
        await api.TieAsync(draft, "phuong.dongda", "Ủy ban nhân dân phường Đống Đa", WholeSystem.Ward);
        var plan = await api.ConfirmAsync(draft, "phuong.dongda");
        await api.IssueAsync(plan, "phuong.dongda", $"{PlanSample.Today.AddDays(-15):yyyy-MM-dd}");
        return plan;
    }

    /// <summary>Two tasks get one deadline, with one reason; nothing filled in is refused.</summary>
    private static async Task BulkAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}");
        await ward.PressAsync("Sửa nhiều nhiệm vụ");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = PlanSample.Soon }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = PlanSample.WithoutLead }).CheckAsync();
        await ward.PressAsync("Sửa 2 nhiệm vụ");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Sửa 2 nhiệm vụ cùng lúc" });
        await form.GetByLabel("Lý do điều chỉnh").FillAsync("Lùi theo lịch năm học");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await form.GetByText("Chọn chủ trì hoặc ghi thời hạn mới.").WaitForAsync();
        await form.GetByLabel("Thời hạn").FillAsync($"Quý IV/{PlanSample.Today.Year + 1}");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await ward.SaidAsync("Đã sửa 2 nhiệm vụ");
        await page.Locator(".tree-task", new() { HasText = PlanSample.Soon }).Locator(".when", new() { HasText = $"31/12/{PlanSample.Today.Year + 1}" }).WaitForAsync();
        await page.Locator("main .lead", new() { HasText = "Đã điều chỉnh" }).WaitForAsync();
    }

    private static async Task AddAndWithdrawAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}");
        await ward.MoreAsync("Thêm nhiệm vụ");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Thêm nhiệm vụ" });
        await form.GetByLabel("Mục", new() { Exact = true }).FillAsync("III.2.2");
        await form.GetByLabel("Nhiệm vụ", new() { Exact = true }).FillAsync(Added);
        await ward.ChooseUnitAsync(form.GetByLabel("Chủ trì"), "dong da", "UBND phường Đống Đa");
        await form.GetByLabel("Thời hạn").FillAsync($"Quý II/{PlanSample.Today.Year + 1}");
        await form.GetByLabel("Lý do điều chỉnh").FillAsync("Người dân đề nghị");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await ward.SaidAsync("Đã thêm nhiệm vụ");
        await page.Locator(".tree-task .what").GetByRole(AriaRole.Link, new() { Name = Added }).ClickAsync();
        await page.Locator("main h1", new() { HasText = Added }).WaitForAsync();

        await ward.SettledAsync();
        await ward.PressAsync("Bỏ nhiệm vụ");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Bỏ nhiệm vụ" });
        // A press while the dialog is still opening may go beside its button.
        await Eventually.Async("a reason is asked for", async () =>
        {
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Bỏ nhiệm vụ", Exact = true }).ClickAsync(new() { Timeout = 5000 });
            await dialog.GetByText("Cần điền mục này.").WaitForAsync(new() { Timeout = 5000 });
        });
        await dialog.GetByLabel("Lý do").FillAsync("Nhà văn hóa đang sửa");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Bỏ nhiệm vụ", Exact = true }).ClickAsync();
        await ward.SaidAsync("Đã bỏ nhiệm vụ khỏi kế hoạch");
        // Its buttons are gone with it; the plan goes on without it.
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Bỏ nhiệm vụ" })).ToHaveCountAsync(0);
        await ward.GoAsync($"/ke-hoach/{plan}");
        await page.Locator(".tree-task", new() { HasText = PlanSample.Soon }).WaitForAsync();
        await Assertions.Expect(page.Locator(".tree-task:not(:has([data-status=cancelled]))", new() { HasText = Added })).ToHaveCountAsync(0);
    }

    private static async Task TemplateAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        var name = $"Mẫu thư viện {plan:N}";
        await ward.MoreAsync("Lưu làm bản mẫu");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tên bản mẫu").FillAsync(name);
        // A window that still grows moves its button away from under a pointer.
        await EnterAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }));
        await ward.SaidAsync("Đã lưu bản mẫu");
        await ward.GoAsync("/ke-hoach?muc=mau");
        var card = page.Locator("[data-template]", new() { HasText = name });
        await card.GetByRole(AriaRole.Button, new() { Name = "Lập kế hoạch từ bản mẫu" }).ClickAsync();
        await card.GetByLabel("Trích yếu").FillAsync($"Thư viện theo mẫu {plan:N}");
        await card.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).PressAsync("Enter");
        await page.WaitForURLAsync(PlanAddress());
        await page.Locator("main h1", new() { HasText = "Thư viện theo mẫu" }).WaitForAsync();
        await page.Locator(".tree-task", new() { HasText = PlanSample.Late }).WaitForAsync();

        await ward.GoAsync("/ke-hoach?muc=mau");
        await card.GetByRole(AriaRole.Button, new() { Name = "Bỏ bản mẫu" }).ClickAsync();
        await page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
    }

    private static async Task NextYearAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}");
        await ward.MoreAsync("Chép sang năm sau");
        await EnterAsync(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Chép sang năm sau" }));
        await page.WaitForURLAsync(address => PlanAddress().IsMatch(address) && !address.Contains(plan.ToString(), StringComparison.Ordinal));
        await page.Locator("main .lead", new() { HasText = "Dự thảo" }).WaitForAsync();
        await page.Locator(".tree-task", new() { HasText = PlanSample.Late }).Locator(".when", new() { HasTextRegex = new Regex($"/{PlanSample.Today.AddDays(-10).Year + 1}") }).WaitForAsync();
        await ward.PictureAsync("day-next-year");
    }

    /// <summary>The address is read without signing in while it stands, and no longer once it is revoked.</summary>
    private async Task FeedAsync(Officer ward, Guid plan)
    {
        var page = ward.Page;
        await ward.GoAsync($"/ke-hoach/{plan}");
        var title = await page.Locator("main h1").InnerTextAsync();
        await ward.MoreAsync("Địa chỉ lịch thời hạn (iCal)");
        var dialog = page.GetByRole(AriaRole.Dialog);
        // A click on a dialog that is still opening may miss its button; a key does not.
        await EnterAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo địa chỉ lịch" }));
        var address = await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Địa chỉ lịch thời hạn (iCal)" }).InputValueAsync();
        var feed = new Uri(system.Gateway.Address, new Uri(system.Gateway.Address, address).PathAndQuery);
        using (var calendar = await system.Gateway.Http.GetAsync(feed))
        {
            Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
            Assert.StartsWith("BEGIN:VCALENDAR", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var row = dialog.Locator("ul.plain li", new() { HasText = title });
        await row.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        using var gone = await system.Gateway.Http.GetAsync(feed);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>Opens the line of a step that needs a word, writes it, sends it.</summary>
    private static async Task WordAsync(ILocator place, string button, string label, string text)
    {
        await EnterAsync(place.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        var line = place.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
        await Assertions.Expect(line).ToBeFocusedAsync();
        await place.Page.Keyboard.TypeAsync(text);
        await place.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task UnitByKeyboardAsync(IPage page, ILocator field, string typed, string name)
    {
        await field.PressSequentiallyAsync(typed);
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option-active", new() { HasText = name }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task EnterAsync(ILocator what) => what.PressAsync("Enter");

    [GeneratedRegex("/ke-hoach/[0-9a-f-]{36}$")]
    private static partial Regex PlanAddress();
}
