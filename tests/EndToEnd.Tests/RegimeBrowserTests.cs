using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>An office gives a regime periods of its own on screen, and ends it with a day and a reason; what was due by then stays.</summary>
[Collection(SystemTests.Name)]
public sealed class RegimeBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly Guid School = new("01990000-0000-7000-8000-000000000036");
    private readonly PlanApi api = new(system);
    private readonly Guid regime = Guid.CreateVersion7();

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [Fact]
    public async Task An_office_sets_periods_of_its_own_and_ends_a_regime()
    {
        await api.PostAsync("/reporting/regimes", "chuongtrinh", new
        {
            regimeId = regime, issuerUnitId = WholeSystem.Department, validFrom = Today,
            content = new
            {
                name = "Báo cáo theo mùa", kind = "periodic", period = "year", due = new { kind = "after_cut_off", workingDays = 5 },
                levels = new[] { new { name = "Trường", reporters = "units", unitIds = new[] { School } } },
            },
        });
        var office = await Officer.SignInAsync(system, browser, "chuongtrinh");
        var page = office.Page;
        await office.GoAsync($"/bao-cao/che-do/{regime}/sua");
        await office.ChooseAsync(page.Locator("#period"), "Kỳ riêng của đơn vị ban hành");
        await page.GetByLabel("Lý do sửa").FillAsync("Đổi sang kỳ theo mùa");
        await office.PressAsync("Lưu");
        await office.SeenAsync(() => page.GetByText("Thêm ít nhất một kỳ.").WaitForAsync());
        await office.PressAsync("Thêm kỳ");
        await page.GetByLabel("Tên kỳ").FillAsync("Mùa hè {year}");
        foreach (var (label, value) in new[] { ("Từ ngày", "1"), ("Từ tháng", "6"), ("Đến ngày", "31"), ("Đến tháng", "8") })
        {
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }

        await office.BothWidthsAsync("regime-own-periods");
        await office.PressAsync("Lưu");
        await page.WaitForURLAsync("**/bao-cao/che-do");
        await Eventually.Async(
            "the summers are owed", () => api.GetAsync($"/reporting/obligations?regimeId={regime}&from={Today:yyyy-MM-dd}&to={Today.AddYears(1):yyyy-MM-dd}", "chuongtrinh"),
            list => Periods(list).Any(label => label.StartsWith("Mùa hè", StringComparison.Ordinal)));

        await office.GoAsync($"/bao-cao/che-do/{regime}/sua");
        await page.GetByLabel("Lý do kết thúc").FillAsync("Gộp vào báo cáo năm");
        await office.PressAsync("Kết thúc chế độ báo cáo");
        await page.WaitForURLAsync("**/bao-cao/che-do");
        Assert.Equal("ended", (await api.GetAsync($"/reporting/regimes/{regime}", "chuongtrinh")).GetProperty("state").GetString());
        await Eventually.Async(
            "nothing is owed any more", () => api.GetAsync($"/reporting/obligations?regimeId={regime}&from={Today:yyyy-MM-dd}&to={Today.AddYears(3):yyyy-MM-dd}", "chuongtrinh"), list => !Periods(list).Any());
        Assert.Empty(office.Faults);
    }

    private static IEnumerable<string> Periods(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("periodLabel").GetString()!);
}
