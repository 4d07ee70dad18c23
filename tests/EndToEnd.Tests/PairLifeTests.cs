using System.Net;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>
/// A year of a pair as its people see it: one school begins alone and the office reminds both; the other agrees on a phone; an activity from its day in the calendar to two evaluations,
/// with a photo of children that the other school sees only after their consent; a question and its answer; the year reviewed by the office.
/// </summary>
[Collection(SystemTests.Name)]
public sealed class PairLifeTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly Guid Supporter = new("01990000-0000-7000-8000-000000000004");
    private static readonly Guid Seeker = new("01990000-0000-7000-8000-000000000052");

    private readonly PlanApi api = new(system);
    private readonly Guid pair = Guid.CreateVersion7();
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow().AddHours(7);

    private int Year => now.Month >= 6 ? now.Year : now.Year - 1;

    private string Home => $"/ket-nghia/cap-truong/{pair}";

    private string Lesson => $"Tiết học STEM chung {mark}";

    private string Question => $"Tuần sau lớp 4 học chung được không? {mark}";

    [Fact]
    public async Task Two_schools_plan_meet_show_evaluate_and_their_offices_follow()
    {
        await PairAsync();
        var supporter = await Officer.SignInAsync(system, browser, "truong.mau");
        await BeginAsync(supporter);
        await RemindAsync();

        var seeker = await Officer.SignInAsync(system, browser, "truong.suoitrong", width: 360);
        await AgreeAndAnswerAsync(seeker);

        var activity = await ReportAsync(supporter);
        await PhotoAsync(supporter, seeker, activity);
        await EvaluateAsync(seeker, activity, "có ích", confirm: true);
        await EvaluateAsync(supporter, activity, "rất có ích", confirm: false);
        await seeker.BothWidthsAsync("pair-activity");
        await supporter.GoAsync(Home);
        await supporter.Page.Locator(".chart canvas").WaitForAsync();
        await supporter.BothWidthsAsync("pair-home");
        await CalendarAsync(supporter);
        await ReviewAsync();
        Assert.Empty(supporter.Faults);
        Assert.Empty(seeker.Faults);
    }

    /// <summary>One school writes the year's plan, plans a lesson of today and asks a question; the other has said nothing yet.</summary>
    private async Task BeginAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync(Home);
        await officer.BothWidthsAsync("pair-empty");
        await officer.PressAsync("Viết kế hoạch chung");
        var plan = page.GetByRole(AriaRole.Form, new() { Name = "Viết kế hoạch chung" });
        await plan.GetByLabel("Năm nay hai trường muốn đạt điều gì").FillAsync($"Mỗi tháng một tiết STEM chung cho lớp 4 và 5 {mark}");
        await plan.GetByRole(AriaRole.Button, new() { Name = "Lưu và gửi trường bạn" }).PressAsync("Enter");
        await page.Locator("[data-plan='1']").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Lên lịch hoạt động" }).First.ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Lên lịch hoạt động" });
        await form.GetByLabel("Tên hoạt động").FillAsync(Lesson);
        await officer.ChooseAsync(form.GetByLabel("Loại hoạt động"), "Bài giảng trực tuyến");
        await officer.ChooseAsync(form.GetByLabel("Lĩnh vực"), "Giáo dục STEM");
        await form.GetByLabel("Ngày", new() { Exact = true }).FillAsync(now.ToString("dd/MM/yyyy", null));
        await page.Keyboard.PressAsync("Enter");

        // An end before the beginning is refused at the field.
        await form.GetByLabel("Từ (giờ:phút)").FillAsync("9:00");
        await form.GetByLabel("Đến (giờ:phút)").FillAsync("8:30");
        await page.GetByText("Kết thúc phải sau lúc bắt đầu.").WaitForAsync();
        await form.GetByLabel("Đến (giờ:phút)").FillAsync("10:30");
        await officer.BothWidthsAsync("pair-plan-activity");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lưu vào lịch chung" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/hoat-dong/[0-9a-f-]{36}$"));
        await page.Locator("main h1", new() { HasText = Lesson }).WaitForAsync();

        await officer.GoAsync($"{Home}?muc=trao-doi");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Viết cho trường bạn" }).FillAsync(Question);
        await page.GetByLabel("Cần trường bạn trả lời").CheckAsync();
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).PressAsync("Enter");
        await page.Locator(".messages", new() { HasText = Question }).GetByText("đang chờ trả lời").First.WaitForAsync();
    }

    /// <summary>The office finds the pair among those that only one school carries, and reminds both.</summary>
    private async Task RemindAsync()
    {
        var officer = await Officer.SignInAsync(system, browser, "phuong.dongda");
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/can-quan-tam");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Chỉ một trường lên tiếng" }).PressAsync("Enter");
        var row = page.Locator($"[data-pair='{pair}']");
        await row.Locator("[data-health=one_sided]").WaitForAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Nhắc hai trường" }).PressAsync("Enter");
        await row.GetByLabel("Nội dung nhắc").FillAsync($"Mời trường bạn trả lời kế hoạch {mark}");
        await officer.BothWidthsAsync("pair-board");
        await row.GetByRole(AriaRole.Button, new() { Name = "Gửi lời nhắc" }).PressAsync("Enter");
        await page.GetByText("Đã gửi lời nhắc cho hai trường.").WaitForAsync();
        await officer.GoAsync("/ket-nghia/cap-truong");
        await page.Locator($"[data-pair='{pair}']").WaitForAsync();
        await officer.BothWidthsAsync("pairs");
        Assert.Empty(officer.Faults);
    }

    /// <summary>On a phone: reads the reminder, agrees to the plan, answers.</summary>
    private async Task AgreeAndAnswerAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/cap-truong");
        await page.Locator("section[aria-label='Lời nhắc gần đây'] li", new() { HasText = $"Mời trường bạn trả lời kế hoạch {mark}" }).WaitForAsync();
        await officer.PictureAsync("day-pair-reminded");
        await page.Locator("section[aria-label='Lời nhắc gần đây'] li", new() { HasText = $"Mời trường bạn trả lời kế hoạch {mark}" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByText("Trường bạn đang chờ trả lời 1 câu hỏi.").WaitForAsync();
        await officer.PictureAsync("day-pair-phone");
        await officer.PressAsync("Đồng ý kế hoạch");
        await page.GetByText("Hai trường cùng đồng ý ngày").WaitForAsync();

        await officer.PressAsync("Xem và trả lời");
        var message = page.Locator(".messages > li", new() { HasText = Question });
        await message.GetByRole(AriaRole.Button, new() { Name = "Trả lời", Exact = true }).PressAsync("Enter");
        await message.GetByRole(AriaRole.Textbox, new() { Name = "Câu trả lời" }).FillAsync($"Được, thứ Ba tuần sau. {mark}");
        await message.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).PressAsync("Enter");
        await message.GetByText("đã trả lời").WaitForAsync();
        await Assertions.Expect(page.GetByText("Trường bạn đang chờ trả lời")).ToHaveCountAsync(0);
        await officer.BothWidthsAsync("pair-messages");
        await Browser.ResizeAsync(page, 360);
    }

    /// <returns>The activity's address.</returns>
    private async Task<string> ReportAsync(Officer officer)
    {
        var page = officer.Page;
        await officer.GoAsync(Home);
        await page.Locator(".timeline").GetByRole(AriaRole.Link, new() { Name = Lesson }).PressAsync("Enter");
        await officer.PressAsync("Báo cáo kết quả");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Báo cáo kết quả" });
        await Assertions.Expect(form.GetByLabel("Thời lượng (phút)")).ToHaveValueAsync("90");
        await form.GetByLabel("Giáo viên").Nth(0).FillAsync("2");
        await form.GetByLabel("Học sinh").Nth(0).FillAsync("31");
        await form.GetByLabel("Giáo viên").Nth(1).FillAsync("1");
        await form.GetByLabel("Học sinh").Nth(1).FillAsync("24");
        await form.GetByLabel("Kết quả").FillAsync("Hai lớp cùng làm mô hình cối nước; lần sau chia nhóm nhỏ hơn.");
        await officer.BothWidthsAsync("pair-report");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).PressAsync("Enter");
        await page.GetByText("đã tổ chức, chờ trường bạn xác nhận").WaitForAsync();
        return new Uri(page.Url).AbsolutePath["/workspace".Length..];
    }

    /// <summary>Without consent only the school that brought it sees a photo with children; with it the other school does too.</summary>
    private async Task PhotoAsync(Officer supporter, Officer seeker, string activity)
    {
        var page = supporter.Page;
        await page.GetByTestId("photo").SetInputFilesAsync(new FilePayload { Name = $"lop-4a-{mark}.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        var add = page.Locator("section[aria-label='Thêm ảnh hoặc tệp']");
        await add.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).PressAsync("Enter");
        await add.GetByText("Chọn có hoặc không trước khi gửi.").WaitForAsync();
        await add.GetByLabel("Có", new() { Exact = true }).CheckAsync();
        await add.GetByLabel("Chưa có, sẽ xin sau").CheckAsync();
        await supporter.BothWidthsAsync("pair-photo");
        await add.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).PressAsync("Enter");
        var mine = page.Locator("[data-file]", new() { HasText = $"lop-4a-{mark}.png" });
        await mine.GetByText("đang chờ sự đồng ý").WaitForAsync();
        var file = (await mine.GetAttributeAsync("data-file"))!;

        await seeker.GoAsync(activity);
        var theirs = seeker.Page.Locator($"[data-file='{file}']");
        await theirs.GetByText("Trường bạn đang xin sự đồng ý").WaitForAsync();
        await Assertions.Expect(theirs.Locator("img")).ToHaveCountAsync(0);
        using (var refused = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/activity-files/{file}", await system.TokenAsync("truong.suoitrong")))
        {
            await refused.ReadProblemAsync(HttpStatusCode.Forbidden, "consent_missing");
        }

        await mine.GetByRole(AriaRole.Button, new() { Name = "Đã có sự đồng ý" }).PressAsync("Enter");
        await mine.GetByLabel("Cha mẹ hoặc người giám hộ của từng em").CheckAsync();
        await mine.GetByLabel("Ghi trên giấy nào").FillAsync("Phiếu đồng ý lớp 4A, giáo viên chủ nhiệm giữ");
        var give = mine.GetByRole(AriaRole.Button, new() { Name = "Đã có sự đồng ý" });
        await give.PressAsync("Enter");
        await mine.GetByText("Em từ 7 tuổi trở lên phải tự đồng ý.").WaitForAsync();
        await supporter.BothWidthsAsync("pair-consent");
        await mine.GetByLabel("Các em từ 7 tuổi trở lên").CheckAsync();
        await give.PressAsync("Enter");
        await mine.Locator(".state.good").WaitForAsync();

        await seeker.GoAsync(activity);
        var picture = seeker.Page.Locator($"[data-file='{file}'] img");
        await picture.ScrollIntoViewIfNeededAsync();
        await seeker.Page.WaitForFunctionAsync("id => document.querySelector(`[data-file='${id}'] img`)?.naturalWidth > 100", file);
    }

    private static async Task EvaluateAsync(Officer officer, string activity, string word, bool confirm)
    {
        var page = officer.Page;
        await officer.GoAsync(activity);
        if (confirm)
        {
            await officer.PressAsync("Xác nhận báo cáo");
            await page.GetByRole(AriaRole.Form, new() { Name = "Xác nhận báo cáo" }).GetByRole(AriaRole.Button, new() { Name = "Xác nhận", Exact = true }).PressAsync("Enter");
            await page.GetByText("đã tổ chức, hai trường xác nhận").WaitForAsync();
        }

        await officer.PressAsync("Đánh giá");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Đánh giá" });
        await form.GetByLabel(word, new() { Exact = true }).CheckAsync();
        await form.GetByLabel("Nhận xét (không bắt buộc)").FillAsync($"Học sinh hào hứng, {word}.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi đánh giá" }).PressAsync("Enter");
        await page.Locator(".row-cards > li", new() { HasText = $"Học sinh hào hứng, {word}." }).WaitForAsync();
    }

    private async Task CalendarAsync(Officer officer)
    {
        var file = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = "Tải lịch (.ics)" }).ClickAsync());
        var calendar = (await File.ReadAllTextAsync((await file.PathAsync())!)).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains(Lesson, calendar, StringComparison.Ordinal);
    }

    /// <summary>The other school's office reviews the year; a mark other than the proposed one needs a reason.</summary>
    private async Task ReviewAsync()
    {
        var officer = await Officer.SignInAsync(system, browser, "phuong.thucphan");
        var page = officer.Page;
        await officer.GoAsync($"{Home}?muc=danh-gia");
        await page.GetByText("đề xuất xếp loại").WaitForAsync();
        await officer.PressAsync("Đánh giá năm học");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Đánh giá năm học" });
        await officer.ChooseAsync(form.GetByLabel("Xếp loại"), "tốt");
        await form.GetByLabel("Vì sao khác mức đề xuất").FillAsync($"Cặp trường mới, khởi đầu rất tốt {mark}");
        await form.GetByRole(AriaRole.Button, new() { Name = "Gửi đánh giá năm học" }).PressAsync("Enter");
        await page.Locator(".row-cards > li", new() { HasText = $"khởi đầu rất tốt {mark}" }).WaitForAsync();
        await officer.BothWidthsAsync("pair-review");
        await officer.GoAsync("/ket-nghia/danh-muc?muc=ket-qua");
        await page.Locator($"main a[href*='{pair}']").WaitForAsync();
        await officer.BothWidthsAsync("pair-register");
        Assert.Empty(officer.Faults);
    }

    /// <summary>Four consents by four persons; the two schools' earlier pairs, when there are any, do not hinder a new one of other years.</summary>
    private async Task PairAsync()
    {
        foreach (var school in new[] { Supporter, Seeker })
        {
            await api.KnownToTwinningAsync(school);
        }

        var signature = new { name = "Nguyễn Văn Mẫu", capacity = "HIỆU TRƯỞNG" };
        await api.PostAsync("/twinning/agreements", "truong.mau", new
        {
            agreementId = pair, messageId = Guid.CreateVersion7(), supporterId = Supporter, seekerId = Seeker,
            gives = new[] { new { isSupporter = true, themeCode = "stem", content = "Mỗi tháng một tiết STEM trực tuyến" }, new { isSupporter = false, themeCode = "giao_luu", content = "Đón đoàn dự lễ hội Lồng tồng" } },
            fromYear = Year, throughYear = Year + 1, place = "Hà Nội", symbol = "BTT-KN", signature,
        });
        await api.PostAsync($"/twinning/agreements/{pair}/accept", "truong.suoitrong", new { messageId = Guid.CreateVersion7(), signature });
        foreach (var office in new[] { "phuong.dongda", "phuong.thucphan" })
        {
            await api.PostAsync($"/twinning/agreements/{pair}/approve", office, new { messageId = Guid.CreateVersion7(), signature, basis = new { number = "45/QĐ-UBND", date = $"{now:yyyy-MM-dd}" } });
        }
    }
}
