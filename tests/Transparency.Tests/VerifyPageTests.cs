using Microsoft.Playwright;

namespace EduCoop.Transparency.Tests;

/// <summary>The page as a citizen uses it: opened from a disk in Chromium, with the network off.</summary>
public sealed class VerifyPageTests(VerifyPageTests.OneBrowser browser) : IClassFixture<VerifyPageTests.OneBrowser>
{
    private static readonly string Html = Path.Combine(Repository.SourceFolder("EduCoop.Web"), "wwwroot", "verify.html");

    [Fact]
    public void The_page_is_one_small_file_that_loads_nothing()
    {
        var html = File.ReadAllText(Html);
        Assert.InRange(new FileInfo(Html).Length, 1000, 50 * 1024);
        Assert.All(new[] { "http://", "https://", "src=", "href=", "fetch(", "import(", "@import", "XMLHttpRequest" }, word => Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_right_receipt_is_shown_as_right_with_its_amount_and_donor()
    {
        var receipt = await Some.ReceiptAsync();
        await using var page = await browser.OpenAsync(Html);
        Assert.Equal("none", await page.CheckAsync(receipt.ToJson()));
        var shown = await page.Page.InnerTextAsync("#answer");
        Assert.All(new[] { "50.000 đ", "Nguyễn Thị Mẫu", "6 / 300", receipt.Key, "so khóa" }, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        await page.Page.FillAsync("#key", receipt.Key);
        Assert.Equal("none", await page.CheckAsync((receipt with { Opening = null }).ToJson()));
        Assert.DoesNotContain("so khóa", await page.Page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        await page.Page.FillAsync("#key", (await Some.ReceiptAsync()).Key);
        Assert.Equal("key", await page.CheckAsync(receipt.ToJson()));
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Every_changed_field_is_found_as_the_program_finds_it()
    {
        var receipt = await Some.ReceiptAsync();
        await using var page = await browser.OpenAsync(Html);
        foreach (var row in Spoilt.Fields)
        {
            var (field, fault) = ((string)row[0], (string)row[1]);
            Assert.Equal($"{field}: {fault}", $"{field}: {await page.CheckAsync(Spoilt.Change(receipt.ToJson(), field))}");
        }

        Assert.Empty(page.Requests);
    }

    /// <summary>The machine's own Chromium.</summary>
    public sealed class OneBrowser : IAsyncLifetime
    {
        private IPlaywright? playwright;
        private IBrowser? chromium;

        public async Task InitializeAsync()
        {
            playwright = await Playwright.CreateAsync();
            chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        }

        public async Task DisposeAsync()
        {
            await chromium!.DisposeAsync();
            playwright!.Dispose();
        }

        internal async Task<OpenPage> OpenAsync(string html)
        {
            var context = await chromium!.NewContextAsync(new() { Locale = "vi-VN", Offline = true });
            context.SetDefaultTimeout(60_000);
            var page = new OpenPage(await context.NewPageAsync());
            await page.Page.GotoAsync(new Uri(html).AbsoluteUri);
            page.Requests.Clear();
            return page;
        }
    }

    internal sealed class OpenPage : IAsyncDisposable
    {
        internal OpenPage(IPage page)
        {
            Page = page;
            page.Request += (_, request) => Requests.Add(request.Url);
        }

        internal IPage Page { get; }

        internal List<string> Requests { get; } = [];

        internal async Task<string> CheckAsync(byte[] receipt)
        {
            await Page.EvaluateAsync("() => { delete document.body.dataset.answer; document.getElementById('file').value = ''; }");
            await Page.SetInputFilesAsync("#file", new FilePayload { Name = "bien-nhan.json", MimeType = "application/json", Buffer = receipt });
            await Page.WaitForFunctionAsync("() => document.body.dataset.answer");
            return await Page.EvaluateAsync<string>("() => document.body.dataset.answer");
        }

        public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
    }
}
