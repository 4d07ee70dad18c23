using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Every screen of units, plans and twinning on a phone and on a desk, in both languages: it fits, speaks one language, and shows what it is for.</summary>
[Collection(SystemTests.Name)]
public sealed class ScreenTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Each_screen_fits_and_speaks_one_language(string language)
    {
        var plans = await ScreenPlans.OfAsync(system);
        var officer = await Officer.SignInAsync(system, browser, "phuong.dongda", language: language);
        var faults = new List<string>();
        foreach (var (name, address, shows) in Screens(plans))
        {
            await officer.GoAsync(address);
            foreach (var width in new[] { 1440, 360 })
            {
                await Browser.ResizeAsync(officer.Page, width);
                await officer.Page.Locator(shows).First.WaitForAsync();
                faults.AddRange(await FaultsOfAsync(officer, name, language));
            }
        }

        Assert.Empty(faults);
        Assert.Empty(officer.Faults);
    }

    /// <summary>Its office of culture and society, which its own officer may rename and close.</summary>
    private static readonly Guid Office = new("01990000-0000-7000-8000-000000000028");

    private static async Task<List<string>> FaultsOfAsync(Officer officer, string name, string language)
    {
        await officer.SettledAsync();
        await Browser.PictureAsync(officer.Page, $"screen-{name}-{language}");
        var width = officer.Page.ViewportSize!.Width;
        var overflow = await Browser.OverflowAsync(officer.Page);
        var foreign = await ScreenLanguage.ForeignAsync(officer.Page, language);
        var faults = new List<string>();
        if (overflow > 0)
        {
            faults.Add($"{name} is {overflow} px wider than {width} px");
        }

        if (foreign.Count > 0)
        {
            faults.Add($"{name} ({language}, {width} px) shows the other language: {string.Join(" | ", foreign)}");
        }

        return faults;
    }

    /// <summary>The screens of the issue: name, address, and what must be seen on each.</summary>
    private static IEnumerable<(string Name, string Address, string Shows)> Screens(ScreenPlans plans) =>
    [
        ("my-tasks", "/", "[data-box=late][aria-selected=true]"),
        ("plans", "/ke-hoach", "main a[href*='/ke-hoach/']"),
        ("drafts", "/ke-hoach?muc=van-ban", "main a[href*='/ke-hoach/van-ban/']"),
        ("templates", "/ke-hoach?muc=mau", "main .empty, [data-template]"),
        ("plan-import", "/ke-hoach/nhap", "#import-unit"),
        ("review", $"/ke-hoach/van-ban/{plans.Draft}", ".review-field.active"),
        ("plan-tree", $"/ke-hoach/{plans.Ward}", ".tree-task [data-status=overdue]"),
        ("calendar", $"/ke-hoach/{plans.Ward}?muc=lich&thang={PlanSample.Today.AddDays(11):yyyy-MM}", ".due a"),
        ("gantt", $"/ke-hoach/{plans.Ward}?muc=tien-do", ".gantt .stretch"),
        ("indicators", $"/ke-hoach/{plans.Parent}?muc=chi-tieu", "main a[href*='/chi-tieu/']"),
        ("indicator", $"/ke-hoach/chi-tieu/{plans.Indicator}", ".chart canvas"),
        ("coverage", $"/ke-hoach/{plans.Ward}?muc=doi-chieu", "main .state.good"),
        ("inspections", $"/ke-hoach/{plans.Parent}?muc=kiem-tra", "main .notice"),
        ("about", $"/ke-hoach/{plans.Ward}?muc=can-cu", "main .card"),
        ("task", $"/ke-hoach/nhiem-vu/{plans.Task}", ".history .words"),
        ("overdue", "/ke-hoach/bang", "main .bar-cell"),
        ("warnings", "/ke-hoach/bang?muc=canh-bao", "main h2"),
        ("gaps", "/ke-hoach/bang?muc=con-thieu", "main .box"),
        ("notices", "/nhac-viec", "main form"),
        ("products", "/bao-cao/san-pham", "[data-product]"),
        ("dashboards", "/bao-cao/dieu-hanh", "[data-dashboard=overview] .figures"),
        ("product", $"/bao-cao/san-pham/task-status?ke-hoach={plans.Ward}", ".chart canvas"),
        ("units", "/danh-muc", "main a[href*='/danh-muc/']"),
        ("unit-tree", "/danh-muc?xem=cay", "[role=treeitem]"),
        ("aliases", "/danh-muc?xem=ten-goi", "main .empty, main .list-tools"),
        ("unit", $"/danh-muc/{WholeSystem.Ward}", "main .facts"),
        ("unit-acts", "/danh-muc/thay-doi", "main h1"),
        ("unit-act-change", $"/danh-muc/thay-doi/moi?kieu=doi&don-vi={Office}", "main form button[type=submit]"),
        ("twinning", "/ket-nghia", "main .card a"),
        ("needs", "/ket-nghia/nhu-cau", "main .empty, main .list-filters"),
        ("need", "/ket-nghia/nhu-cau/moi", "main form button[type=submit]"),
        ("offers", "/ket-nghia/kha-nang", "main h1"),
        ("offer", "/ket-nghia/kha-nang/moi", "main form button[type=submit]"),
        ("propose", "/ket-nghia/thoa-thuan/moi", "main form button[type=submit]"),
        ("market", "/ket-nghia/cung-cau", "main h1"),
        ("matching", "/ket-nghia/ghep-cap", "main h1"),
        ("agreements", "/ket-nghia/thoa-thuan", "main h1"),
        ("market-needs", "/ket-nghia/nhu-cau?xem=tat-ca", "main .list-filters"),
        ("market-offers", "/ket-nghia/kha-nang?xem=tat-ca", "main .list-filters"),
        ("agreement-notices", "/ket-nghia/thoa-thuan?muc=nhac", "main .empty, main .row-cards"),
        ("pairing-rules", "/ket-nghia/quy-tac", "main [data-rule]"),
        ("pairing-marks", "/ket-nghia/quy-tac?muc=dac-diem", "main .empty"),
        ("pairing-criteria", "/ket-nghia/quy-tac?muc=tieu-chi", "main .card .facts"),
        ("pairing-durations", "/ket-nghia/quy-tac?muc=thoi-han", "main .card .facts"),
        ("registers", "/ket-nghia/danh-muc", "main h1"),
        ("regimes", "/bao-cao/che-do", "main .empty, [data-regime]"),
        ("regime", "/bao-cao/che-do/moi", "main form button[type=submit]"),
        ("obligations", "/bao-cao/phai-nop", "main .empty, [data-obligation]"),
        ("obligation-board", "/bao-cao/phai-nop?muc=bang", "main .empty, main .row-cards"),
        ("received-reports", "/bao-cao/gui-den", "main .empty, [data-received]"),
        ("reports", "/bao-cao", ".link-groups a"),
        ("report-reminders", "/bao-cao/nhac-nop", "main .empty, [data-notice]"),
        ("delegations", "/bao-cao/uy-quyen", "main .empty, main form, main .row-cards"),
        ("register-connections", "/ket-nghia/danh-muc?muc=ket-qua", "main h1"),
        ("pairs", "/ket-nghia/cap-truong", "main .empty, main [data-pair]"),
        ("pairs-attention", "/ket-nghia/can-quan-tam", "main .empty, main [data-pair]"),
        ("twinning-years", "/ket-nghia/so-lieu-nam", "main h1"),
        ("unit-act-close", $"/danh-muc/thay-doi/moi?kieu=ket-thuc&don-vi={Office}", "main form button[type=submit]"),
    ];
}
