using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Somebody at a screen: signed in, and able to do what the workspace lets people do.</summary>
public sealed class Officer
{
    // The form is filled in once a user; what their tests need is the session. BrowserTests is about the form.
    private static readonly ConcurrentDictionary<(Uri System, string User), (string Cookies, long Since)> Sessions = new();
    // An idle session ends after half an hour.
    private static readonly TimeSpan SessionKept = TimeSpan.FromMinutes(15);
    private readonly IPage page;
    private readonly ConcurrentDictionary<IRequest, long> underWay = new();

    private Officer(IPage page)
    {
        this.page = page;
        page.PageError += (_, error) => Faults.Add(error);
        page.Request += (_, request) => underWay[request] = Stopwatch.GetTimestamp();
        page.RequestFinished += (_, request) => underWay.TryRemove(request, out long _);
        page.RequestFailed += (_, request) => underWay.TryRemove(request, out long _);
    }

    /// <summary>Errors of scripts: a page that looks right may still have failed inside.</summary>
    public List<string> Faults { get; } = [];

    public IPage Page => page;

    public static async Task<Officer> SignInAsync(WholeSystem system, Browser browser, string user, int width = 1440, string language = "vi", bool still = true)
    {
        var at = system.Gateway.Address;
        var known = Sessions.TryGetValue((at, user), out var kept) && Stopwatch.GetElapsedTime(kept.Since) < SessionKept ? kept.Cookies : null;
        var officer = new Officer(await browser.OpenAsync(system, width, session: known, still: still));
        await officer.page.Context.AddCookiesAsync([new() { Name = "educoop_lang", Value = language, Url = system.Gateway.Address.ToString() }]);
        if (known is null)
        {
            await officer.page.GotoAsync("/workspace/dang-nhap");
            await officer.page.Locator("input[autocomplete=username]").FillAsync(user);
            await officer.page.Locator("input[autocomplete=current-password]").FillAsync(system.Password);
            await officer.page.Keyboard.PressAsync("Enter");
            await officer.page.Locator(".shell").WaitForAsync();
            Sessions[(at, user)] = (await officer.page.Context.StorageStateAsync(), Stopwatch.GetTimestamp());
        }

        return officer;
    }

    /// <summary>What the page still waits for, and how long: a page that stands still is told apart from a server that does not answer.</summary>
    private string UnderWay() => string.Join("; ", underWay.Select(one => $"{one.Key.Method} {one.Key.Url} ({Stopwatch.GetElapsedTime(one.Value).TotalSeconds:0} s)"));

    public async Task GoAsync(string path)
    {
        await page.GotoAsync("/workspace" + path);
        await page.Locator("main h1").First.WaitForAsync();
        await SettledAsync();
    }

    /// <summary>The link to a task in the list that lies open. By its address: plans of other tests may have a task of the same name.</summary>
    public ILocator TaskLink(string task) => page.Locator($"main table a[href*='{task}']").First;

    /// <summary>Nothing on the page is on its way any more.</summary>
    public Task SettledAsync() => page.WaitForFunctionAsync("() => !document.querySelector('main .ant-skeleton, main .ant-spin-spinning')");

    /// <summary>
    /// A button that can be pressed. Its turning wheel may stay in the page, without width, when what it told of was over within a frame;
    /// it belongs to the name then. A button that still works takes no press.
    /// </summary>
    private ILocator Button(string name) =>
        page.Locator("main button:not(.ant-btn-loading), main [role=button]").And(page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^(loading )?{Regex.Escape(name)}$") }));

    /// <summary>Presses the button of this name; where it asks once more, says yes.</summary>
    public async Task PressAsync(string name, bool confirm = false)
    {
        await SeenAsync(() => Button(name).First.ClickAsync());
        if (confirm)
        {
            await page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
        }
    }

    public Task SaidAsync(string message) => SeenAsync(() => page.Locator(".ant-message").GetByText(message).First.WaitForAsync());

    /// <summary>What must come to be seen. When it does not, what stood there instead, and what was not answered, say more than that it did not.</summary>
    public async Task SeenAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception late) when (late is TimeoutException or PlaywrightException)
        {
            await Browser.PictureAsync(page, "failed");
            throw new TimeoutException($"{late.Message}\nAt {page.Url}. Errors of scripts: {string.Join("; ", Faults)}. Not answered yet: {UnderWay()}\n{await page.Locator("body").AriaSnapshotAsync()}", late);
        }
    }

    /// <summary>Sends a document and waits until it lies beside what was read of it.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="unit">Whose plan it is; the officer's own unit when null.</param>
    public async Task<Guid> ImportAsync(string fileName, byte[] bytes, string? unit = null)
    {
        await GoAsync("/ke-hoach/nhap");
        if (unit is not null)
        {
            await ChooseUnitAsync(page.Locator("#import-unit"), unit["UBND ".Length..], unit);
        }

        await page.GetByTestId("file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/plain", Buffer = bytes });
        await PressAsync("Đọc văn bản");
        await page.WaitForURLAsync("**/ke-hoach/van-ban/*");
        await page.Locator(".review-text .line").First.WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    /// <summary>Opens a list and takes what has these words from it; the list of the field before must be gone first.</summary>
    public async Task ChooseAsync(ILocator field, string words)
    {
        await field.ClickAsync();
        var open = page.Locator(".ant-select-dropdown:visible");
        await Assertions.Expect(open).ToHaveCountAsync(1);
        await open.Locator(".ant-select-item-option", new() { HasText = words }).First.ClickAsync();
        await Assertions.Expect(open).ToHaveCountAsync(0);
    }

    /// <summary>Types a part of a unit's name and takes it from the list by keyboard or pointer.</summary>
    public async Task ChooseUnitAsync(ILocator field, string typed, string name)
    {
        await field.FillAsync(typed);
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option", new() { HasTextRegex = new Regex($"^{Regex.Escape(name)}( ·|$)") }).First.ClickAsync();
    }

    /// <summary>Takes what the directory is sure of and makes a plan of the document that lies open.</summary>
    public async Task<Guid> MakePlanAsync()
    {
        await page.Locator(".review .ant-segmented-item", new() { HasText = "Tên đơn vị" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Nhận [1-9][0-9]* đề xuất chắc chắn") }).ClickAsync();
        await page.Locator(".known-name").First.WaitForAsync();
        await PressAsync("Lập kế hoạch", confirm: true);
        await page.WaitForURLAsync(new Regex("/ke-hoach/[0-9a-f-]{36}$"));
        await page.Locator(".tree-task").First.WaitForAsync();
        return new Guid(page.Url.Split('/')[^1]);
    }

    /// <summary>Hands a plan in; where tasks have no lead, says that they may go without.</summary>
    public async Task SubmitAsync(Guid plan)
    {
        await GoAsync($"/ke-hoach/{plan}");
        await PressAsync("Trình duyệt");
        var without = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("để trống chủ trì") });
        var waits = page.GetByText("người khác phê duyệt");
        await without.Or(waits).First.WaitForAsync();
        if (await without.CountAsync() > 0)
        {
            await without.ClickAsync();
            await waits.WaitForAsync();
        }
    }

    /// <summary>Approves a plan and issues it with day and number; Enter in the day field keeps the day and sends nothing.</summary>
    public async Task IssueAsync(Guid plan, string day, string? number = null)
    {
        await GoAsync($"/ke-hoach/{plan}");
        await PressAsync("Phê duyệt");
        await PressAsync("Ban hành");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Ngày văn bản").FillAsync(day);
        await page.Keyboard.PressAsync("Enter");
        if (number is not null)
        {
            await dialog.GetByLabel("Số văn bản").FillAsync(number);
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await page.Locator("main .lead", new() { HasText = "Đã ban hành" }).WaitForAsync();
        if (number is not null)
        {
            await page.Locator("main .lead", new() { HasText = $"{number}/" }).WaitForAsync();
        }
    }

    /// <summary>Chooses from the menu of what else can be done with a plan.</summary>
    public async Task MoreAsync(string item)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Thêm") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    /// <summary>The page as it stands, on a desk and on a phone.</summary>
    public async Task BothWidthsAsync(string name)
    {
        foreach (var width in new[] { 360, 1440 })
        {
            await Browser.ResizeAsync(page, width);
            await PictureAsync($"day-{name}");
        }
    }

    public async Task PictureAsync(string name)
    {
        await SettledAsync();
        await Browser.PictureAsync(page, name);
        await Browser.FitsAsync(page, name);
    }
}
