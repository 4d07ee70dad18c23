using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>The machine's own Chromium, driven by Playwright; one for all page tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private const string Widest = """
        () => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > window.innerWidth)
            .slice(0, 5).map(one => `${one.tagName} ${one.className} to ${Math.round(one.getBoundingClientRect().right)}`).join('; ')
        """;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        var program = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"No browser for the page tests at {string.Join(", ", Places)}: install Debian's chromium.");
        Assert.True(
            File.Exists(Path.Combine(Repository.SourceFolder("EduCoop.Web"), "wwwroot", "workspace", "index.html")),
            "The workspace is not built: run deploy/test, or npm ci and npm run build in src/Web/workspace.");
        playwright = await Playwright.CreateAsync();
        // What must become true may take its time on a busy machine.
        Assertions.SetDefaultExpectTimeout(60_000);
        // Root may not use the sandbox; these pages are our own.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <param name="system">Whose pages.</param>
    /// <param name="width">Of the screen, in px.</param>
    /// <param name="script">May scripts run?</param>
    /// <param name="session">Cookies of somebody who has signed in before, as Playwright keeps them.</param>
    /// <param name="still">For somebody whose system asks for reduced motion? So in most tests: nothing is pressed while it still moves. The classes GoodsBrowserTests and DoneMeansBrowserTests see motion, as most people do.</param>
    public async Task<IPage> OpenAsync(WholeSystem system, int width = 1440, bool script = true, string? session = null, bool still = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = system.Gateway.Address.ToString(),
            ViewportSize = new() { Width = width, Height = HeightFor(width) },
            StorageState = session,
            JavaScriptEnabled = script,
            ReducedMotion = still ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>Turns the page to another screen without loading it anew.</summary>
    public static Task ResizeAsync(IPage page, int width) => page.SetViewportSizeAsync(width, HeightFor(width));

    private static int HeightFor(int width) => width < 600 ? 740 : 900;

    /// <summary>Nothing must be scrolled sideways. A window that was resized, also by a picture of the whole page, is followed by the page a frame or more later.</summary>
    public static async Task FitsAsync(IPage page, string name)
    {
        var overflow = await OverflowAsync(page);
        Assert.True(overflow <= 0, $"{name} is {overflow} px wider than its {page.ViewportSize!.Width} px screen: {await page.EvaluateAsync<string>(Widest)}");
    }

    /// <returns>By how many px the page is wider than its window once it stands still.</returns>
    public static async Task<int> OverflowAsync(IPage page)
    {
        const string Overflow = "() => document.documentElement.scrollWidth - window.innerWidth";
        var overflow = await page.EvaluateAsync<int>(Overflow);
        for (var looked = 1; overflow > 0 && looked < 20; looked++)
        {
            await Task.Delay(100);
            overflow = await page.EvaluateAsync<int>(Overflow);
        }

        return overflow;
    }

    /// <summary>Keeps a picture under artifacts/screenshots.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
    }
}
