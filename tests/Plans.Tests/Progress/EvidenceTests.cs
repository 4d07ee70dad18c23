using System.IO.Compression;
using System.Net;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Progress;

[Collection(OneService.Name)]
public sealed class EvidenceTests(PlansService service)
{
    [Fact]
    public async Task A_file_is_given_back_as_it_came_to_be_kept_not_shown()
    {
        var (_, _, work) = await service.WorkAsync();
        var (pdf, id) = (WorkCalls.Pdf(), Guid.CreateVersion7());
        var view = await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, pdf, "Báo cáo quý.pdf", id: id)).ReadAsync<TaskView>(HttpStatusCode.Created);
        Assert.Equal(("application/pdf", (long)pdf.Length), (view.Evidence[0].MediaType, view.Evidence[0].ByteCount));
        await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, pdf, "Báo cáo quý.pdf", id: id)).ReadAsync<TaskView>();

        var file = await service.Http.SendAsync(HttpMethod.Get, $"/evidence/{id}", service.Officer);
        Assert.Equal(pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
    }

    public static TheoryData<string, byte[]> Unwanted => new()
    {
        { "trang.html", "<html><script>alert(1)</script>"u8.ToArray() },
        { "anh.svg", "<svg onload='alert(1)'/>"u8.ToArray() },
        { "gia-pdf.pdf", "<html>%PDF-"u8.ToArray() },
        { "doi-ten.png", "%PDF-1.4 nội dung"u8.ToArray() },
        { "chuong-trinh.exe", "MZ\0\0"u8.ToArray() },
        { "rong.docx", Zip("word/document.xml") },
        { "macro.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin") },
        { "bang.docx", Zip("[Content_Types].xml", "xl/workbook.xml") },
        { "hong.docx", [0x50, 0x4B, 3, 4, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Unwanted))]
    public async Task What_is_not_what_its_name_says_or_could_run_is_refused(string name, byte[] bytes)
    {
        var (_, _, work) = await service.WorkAsync();
        await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, bytes, name)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "file_kind_not_taken");
    }

    [Fact]
    public async Task Office_files_are_taken_and_too_large_ones_stopped()
    {
        var (_, _, work) = await service.WorkAsync();
        await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, Zip("[Content_Types].xml", "xl/workbook.xml"), "so-lieu.xlsx")).ReadAsync<TaskView>(HttpStatusCode.Created);
        using var large = new HttpRequestMessage(HttpMethod.Post, $"/evidence?occurrenceId={work.OccurrenceId}&evidenceId={Guid.CreateVersion7()}&fileName=to.pdf") { Content = new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]) };
        large.Headers.Authorization = new("Bearer", service.WardOfficer);
        // Asks first, so that the answer comes before the body is on its way.
        large.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await service.Http.SendAsync(large)).StatusCode);
    }

    [Fact]
    public async Task Of_a_picture_it_must_be_said_whether_people_are_on_it_and_consent_can_be_taken_back()
    {
        var (_, _, work) = await service.WorkAsync();
        await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, WorkCalls.Png(), "lop.png")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "people_not_said");
        var id = Guid.CreateVersion7();
        var view = await (await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, WorkCalls.Png(), "lop.png", "&showsPeople=true", id)).ReadAsync<TaskView>(HttpStatusCode.Created);
        Assert.Equal((true, false), (view.Evidence[0].ShowsPeople, view.Evidence[0].Consent));
        view = await (await service.Http.SendAsync(HttpMethod.Put, $"/evidence/{id}/consent", service.WardOfficer, new { consent = true, reason = "Phiếu đồng ý số 12" })).ReadAsync<TaskView>();
        Assert.True(view.Evidence[0].Consent);
        view = await (await service.Http.SendAsync(HttpMethod.Put, $"/evidence/{id}/consent", service.WardOfficer, new { consent = false, reason = "Phụ huynh rút" })).ReadAsync<TaskView>();
        Assert.False(view.Evidence[0].Consent);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/evidence/{id}/withdraw", service.WardOfficer, new { reason = "gỡ ảnh" })).ReadAsync<TaskView>();
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.SendAsync(HttpMethod.Get, $"/evidence/{id}", service.WardOfficer)).StatusCode);
    }

    [Fact]
    public async Task Others_neither_add_nor_fetch_files()
    {
        var (_, _, work) = await service.WorkAsync();
        var id = Guid.CreateVersion7();
        await service.PostEvidenceAsync(work.OccurrenceId, service.WardOfficer, WorkCalls.Pdf(), "a.pdf", id: id);
        var other = service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard);
        await (await service.PostEvidenceAsync(work.OccurrenceId, other, WorkCalls.Pdf(), "b.pdf")).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/evidence/{id}", other)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/evidence/{id}", service.Tokens.For(Roles.Auditor, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                zip.CreateEntry(part);
            }
        }

        return bytes.ToArray();
    }
}
