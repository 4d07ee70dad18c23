using System.Net;
using System.Net.Http.Headers;
using EduCoop.Documents.Files;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Papers;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>A unit prints the reports of a form by its own Word file; what was printed stays as it was when the file changes.</summary>
public sealed class PaperTemplateTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    [Fact]
    public async Task A_unit_prints_by_its_own_file_and_a_paper_keeps_the_version_it_was_printed_by()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        var (school, teacher) = (owed(place.SchoolA), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA));

        using (var broken = await SendAsync(form, teacher, Template("Số trường: {{so_truong}} {{khong_co}}")))
        {
            var problem = await broken.ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal(("template_wrong", "field_unknown"), (problem.GetProperty("code").GetString(), problem.GetProperty("faults")[0].GetProperty("code").GetString()));
        }

        Assert.Null((await fixture.GetAsync<PaperTemplateView>($"/forms/{form}/paper-template", teacher)).Version);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(form, fixture.Reporting.Tokens.For(Roles.Auditor, place.SchoolA), Template("{{so_truong}}"))).StatusCode);
        var kept = await (await SendAsync(form, teacher, Template("Mẫu một: {{so_truong}} trường, {{vb_don_vi}}"))).ReadAsync<PaperTemplateView>();
        Assert.Equal((1, 0), (kept.Version!.Value, kept.Faults.Count));
        Assert.Contains("vb_nguoi_ky", kept.Fields);

        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{school}", teacher, new WriteReportRequest(0, Forms.Filled(), "Xong.", form)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{school}/submit", teacher, new MoveReportRequest(1)));
        var first = await DocumentAsync(school, teacher);
        Assert.Contains("Mẫu một: 3 trường, Trường A", (await DocumentFiles.OpenAsync(first, "a.docx")).Text!.Text, StringComparison.Ordinal);

        await OkAsync(SendAsync(form, teacher, Template("Mẫu hai: {{so_truong}}")));
        Assert.Equal(first, await DocumentAsync(school, teacher));
        // Another unit prints in the usual form.
        var other = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB);
        Assert.Null((await fixture.GetAsync<PaperTemplateView>($"/forms/{form}/paper-template", other)).Version);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.SendAsync(HttpMethod.Get, $"/forms/{form}/paper-template.docx", other)).StatusCode);
        await OkAsync(fixture.SendAsync(HttpMethod.Delete, $"/forms/{form}/paper-template", teacher));
        Assert.Null((await fixture.GetAsync<PaperTemplateView>($"/forms/{form}/paper-template", teacher)).Version);
        Assert.Equal(first, await DocumentAsync(school, teacher));
    }

    [Fact]
    public async Task The_sample_is_a_template_itself_and_an_own_file_is_shown_with_made_up_data()
    {
        var (place, _) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var sample = await FileAsync($"/forms/{form}/paper-template/sample.docx", teacher);
        Assert.Contains("{{so_truong}}", (await DocumentFiles.OpenAsync(sample, "a.docx")).Text!.Text, StringComparison.Ordinal);
        var empty = (await DocumentFiles.OpenAsync(await FileAsync($"/forms/{form}/paper-template/preview.docx", teacher), "a.docx")).Text!.Text;
        Assert.Contains("Trường A", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", empty, StringComparison.Ordinal);
        // Sent as it came, it is taken; changed in Word, it is what is shown.
        await OkAsync(SendAsync(form, teacher, sample));
        await OkAsync(SendAsync(form, teacher, Template("Trường có {{so_truong}} điểm")));
        Assert.Contains("Trường có 12 điểm", (await DocumentFiles.OpenAsync(await FileAsync($"/forms/{form}/paper-template/preview.docx", teacher), "a.docx")).Text!.Text, StringComparison.Ordinal);
        // Another unit does not see it.
        var other = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB);
        Assert.DoesNotContain("Trường có 12 điểm", (await DocumentFiles.OpenAsync(await FileAsync($"/forms/{form}/paper-template/preview.docx", other), "a.docx")).Text!.Text, StringComparison.Ordinal);
    }

    private async Task<byte[]> FileAsync(string path, string token)
    {
        using var answer = await fixture.SendAsync(HttpMethod.Get, path, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static byte[] Template(string words) => OfficialDocumentWriter.ToBytes(new()
    {
        Issuer = "Mẫu", Number = "/BC", Place = "Nơi", TypeName = "Báo cáo", Subject = "Mẫu của trường", Body = [new TextBlock(words)], Signature = new(["HIỆU TRƯỞNG"], null), Year = 2026,
    });

    private async Task<HttpResponseMessage> SendAsync(Guid form, string token, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/forms/{form}/paper-template?fileName=mau.docx") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await fixture.Reporting.Http.SendAsync(request);
    }

    private async Task<byte[]> DocumentAsync(Guid report, string token) => await (await fixture.SendAsync(HttpMethod.Get, $"/reports/{report}/paper.docx", token)).Content.ReadAsByteArrayAsync();

    private static async Task OkAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
