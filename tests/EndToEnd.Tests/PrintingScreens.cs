using System.IO.Compression;
using System.Text;
using EduCoop.Documents.Writing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What is made for the printer or printed by the office's own Word file.</summary>
internal static class PrintingScreens
{
    private const string Body = "word/document.xml";

    /// <summary>The letters of a run that is done, as one PDF.</summary>
    internal static async Task LettersAsync(Officer accountant)
    {
        var page = accountant.Page;
        await page.Locator("[data-job=done]").GetByRole(AriaRole.Button, new() { Name = "In thành một PDF" }).ClickAsync();
        await page.Locator("[data-papers='1']").WaitForAsync();
        await accountant.PressAsync("Dựng PDF để in (1 giấy)");
        var done = page.Locator("[data-print=done]");
        await accountant.SeenAsync(() => done.WaitForAsync(new() { Timeout = 90_000 }));
        await accountant.BothWidthsAsync("print-papers");
        Assert.StartsWith("%PDF-", await BeginningAsync(page, () => done.GetByRole(AriaRole.Button, new() { Name = "Tải PDF" }).ClickAsync(), ".pdf"), StringComparison.Ordinal);
    }

    /// <summary>An office takes the sample of a form, is told what is wrong in its own file, sends a right one, looks at it, and goes back.</summary>
    internal static async Task WordTemplateAsync(Officer office, Guid form)
    {
        var page = office.Page;
        await office.GoAsync("/bao-cao/bieu");
        await page.Locator($"a[href$='/bieu/{form}/mau-word']").ClickAsync();
        await page.Locator("[data-template=usual]").WaitForAsync();
        await page.Locator(".template-names code", new() { HasText = "{{so_phong_doc}}" }).WaitForAsync();
        var sample = await DownloadAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Tải mẫu để sửa" }).ClickAsync(), ".docx");
        await SendAsync(office, "mau-sai.docx", await RenamedAsync(sample, "so_phong_doc", "so_phong_khac"));
        await page.GetByText("Mẫu còn chỗ chưa đúng, chưa nhận").WaitForAsync();
        await page.GetByText("so_phong_khac").First.WaitForAsync();
        await office.BothWidthsAsync("word-template-faults");
        await SendAsync(office, "mau.docx", await RenamedAsync(sample, "Kính gửi", "Trân trọng kính gửi"));
        await office.SeenAsync(() => page.Locator("[data-template=own]").WaitForAsync());
        await office.BothWidthsAsync("word-template");
        var shown = await DownloadAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Xem thử với số liệu mẫu" }).ClickAsync(), ".docx");
        var text = await DocxTextAsync(shown);
        Assert.Contains("Trân trọng kính gửi", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        await office.PressAsync("Dùng lại mẫu có sẵn", confirm: true);
        await page.Locator("[data-template=usual]").WaitForAsync();
    }

    internal static async Task<byte[]> DownloadAsync(IPage page, Func<Task> click, string ending)
    {
        var download = await page.RunAndWaitForDownloadAsync(click, new() { Timeout = 90_000 });
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        await using var stream = await download.CreateReadStreamAsync();
        using var kept = new MemoryStream();
        await stream.CopyToAsync(kept);
        return kept.ToArray();
    }

    internal static async Task<string> BeginningAsync(IPage page, Func<Task> click, string ending) => Encoding.ASCII.GetString((await DownloadAsync(page, click, ending))[..5]);

    private static async Task SendAsync(Officer office, string name, byte[] file)
    {
        await office.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = OfficialDocumentWriter.MediaType, Buffer = file });
        await office.PressAsync("Gửi mẫu");
    }

    // What somebody does in Word: the words of one place become others.
    private static async Task<byte[]> RenamedAsync(byte[] docx, string from, string to)
    {
        var text = await DocxTextAsync(docx);
        Assert.Contains(from, text, StringComparison.Ordinal);
        using var file = new MemoryStream();
        await file.WriteAsync(docx);
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(Body)!.Delete();
            await using var writer = new StreamWriter(await zip.CreateEntry(Body).OpenAsync());
            await writer.WriteAsync(text.Replace(from, to, StringComparison.Ordinal));
        }

        return file.ToArray();
    }

    private static async Task<string> DocxTextAsync(byte[] docx)
    {
        await using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
        using var reader = new StreamReader(await zip.GetEntry(Body)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
