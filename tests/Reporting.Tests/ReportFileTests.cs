using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using EduCoop.Reporting.Evidence;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Files beside a report: known by their bytes, of the reporting unit only, kept with the step of handing in.</summary>
public sealed class ReportFileTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, 1, 2, 3];

    // SEQUENCE { OID signedData, [0] {} }
    private static readonly byte[] Signature = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x00];

    [Fact]
    public async Task Evidence_is_kept_with_the_step_and_a_signed_paper_stands_beside_the_report()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var report = owed(place.SchoolA);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{report}", teacher, new WriteReportRequest(0, FormAnswers.None, "Kết quả tốt.")));
        var id = Guid.CreateVersion7();
        var file = await (await PutAsync(report, id, "evidence", "bien-ban.pdf", Pdf, teacher)).ReadAsync<ReportFileView>(HttpStatusCode.Created);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Pdf)), "application/pdf"), (file.Sha256, file.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(report, id, "evidence", "bien-ban.pdf", Pdf, teacher)).StatusCode);
        Assert.Equal("same_file", await CodeAsync(await PutAsync(report, Guid.CreateVersion7(), "evidence", "lai.pdf", Pdf, teacher)));
        Assert.Equal(0, (await ListAsync(report, ward, HttpStatusCode.Forbidden))?.Total ?? 0);

        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{report}/submit", teacher, new MoveReportRequest(1)));
        Assert.Equal(2, Assert.Single(Assert.Single((await ListAsync(report, ward))!.Items).Steps));
        Assert.Equal("report_not_open", await CodeAsync(await fixture.SendAsync(HttpMethod.Post, $"/reports/files/{id}/withdraw", teacher)));
        Assert.Equal("report_not_open", await CodeAsync(await PutAsync(report, Guid.CreateVersion7(), "evidence", "them.pdf", [.. Pdf, 4], teacher)));
        await (await PutAsync(report, Guid.CreateVersion7(), "signed", "bao-cao.p7s", Signature, teacher)).ReadAsync<ReportFileView>(HttpStatusCode.Created);
        Assert.Equal("not_reporter", await CodeAsync(await PutAsync(report, Guid.CreateVersion7(), "signed", "khac.pdf", [.. Pdf, 5], ward)));

        // Given back and taken away, it still stands with the step it was handed in with.
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{report}/return", ward, new MoveReportRequest(2, "Thay biên bản.")));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/files/{id}/withdraw", teacher));
        var kept = (await ListAsync(report, ward))!.Items;
        Assert.Equal([true, false], kept.Select(one => one.WithdrawnAt is not null));
        var bytes = await (await fixture.SendAsync(HttpMethod.Get, $"/reports/files/{id}", ward)).Content.ReadAsByteArrayAsync();
        Assert.Equal(Pdf, bytes);
        Assert.Equal("out_of_scope", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/files/{id}", fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SecondWard))));
    }

    [Theory]
    [InlineData("evidence", "a.exe", "MZ", "file_kind_not_taken")]
    [InlineData("evidence", "a.png", "%PDF-1.7", "file_kind_not_taken")]
    [InlineData("evidence", "a.p7s", "%PDF-1.7", "file_kind_not_taken")]
    [InlineData("signed", "a.p7s", "%PDF-1.7", "file_kind_not_taken")]
    [InlineData("signed", "a.docx", "PK", "file_kind_not_taken")]
    [InlineData("signed", "../a.pdf", "%PDF-1.7", "file_invalid")]
    [InlineData("other", "a.pdf", "%PDF-1.7", "file_invalid")]
    [InlineData("evidence", "a.pdf", "", "file_invalid")]
    public async Task What_is_not_what_its_name_says_is_refused(string kind, string name, string content, string code)
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        Assert.Equal(code, await CodeAsync(await PutAsync(
            owed(place.SchoolA), Guid.CreateVersion7(), kind, name, System.Text.Encoding.ASCII.GetBytes(content), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA))));
    }

    private async Task<PagedResult<ReportFileView>?> ListAsync(Guid report, string token, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await fixture.SendAsync(HttpMethod.Get, $"/reports/{report}/files", token);
        return answer.StatusCode == status && status != HttpStatusCode.OK ? null : await answer.ReadAsync<PagedResult<ReportFileView>>();
    }

    private async Task<HttpResponseMessage> PutAsync(Guid report, Guid id, string kind, string name, byte[] bytes, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/reports/{report}/files?fileId={id}&kind={kind}&fileName={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await fixture.Reporting.Http.SendAsync(request);
    }

    private static async Task OkAsync(Task<HttpResponseMessage> answer) => await (await answer).ReadJsonAsync();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
