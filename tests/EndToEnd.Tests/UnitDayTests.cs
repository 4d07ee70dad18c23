using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What those who keep the directory do: schools merge, one is divided, one is renamed, one closes; a list with old addresses; offices and people to reach; and two things that are taken back.</summary>
[Collection(SystemTests.Name)]
public sealed class UnitDayTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private readonly PlanApi api = new(system);

    [Fact]
    public async Task Units_merge_divide_change_and_close_each_seen_before_it_is_done_and_listed_afterwards()
    {
        var mark = Guid.CreateVersion7().ToString("N")[^6..];
        var (one, other) = (await SchoolAsync($"Trường Tiểu học Suối {mark}"), await SchoolAsync($"Trường Tiểu học Đồi {mark}"));
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var merged = await MergeAsync(officer, one, mark);
        await RenameAsync(officer, merged, mark);
        await SplitAsync(officer, merged, mark);
        await CloseAsync(officer, other, mark);

        var page = officer.Page;
        await officer.GoAsync("/danh-muc/thay-doi");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm theo tên đơn vị, cũ hoặc mới" }).FillAsync($"suoi {mark}");
        await page.WaitForURLAsync(new Regex("q=suoi"));
        await page.Locator("main table").GetByText("NQ 1/NQ-HĐND").First.WaitForAsync();
        await officer.BothWidthsAsync("acts-list");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Loại thay đổi" }).PressAsync("Enter");
        await page.Locator(".ant-select-item-option", new() { HasText = "Sáp nhập" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("loai=merged"));
        await Assertions.Expect(page.Locator("main tbody tr[data-row-key]")).ToHaveCountAsync(1);
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task A_divided_old_commune_waits_for_the_officers_choice()
    {
        var mark = Guid.CreateVersion7().ToString("N")[^6..];
        // Ba Đình's wards have no committee in the demo, so the schools are nobody's but the administrator's.
        var officer = await Officer.SignInAsync(system, browser, "quantri");
        var page = officer.Page;
        var text = $"tên trường\tcấp học\tphường xã cũ\tquận huyện\ttỉnh\nTrường Tiểu học Cống {mark} A\tTiểu học\tPhường Cống Vị\tQuận Ba Đình\tHà Nội\nTrường Tiểu học Cống {mark} B\tTiểu học\tPhường Cống Vị\tQuận Ba Đình\tHà Nội\n";
        await officer.GoAsync("/danh-muc/nhap");
        await page.GetByLabel("Cơ sở giáo dục").CheckAsync();
        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = "truong.tsv", MimeType = "text/tab-separated-values", Buffer = Encoding.UTF8.GetBytes(text) });
        await officer.PressAsync("Kiểm tra tệp");
        var rows = page.Locator("[data-decide]");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        var write = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ghi .* thay đổi vào danh mục") });
        await Assertions.Expect(write).ToBeDisabledAsync();
        await officer.BothWidthsAsync("import-decisions");

        // By keyboard: each row for itself, so that the second may go elsewhere.
        await page.GetByLabel("Chọn giống nhau cho mọi dòng cùng địa chỉ cũ").UncheckAsync();
        await rows.First.GetByRole(AriaRole.Radio).First.PressAsync("Space");
        await rows.First.GetByText("Đã chọn").WaitForAsync();
        await Assertions.Expect(write).ToBeDisabledAsync();
        await rows.Nth(1).GetByRole(AriaRole.Radio).Last.PressAsync("Space");
        await Assertions.Expect(write).ToBeEnabledAsync();
        await write.ClickAsync();
        await page.GetByText(new Regex("Đã ghi 2 thay đổi vào danh mục")).WaitForAsync();
        await officer.GoAsync($"/danh-muc?q={Uri.EscapeDataString($"Cống {mark}")}");
        await Assertions.Expect(page.Locator("main tbody tr[data-row-key]")).ToHaveCountAsync(2);
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task The_ward_cuts_its_offices_keeps_contacts_with_consent_and_takes_a_figure_and_a_consent_back()
    {
        var plans = await ScreenPlans.OfAsync(system);
        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        await OfficeAsync(ward);
        await ContactAsync(ward);
        await ConsentAsync(ward, plans.Task);
        Assert.Empty(ward.Faults);
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        await FigureAsync(officer, plans.Indicator);
        Assert.Empty(officer.Faults);
    }

    private static async Task<Guid> MergeAsync(Officer officer, Guid one, string mark)
    {
        var page = officer.Page;
        await officer.GoAsync($"/danh-muc/{one}");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ghi thay đổi") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sáp nhập" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Sáp nhập" });
        await officer.ChooseUnitAsync(form.GetByLabel("Các đơn vị sáp nhập"), $"doi {mark}", $"Trường Tiểu học Đồi {mark}");
        await page.Keyboard.PressAsync("Escape");
        await form.GetByLabel("Tên đơn vị").FillAsync($"Trường Tiểu học Suối Đồi {mark}");
        await TypeAsync(page, form.GetByLabel("Loại"), "trường tiểu học");
        await DayAsync(page, form.GetByLabel("Hiệu lực từ"), PlanSample.Today.AddDays(-6));
        await LookAsync(officer, form);
        // Without a legal basis nothing is even looked at.
        await form.GetByText("Cần điền mục này.").WaitForAsync();
        await form.GetByLabel("Căn cứ").FillAsync("NQ 1/NQ-HĐND");
        await LookAsync(officer, form);
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Nếu ghi, những điều sau sẽ xảy ra" });
        await Assertions.Expect(preview).ToBeFocusedAsync();
        await Assertions.Expect(preview.Locator(".figure", new() { HasText = "Hết hiệu lực" }).Locator(".value")).ToHaveTextAsync("2");
        await officer.BothWidthsAsync("acts-merge");
        await officer.PressAsync("Ghi vào danh mục");
        await officer.SaidAsync("Đã ghi thay đổi vào danh mục");
        await page.Locator("main h1", new() { HasText = $"Suối Đồi {mark}" }).WaitForAsync();
        await page.Locator(".lineage").GetByText($"Trường Tiểu học Đồi {mark}").WaitForAsync();
        await page.Locator(".lineage-steps").GetByText("NQ 1/NQ-HĐND").First.WaitForAsync();
        return new Guid(new Uri(page.Url).AbsolutePath.Split('/')[^1]);
    }

    private static async Task RenameAsync(Officer officer, Guid unit, string mark)
    {
        var page = officer.Page;
        await officer.GoAsync($"/danh-muc/thay-doi/moi?kieu=doi&don-vi={unit}");
        var form = page.GetByRole(AriaRole.Region, new() { Name = "Đổi tên, loại, cấp trên" });
        await form.GetByLabel("Tên đơn vị").FillAsync($"Trường TH&THCS Suối Đồi {mark}");
        await TypeAsync(page, form.GetByLabel("Loại"), "trường tiểu học và trung học cơ sở");
        await DayAsync(page, form.GetByLabel("Hiệu lực từ"), PlanSample.Today.AddDays(-4));
        await form.GetByLabel("Căn cứ").FillAsync("QĐ 2/QĐ-UBND");
        await LookAsync(officer, form);
        await page.Locator(".act-preview").GetByText(new Regex($"Trường Tiểu học Suối Đồi {mark} → Trường TH&THCS Suối Đồi {mark}")).WaitForAsync();
        await officer.BothWidthsAsync("acts-change");
        await officer.PressAsync("Ghi vào danh mục");
        await page.Locator("main h1", new() { HasText = "TH&THCS" }).WaitForAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Thay đổi đã ghi" }).GetByText("QĐ 2/QĐ-UBND").WaitForAsync();
        await officer.BothWidthsAsync("unit-with-acts");
    }

    private static async Task SplitAsync(Officer officer, Guid unit, string mark)
    {
        var page = officer.Page;
        await officer.GoAsync($"/danh-muc/thay-doi/moi?kieu=chia-tach&don-vi={unit}");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Chia tách" });
        await form.GetByLabel("Tiếp tục, chỉ tách một phần").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Bỏ đơn vị này" }).Last.ClickAsync();
        await form.GetByLabel("Tên đơn vị").FillAsync($"Trường THCS Đồi {mark}");
        await TypeAsync(page, form.GetByLabel("Loại"), "trường trung học cơ sở");
        await DayAsync(page, form.GetByLabel("Hiệu lực từ"), PlanSample.Today.AddDays(-2));
        await form.GetByLabel("Căn cứ").FillAsync("QĐ 3/QĐ-UBND");
        await LookAsync(officer, form);
        await page.Locator(".act-preview").GetByText($"Trường THCS Đồi {mark}").First.WaitForAsync();
        await officer.BothWidthsAsync("acts-split");
        await officer.PressAsync("Ghi vào danh mục");
        await page.Locator(".lineage").GetByText($"Trường THCS Đồi {mark}").WaitForAsync();
    }

    /// <summary>One that has ended already cannot end again: the form says so and keeps what was typed. Another one can.</summary>
    private async Task CloseAsync(Officer officer, Guid ended, string mark)
    {
        var page = officer.Page;
        await officer.GoAsync("/danh-muc/thay-doi/moi?kieu=ket-thuc");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Kết thúc hoạt động" });
        var school = await SchoolAsync($"Trường Mầm non Suối {mark}", "mam_non");
        await officer.ChooseUnitAsync(form.GetByLabel("Đơn vị", new() { Exact = true }), $"mam non suoi {mark}", $"Trường Mầm non Suối {mark}");
        await DayAsync(page, form.GetByLabel("Ngày cuối"), PlanSample.Today.AddYears(-30));
        await form.GetByLabel("Căn cứ").FillAsync("QĐ 4/QĐ-UBND");
        await LookAsync(officer, form);
        await form.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await DayAsync(page, form.GetByLabel("Ngày cuối"), PlanSample.Today.AddDays(-1));
        await LookAsync(officer, form);
        await officer.BothWidthsAsync("acts-close");
        await officer.PressAsync("Ghi vào danh mục");
        await page.WaitForURLAsync(new Regex($"/danh-muc/{school}\\?ngay="));
        await page.GetByText("Giải thể").Or(page.GetByText("QĐ 4/QĐ-UBND")).First.WaitForAsync();
        Assert.False((await api.GetAsync($"/unit-directory/units/{ended}/successors", "chuongtrinh")).GetProperty("isInForce").GetBoolean());
    }

    private static async Task OfficeAsync(Officer ward)
    {
        var page = ward.Page;
        await ward.GoAsync($"/danh-muc/{WholeSystem.Ward}");
        var offices = page.GetByRole(AriaRole.Region, new() { Name = "Phòng, bộ phận" });
        await offices.GetByRole(AriaRole.Button, new() { Name = "Lập phòng" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Lập phòng" });
        await form.GetByLabel("Tên đơn vị").FillAsync("Phòng Chuyển đổi số phường Đống Đa");
        await TypeAsync(page, form.GetByLabel("Loại"), "phòng văn hóa - xã hội");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lập phòng" }).ClickAsync();
        await ward.SaidAsync("Đã lập phòng");
        var row = offices.Locator("tr", new() { HasText = "Phòng Chuyển đổi số phường Đống Đa" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Kết thúc" }).ClickAsync();
        var close = page.GetByRole(AriaRole.Form, new() { Name = "Kết thúc hoạt động" });
        await DayAsync(page, close.GetByLabel("Ngày cuối"), PlanSample.Today.AddDays(1));
        await close.GetByLabel("Căn cứ").FillAsync("QĐ 7/QĐ-UBND");
        await LookAsync(ward, close);
        await ward.PressAsync("Ghi vào danh mục");
        await ward.SaidAsync("Đã ghi thay đổi vào danh mục");
    }

    private static async Task ContactAsync(Officer ward)
    {
        var page = ward.Page;
        await ward.GoAsync($"/danh-muc/{WholeSystem.Ward}");
        var contacts = page.GetByRole(AriaRole.Region, new() { Name = "Liên hệ" });
        await contacts.GetByRole(AriaRole.Button, new() { Name = "Thêm liên hệ" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Thêm liên hệ" });
        await form.GetByLabel("Họ và tên").FillAsync("Nguyễn Thị Mẫu");
        await form.GetByLabel("Điện thoại").FillAsync("024 3000 0000");
        await form.GetByLabel("Phiên bản văn bản đồng ý").FillAsync("v1");
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm liên hệ" }).ClickAsync();
        await form.GetByText("Không có sự đồng ý thì không được ghi liên hệ.").WaitForAsync();
        await ward.BothWidthsAsync("unit-contact-form");
        await form.GetByLabel("Người này đã đọc văn bản trên và tự đồng ý").PressAsync("Space");
        await Assertions.Expect(form.GetByText("Không có sự đồng ý thì không được ghi liên hệ.")).ToHaveCountAsync(0);
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm liên hệ" }).PressAsync("Enter");
        var card = page.Locator("[data-contact]", new() { HasText = "Nguyễn Thị Mẫu" });
        await card.Or(form.GetByRole(AriaRole.Alert)).First.WaitForAsync();
        await Assertions.Expect(form).ToHaveCountAsync(0);
        await card.GetByText("Liên hệ công việc").WaitForAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Rút đồng ý" }).ClickAsync();
        await page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
    }

    private async Task ConsentAsync(Officer ward, Guid task)
    {
        var page = ward.Page;
        var work = (await api.GetAsync($"/plans/tasks/{task}", "phuong.dongda")).GetProperty("occurrences")[0].GetProperty("occurrenceId").GetGuid();
        using (var picture = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")))
        {
            picture.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            await api.PostAsync($"/plans/evidence?occurrenceId={work}&evidenceId={Guid.CreateVersion7()}&fileName=anh-lop.png&showsPeople=true", "phuong.dongda", picture);
        }

        await ward.GoAsync($"/ke-hoach/nhiem-vu/{task}");
        var file = page.Locator("li", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "anh-lop.png" }) });
        await file.GetByText("chưa có sự đồng ý").WaitForAsync();
        await SayAsync("Ghi nhận sự đồng ý", "Phụ huynh ký ngày hôm nay, bản giấy lưu văn thư");
        await file.GetByText("Có hình người, đã có sự đồng ý").WaitForAsync();
        await ward.BothWidthsAsync("evidence-consent");
        await SayAsync("Rút sự đồng ý", "Phụ huynh đề nghị gỡ");
        await file.GetByText("chưa có sự đồng ý").WaitForAsync();
        await page.Locator(".history", new() { HasText = "Phụ huynh đề nghị gỡ" }).WaitForAsync();

        async Task SayAsync(string button, string reason)
        {
            await file.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");
            await Assertions.Expect(file.GetByLabel("Lý do")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(reason);
            await page.Keyboard.PressAsync("Enter");
        }
    }

    private async Task FigureAsync(Officer officer, Guid indicator)
    {
        var page = officer.Page;
        var measured = new { measurementId = Guid.CreateVersion7(), measuredOn = $"{PlanSample.Today.AddDays(-3):yyyy-MM-dd}", value = 6.4m, source = "Gõ nhầm dấu phẩy" };
        await api.PostAsync($"/plans/indicators/{indicator}/measurements", "chuongtrinh", measured);
        await officer.GoAsync($"/ke-hoach/chi-tieu/{indicator}");
        var row = page.Locator("main tbody tr[data-row-key]", new() { HasText = "Gõ nhầm dấu phẩy" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Rút số liệu" }).PressAsync("Enter");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Rút số liệu" });
        await Assertions.Expect(form.GetByLabel("Lý do")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Nhập lại theo báo cáo giấy");
        await officer.BothWidthsAsync("indicator-withdraw");
        await form.GetByRole(AriaRole.Button, new() { Name = "Rút số liệu" }).PressAsync("Enter");
        await officer.SaidAsync("Đã rút số liệu");
        await row.GetByText("Đã rút: Nhập lại theo báo cáo giấy").WaitForAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Button, new() { Name = "Rút số liệu" })).ToHaveCountAsync(0);
    }

    private async Task<Guid> SchoolAsync(string name, string type = "tieu_hoc")
    {
        var id = Guid.CreateVersion7();
        await api.PostAsync("/unit-directory/units", "chuongtrinh", new { unitId = id, name, typeCode = type, validFrom = "2025-07-01", parentId = WholeSystem.Ward });
        return id;
    }

    private static Task LookAsync(Officer officer, ILocator form) => form.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();

    private static async Task TypeAsync(IPage page, ILocator field, string name)
    {
        await field.FillAsync(name);
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasTextRegex = new Regex($"^{Regex.Escape(name)}$", RegexOptions.IgnoreCase) }).First.ClickAsync();
    }

    private static async Task DayAsync(IPage page, ILocator field, DateOnly day)
    {
        await field.FillAsync(day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Enter");
    }
}
