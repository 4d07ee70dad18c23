using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Somebody at a screen: signed in, and able to do what the workspace lets people do.</summary>
public sealed class Officer
{
    private readonly IPage page;

    private Officer(IPage page)
    {
        this.page = page;
        page.PageError += (_, error) => Faults.Add(error);
    }

    /// <summary>Errors of scripts: a page that looks right may still have failed inside.</summary>
    public List<string> Faults { get; } = [];

    public IPage Page => page;

    public static async Task<Officer> SignInAsync(WholeSystem system, Browser browser, string user, int width = 1440)
    {
        var officer = new Officer(await browser.OpenAsync(system, width));
        await officer.page.GotoAsync("/workspace/dang-nhap");
        await officer.page.Locator("input[autocomplete=username]").FillAsync(user);
        await officer.page.Locator("input[autocomplete=current-password]").FillAsync(system.Password);
        await officer.page.Keyboard.PressAsync("Enter");
        await officer.page.Locator(".shell").WaitForAsync();
        return officer;
    }

    public async Task GoAsync(string path)
    {
        await page.GotoAsync("/workspace" + path);
        await page.Locator("main h1").First.WaitForAsync();
        await SettledAsync();
    }

    /// <summary>Nothing on the page is on its way any more.</summary>
    public Task SettledAsync() => page.WaitForFunctionAsync("() => !document.querySelector('main .ant-skeleton, main .ant-spin-spinning')");

    /// <summary>Presses the button of this name; where it asks once more, says yes.</summary>
    public async Task PressAsync(string name, bool confirm = false)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        if (confirm)
        {
            await page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
        }
    }

    public Task SaidAsync(string message) => page.Locator(".ant-message").GetByText(message).First.WaitForAsync();

    /// <summary>Sends a document and waits until it lies beside what was read of it.</summary>
    public async Task<Guid> ImportAsync(string fileName, byte[] bytes)
    {
        await GoAsync("/ke-hoach/nhap");
        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/plain", Buffer = bytes });
        await PressAsync("Đọc văn bản");
        await page.WaitForURLAsync("**/ke-hoach/van-ban/*");
        await page.Locator(".review-text .line").First.WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    public async Task PictureAsync(string name)
    {
        await SettledAsync();
        await Browser.PictureAsync(page, name);
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 0, $"{name} is {overflow} px wider than its {page.ViewportSize!.Width} px screen.");
    }
}
