using EduCoop.Documents.Files;
using EduCoop.Documents.Rendering;
using EduCoop.Documents.Tests.Writing;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Rendering;

/// <summary>Many documents become PDF in one run; a run that fails says why and leaves nothing.</summary>
public sealed class PdfRendererTests
{
    [OfficeFact]
    public async Task Each_file_gets_its_own_pdf_and_a_broken_one_takes_none_with_it()
    {
        var (first, second) = (OfficialDocumentWriter.ToBytes(SomeDocument.Plan(1) with { Subject = "Phần việc thứ nhất" }), OfficialDocumentWriter.ToBytes(SomeDocument.Plan(1) with { Subject = "Phần việc thứ hai" }));
        var made = await PdfRenderer.RenderAsync([first, [1, 2, 3, 4], second], PdfLimits.Default, CancellationToken.None);
        Assert.Equal(3, made.Count);
        Assert.Contains("thứ nhất", (await DocumentFiles.OpenAsync(made[0].Pdf!, "a.pdf")).Text!.Text, StringComparison.Ordinal);
        Assert.Contains("thứ hai", (await DocumentFiles.OpenAsync(made[2].Pdf!, "b.pdf")).Text!.Text, StringComparison.Ordinal);
    }

    [OfficeFact]
    public async Task A_run_that_takes_too_long_is_ended_and_says_so()
    {
        var before = Folders();
        var failed = await Assert.ThrowsAsync<RenderingException>(() => PdfRenderer.RenderAsync([OfficialDocumentWriter.ToBytes(SomeDocument.Plan(1))], PdfLimits.Default with { Time = TimeSpan.FromMilliseconds(50) }, CancellationToken.None));
        Assert.Equal("office_too_slow", failed.Refusal.Code);
        Assert.Empty(Folders().Except(before));
    }

    [Fact]
    public async Task Too_much_is_refused_before_anything_runs()
    {
        var failed = await Assert.ThrowsAsync<RenderingException>(() => PdfRenderer.RenderAsync([new byte[10], new byte[10]], PdfLimits.Default with { MostBytes = 15 }, CancellationToken.None));
        Assert.Equal("too_much", failed.Refusal.Code);
        Assert.Empty(await PdfRenderer.RenderAsync([], PdfLimits.Default, CancellationToken.None));
    }

    private static HashSet<string> Folders() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "educoop-pdf-*").Where(Directory.Exists)];
}
