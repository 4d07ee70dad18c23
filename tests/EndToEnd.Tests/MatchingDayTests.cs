using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>An office's matching day: a run with its progress, two solutions side by side, why and why not, one pair fixed by key, one forbidden by dragging, run again, published by a second person.</summary>
[Collection(SystemTests.Name)]
public sealed class MatchingDayTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..].ToUpperInvariant();
    private string Theme => $"ghep_{mark.ToLowerInvariant()}";

    private readonly int year = TimeProvider.System.GetUtcNow().AddHours(7) is { Month: >= 6 } now ? now.Year : TimeProvider.System.GetUtcNow().AddHours(7).Year - 1;

    [Fact]
    public async Task An_office_runs_compares_decides_runs_again_and_a_second_person_publishes()
    {
        await SchoolsAsync();
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = officer.Page;
        await officer.GoAsync("/ket-nghia/ghep-cap");
        await officer.BothWidthsAsync("matching-list");
        await StartAsync(officer, page.Locator("main .page-head").GetByRole(AriaRole.Button, new() { Name = "Chạy ghép cặp" }));
        await officer.BothWidthsAsync("matching-run");

        await WhyAsync(officer);
        var (stays, goes) = await DecideAsync(officer);
        await StartAsync(officer, page.GetByRole(AriaRole.Button, new() { Name = "Chạy lại" }));
        await page.Locator($"main tbody tr[data-row-key='{stays}']").Locator(".state", new() { HasText = "Cố định" }).WaitForAsync();
        await Assertions.Expect(page.Locator($"main tbody tr[data-row-key='{goes}']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Trường chưa có cặp" }).PressAsync("Enter");
        await page.Locator("main").GetByLabel("Tìm theo tên trường").FillAsync(mark);
        await page.Locator("main tbody tr[data-row-key]", new() { HasText = mark }).GetByText("Các trường phù hợp đều đã đủ chỗ.").First.WaitForAsync();
        await officer.BothWidthsAsync("matching-unmatched");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Cố định và cấm" }).PressAsync("Enter");
        await page.GetByText("Hai trường đã quen nhau").First.WaitForAsync();
        await officer.BothWidthsAsync("matching-decisions");

        await page.Locator("[data-solution=optimal]").GetByRole(AriaRole.Button, new() { Name = "Chọn phương án này" }).PressAsync("Enter");
        await page.GetByText("chờ người duyệt khác công bố").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-publish]")).ToHaveCountAsync(0);
        await PublishAsync(page.Url);
        Assert.Empty(officer.Faults);
    }

    private async Task StartAsync(Officer officer, ILocator open)
    {
        var page = officer.Page;
        var before = page.Url;
        await open.PressAsync("Enter");
        var form = page.Locator("section[aria-label='Chạy ghép cặp']");
        await form.GetByLabel("Số bốc thăm").FillAsync("2026");
        await form.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Split('?')[0] != before.Split('?')[0] && Regex.IsMatch(address, "/ghep-cap/[0-9a-f-]{36}"));
        await Assertions.Expect(page.GetByText("Đã kiểm chứng")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await page.Locator("main").GetByLabel("Tìm theo tên trường").FillAsync(mark);
        await page.Locator("main tbody tr[data-row-key]", new() { HasText = mark }).First.WaitForAsync();
        await officer.SettledAsync();
    }

    private async Task WhyAsync(Officer officer)
    {
        var page = officer.Page;
        var pair = page.Locator("main tbody tr[data-row-key]", new() { HasText = mark }).Locator("[data-pair]").First;
        await pair.FocusAsync();
        await page.Keyboard.PressAsync("w");
        var why = page.Locator("[data-why]");
        await why.GetByText("Hai trường được ghép với nhau").WaitForAsync();
        await why.Locator("[data-statement=partners]").GetByText("(đã kiểm)").WaitForAsync();
        await officer.BothWidthsAsync("matching-why");
    }

    /// <returns>The pair that is fixed and the one that is forbidden.</returns>
    private async Task<(string Stays, string Goes)> DecideAsync(Officer officer)
    {
        var page = officer.Page;
        var pairs = page.Locator("main tbody tr[data-row-key]", new() { HasText = mark }).Locator("[data-pair]");
        await Assertions.Expect(pairs).ToHaveCountAsync(2);
        var (stays, goes) = ((await pairs.Nth(0).GetAttributeAsync("data-pair"))!, (await pairs.Nth(1).GetAttributeAsync("data-pair"))!);

        // By key: this pair stays, whatever else changes.
        await pairs.Nth(0).FocusAsync();
        await page.Keyboard.PressAsync("f");
        await SayAsync("Cố định", "Hai trường đã quen nhau");

        // By dragging: this one does not come again.
        await pairs.Nth(1).DragToAsync(page.Locator("[data-drop=forbid]"));
        await SayAsync("Cấm", "Trường hỗ trợ xin chọn trường khác");
        return (stays, goes);

        async Task SayAsync(string button, string reason)
        {
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Assertions.Expect(dialog.GetByLabel("Lý do")).ToBeFocusedAsync();
            await dialog.GetByLabel("Lý do").FillAsync(reason);
            await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
            await Assertions.Expect(dialog).ToHaveCountAsync(0);
        }
    }

    private async Task PublishAsync(string address)
    {
        var approver = await Officer.SignInAsync(system, browser, "pheduyet");
        var page = approver.Page;
        await approver.GoAsync($"/ket-nghia/ghep-cap/{address.Split('?')[0].Split('/')[^1]}");
        var form = page.Locator("[data-publish]");
        await form.GetByLabel("Nơi lập văn bản").FillAsync("Hà Nội");
        await form.GetByLabel("Ký hiệu văn bản").FillAsync("BTT-KN");
        await form.GetByLabel("Người ký đề nghị").FillAsync("Nguyễn Văn Mẫu");
        await form.GetByLabel("Chức vụ").FillAsync("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC");
        await approver.BothWidthsAsync("matching-release");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Công bố [0-9]+ cặp$") }).PressAsync("Enter");
        await page.GetByText(new Regex("[0-9]+ cặp đã gửi đề nghị")).WaitForAsync(new() { Timeout = 60_000 });
        await page.Locator("main").GetByLabel("Tìm theo tên trường").FillAsync(mark);
        await Assertions.Expect(page.Locator("main tbody tr[data-row-key]", new() { HasText = mark }).GetByText("Đã gửi đề nghị")).ToHaveCountAsync(2);
        await approver.BothWidthsAsync("matching-published");
        Assert.Empty(approver.Faults);
    }

    /// <summary>Three schools of Cao Bằng need, two of Hà Nội offer one place each; said by the administrator on their behalf.</summary>
    private async Task SchoolsAsync()
    {
        // A theme of its own: other tests' schools are not in this market.
        await api.CallAsync(HttpMethod.Put, $"/twinning/themes/{Theme}", "quantri", new { version = 0, name = $"Dạy lớp ghép {mark}", nameEn = $"Multigrade teaching {mark}", place = 900, online = true, active = true });
        var (department, commune) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await UnitAsync(department, $"Sở Giáo dục và Đào tạo Biên Cương {mark}", "so_gddt", null);
        await UnitAsync(commune, $"Ủy ban nhân dân xã Lũng Mẫu {mark}", "ubnd_xa", department);
        foreach (var (name, urgency) in new[] { ("Một", 5), ("Hai", 4), ("Ba", 2) })
        {
            var school = Guid.CreateVersion7();
            await UnitAsync(school, $"Trường Tiểu học Cần {name} {mark}", "tieu_hoc", commune);
            await api.KnownToTwinningAsync(school);
            await api.PostAsync("/twinning/needs", "quantri", new
            {
                needId = Guid.CreateVersion7(), schoolId = school,
                need = new { schoolYear = year, themeCode = Theme, urgency, quantity = 4, measure = "sessions", text = "Bốn buổi STEM cho khối 4, 5", mode = "both", brings = "Đón đoàn về thăm làng nghề" },
            });
        }

        foreach (var name in new[] { "A", "B" })
        {
            var school = Guid.CreateVersion7();
            await UnitAsync(school, $"Trường Tiểu học Cho {name} {mark}", "tieu_hoc", WholeSystem.Ward);
            await api.KnownToTwinningAsync(school);
            await api.PostAsync("/twinning/offers", "quantri", new
            {
                offerId = Guid.CreateVersion7(), schoolId = school,
                offer = new { schoolYear = year, mostPartners = 1, supports = new[] { new { themeCode = Theme, quantity = 4, measure = "sessions", mode = "online", text = "Bốn buổi trực tuyến" } } },
            });
        }
    }

    private Task UnitAsync(Guid id, string name, string type, Guid? parent) =>
        api.PostAsync("/unit-directory/units", "quantri", new { unitId = id, name, typeCode = type, validFrom = "2025-07-01", parentId = parent });
}
