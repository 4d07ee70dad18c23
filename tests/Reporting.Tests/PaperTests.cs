using System.Net;
using System.Security.Cryptography;
using EduCoop.Documents.Files;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Papers of reports: a number given once without a gap, the same bytes whatever becomes of units and forms, PDFs made once.</summary>
public sealed class PaperTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly PaperHead Head = new("Đống Đa", "BC-TA", null, SigningAuthority.Head, "Hiệu trưởng", null, null, "Trần Thị Bình", [], []);

    [Fact]
    public async Task A_paper_printed_again_is_the_same_to_the_byte_after_renaming_merging_and_a_new_form()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        var (school, teacher) = (owed(place.SchoolA), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA));
        Assert.Equal("paper_missing", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper.docx", teacher)));
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{school}", teacher, new WriteReportRequest(0, Forms.Filled(), "Đã làm xong.", form)));
        var draft = await PaperAsync(school, teacher);
        Assert.Equal(("/BC-TA", null, "Một", "signer"), (draft.DocumentNumber, draft.IssuedOn, draft.Head.Place, Assert.Single(draft.Missing)));
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{school}/paper", teacher, Head));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{school}/submit", teacher, new MoveReportRequest(1)));
        var paper = await PaperAsync(school, teacher);
        Assert.Equal(("01/BC-TA", 2, 0, 0), (paper.DocumentNumber, paper.Version!.Value, paper.Departures.Count, paper.Missing.Count));
        var first = await DocumentAsync(school, teacher);
        Assert.Equal(paper.Sha256, Convert.ToHexStringLower(SHA256.HashData(first)));

        // The school gets another name, then is merged into another; the form asks something else; the ward is renamed too.
        await fixture.RenameAsync(place.SchoolA, "Trường Tiểu học Tên Mới", "tieu_hoc", [place.Department, place.FirstWard, place.SchoolA], new(2026, 1, 1), 2);
        await fixture.RenameAsync(place.FirstWard, "Phường Tên Mới", "ubnd_xa", [place.Department, place.FirstWard], new(2026, 1, 1), 2);
        await fixture.CloseAsync(place.SchoolA, "Trường Tiểu học Tên Mới", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2), place.SchoolB);
        var changed = Forms.Libraries with { Sections = [new("Mục khác hẳn", [new("khac", "Điều khác", FieldKind.Count)], [])], Checks = [] };
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/forms/{form}", fixture.Officer(place), new ChangeFormRequest(1, "Tên biểu khác", changed)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/forms/{form}/publish", fixture.Officer(place), new PublishFormRequest(2)));
        await Eventually.Async("the new names are heard", () => fixture.Reporting.Database.ScalarAsync<long>("select count(*) from unit_copy where unit_id = any ($1) and version = 2", new[] { place.SchoolA, place.FirstWard }), count => count == 2);

        var officer = fixture.Officer(place);
        Assert.Equal(first, await DocumentAsync(school, officer));
        // Also when it must be written anew from what was settled.
        await using var connection = await fixture.Reporting.Database.DataSource.OpenConnectionAsync();
        var settled = (await PaperStore.FindAsync(connection, school, null, default))!;
        var content = (await FormStore.FindAsync(connection, form, settled.FormVersion, default))!.Content;
        Assert.Equal(first, PaperStore.Write(new(settled.ReadFacts(), settled.Number, settled.IssuedOn, settled.Year, content, SubmissionStore.Read(settled.Answers), settled.Narrative)).Docx);
        var text = (await DocumentFiles.OpenAsync(first, "bao-cao.docx")).Text!.Text;
        Assert.Contains("TRƯỜNG A", text, StringComparison.Ordinal);
        Assert.Contains("Phường Một", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_report_keeps_its_number_and_both_editions_can_be_printed()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var (school, teacher) = (owed(place.SchoolA), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA));
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        await WriteAndSubmitAsync(school, teacher, 0, "Bản thứ nhất.");
        Assert.Equal("paper_settled", await CodeAsync(await fixture.SendAsync(HttpMethod.Put, $"/reports/{school}/paper", teacher, Head)));
        Assert.Equal("not_reporter", await CodeAsync(await fixture.SendAsync(HttpMethod.Put, $"/reports/{school}/paper", ward, Head)));
        var first = await DocumentAsync(school, ward);
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{school}/return", ward, new MoveReportRequest(2, "Sửa.")));
        Assert.Equal("/BC-TA", (await PaperAsync(school, teacher)).DocumentNumber);
        Assert.Equal("paper_missing", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper", ward)));
        await WriteAndSubmitAsync(school, teacher, 3, "Bản thứ hai.");
        var paper = await PaperAsync(school, ward);
        Assert.Equal(("01/BC-TA", 5), (paper.DocumentNumber, paper.Version!.Value));
        Assert.Equal([5, 2], paper.Editions);
        Assert.Equal(first, await DocumentAsync(school, ward, "?version=2"));
        Assert.NotEqual(first, await DocumentAsync(school, ward));
        Assert.Equal("out_of_scope", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper.docx", fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SecondWard))));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fixture.Reporting.Database.ExecuteAsync("update report_paper set facts = '{}' where obligation_id = $1", school));
    }

    [Fact]
    public async Task Numbers_of_a_unit_and_year_have_no_gap_when_many_are_handed_in_at_once()
    {
        var (place, _) = await SubmissionTests.OwedAsync(fixture);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        // All years that the school owes a report for; two of each are sent at once, of which one must fail.
        var owed = (await fixture.ObligationsAsync("pageSize=200&from=2020-01-01&to=2040-12-31", teacher)).Items.Where(one => one.UnitId == place.SchoolA).Select(one => one.ObligationId).ToList();
        Assert.True(owed.Count >= 3);
        foreach (var one in owed)
        {
            await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{one}", teacher, new WriteReportRequest(0, FormAnswers.None, "Đã xong.")));
        }

        var answers = await Task.WhenAll(owed.Concat(owed).Select(one => fixture.SendAsync(HttpMethod.Post, $"/reports/{one}/submit", teacher, new MoveReportRequest(1))));
        Assert.Equal(owed.Count, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(owed.Count, await fixture.Reporting.Database.ScalarAsync<int>("select max(number) from report_paper where unit_id = $1", place.SchoolA));
        Assert.Equal(owed.Count, await fixture.Reporting.Database.ScalarAsync<long>("select count(distinct number) from report_paper where unit_id = $1", place.SchoolA));
    }

    [PrintingFact]
    public async Task A_pdf_is_made_once_for_the_same_bytes()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var (school, teacher) = (owed(place.SchoolB), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB));
        await WriteAndSubmitAsync(school, teacher, 0, "Đã xong.");
        Assert.Equal("pdf_not_ready", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper.pdf", teacher)));
        Assert.Equal(HttpStatusCode.Accepted, (await fixture.SendAsync(HttpMethod.Post, $"/reports/{school}/paper/pdf", teacher)).StatusCode);
        await Eventually.Async("the PDF is there", async () => (await PaperAsync(school, teacher)).Pdf, state => state is PdfState.Ready or PdfState.Failed, TimeSpan.FromSeconds(90));
        using var answer = await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper.pdf", teacher);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        Assert.Contains("TRƯỜNG B", (await DocumentFiles.OpenAsync(pdf, "bao-cao.pdf")).Text!.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Post, $"/reports/{school}/paper/pdf", teacher)).StatusCode);
        Assert.Equal(pdf, await (await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}/paper.pdf", teacher)).Content.ReadAsByteArrayAsync());
        Assert.Equal(0, await fixture.Reporting.Database.ScalarAsync<long>("select count(*) from paper_job j join report_paper_file f using (sha256) where f.obligation_id = $1", school));
    }

    private async Task WriteAndSubmitAsync(Guid report, string token, int version, string words)
    {
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{report}", token, new WriteReportRequest(version, FormAnswers.None, words)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{report}/submit", token, new MoveReportRequest(version + 1)));
    }

    private Task<PaperView> PaperAsync(Guid report, string token) => fixture.GetAsync<PaperView>($"/reports/{report}/paper", token);

    private async Task<byte[]> DocumentAsync(Guid report, string token, string query = "")
    {
        using var answer = await fixture.SendAsync(HttpMethod.Get, $"/reports/{report}/paper.docx{query}", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task OkAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
