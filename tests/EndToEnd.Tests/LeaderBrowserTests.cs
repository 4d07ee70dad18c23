using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A leader looks at the dashboard: where do we stand, who is late, one step further down, the numbers taken along, on paper.</summary>
[Collection(SystemTests.Name)]
public sealed class LeaderBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const int Charts = 7;

    [Fact]
    public async Task A_leader_sees_where_the_programme_stands_goes_down_to_a_ward_and_takes_the_numbers_along()
    {
        var plans = await ScreenPlans.OfAsync(system);
        var leader = await Officer.SignInAsync(system, browser, "pheduyet");
        var page = leader.Page;
        await leader.GoAsync("/bao-cao/dieu-hanh");
        await Assertions.Expect(page.Locator("[data-dashboard]")).ToHaveCountAsync(Charts);
        // What is counted comes by events: once the ward's late task is told, the heat map has a cell.
        await leader.SeenAsync(() => page.Locator("[data-dashboard=on-time] canvas").First.WaitForAsync());
        await Assertions.Expect(page.Locator("main [role=alert]")).ToHaveCountAsync(0);
        await page.Locator("[data-dashboard=indicator-trends] canvas").First.WaitForAsync();
        await leader.BothWidthsAsync("leader-dashboard");

        // Every chart is a table too.
        foreach (var details in await page.Locator("[data-dashboard] details summary").AllAsync())
        {
            await details.ClickAsync();
        }

        await page.GetByText("Đến hạn", new() { Exact = true }).First.WaitForAsync();
        await leader.BothWidthsAsync("leader-numbers");

        // From the heat map one step down: the same page, of the ward alone.
        await page.Locator("[data-dashboard=on-time] a[href*='don-vi=']").First.ClickAsync();
        await page.WaitForURLAsync("**/bao-cao/dieu-hanh?**don-vi=*");
        await leader.SettledAsync();
        await Assertions.Expect(page.Locator("[data-dashboard]")).ToHaveCountAsync(Charts);
        await leader.BothWidthsAsync("leader-ward");

        // Each file is there; by the time all were asked for the page stands still after its pictures, and one of each kind is clicked.
        foreach (var link in await page.Locator("[data-dashboard] .files a").AllAsync())
        {
            var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), (await link.GetAttributeAsync("href"))!).ToString());
            Assert.True(answer.Ok, $"{answer.Url} answered {answer.Status}: {await answer.TextAsync()}");
        }

        foreach (var kind in new[] { "CSV", "Excel" })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-dashboard=overview] .files a", new() { HasText = $"Tải {kind}" }).ClickAsync());
            Assert.True(new FileInfo(await download.PathAsync()).Length > 20, $"overview as {kind}");
        }

        await leader.GoAsync("/bao-cao/dieu-hanh");
        await page.Locator("[data-dashboard=on-time] canvas").First.WaitForAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".dashboard-filters")).ToBeHiddenAsync();
        await Browser.ResizeAsync(page, 760);
        await leader.PictureAsync("leader-print");
        await Assertions.Expect(page.Locator("[data-dashboard=overview] .figures")).ToBeVisibleAsync();
        Assert.NotEqual(Guid.Empty, plans.Ward);
        Assert.Empty(leader.Faults);
    }

    [Fact]
    public async Task A_citizen_reads_the_public_edition_on_a_phone_without_script()
    {
        var page = await browser.OpenAsync(system, 360, script: false);
        await page.GotoAsync("/chuong-trinh");
        await page.Locator("#twinning rect").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Browser.PictureAsync(page, "public-programme");
        await Browser.ResizeAsync(page, 1440);
        await Browser.PictureAsync(page, "public-programme");
        Assert.Equal(0, await page.GetByText("Ai còn chưa nộp").CountAsync());
    }
}
