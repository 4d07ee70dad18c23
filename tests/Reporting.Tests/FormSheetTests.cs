using System.Net;
using System.Net.Http.Headers;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Sheets;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>A form goes out as a workbook and comes back with what was filled in, each fault with its row and column.</summary>
public sealed class FormSheetTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly FormView Form = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Sở", "Biểu thư viện", 3, 3, 3, Forms.Libraries, "Người lập", DateTimeOffset.UnixEpoch);

    [Fact]
    public void What_goes_out_comes_back_as_it_was()
    {
        var filled = FormReader.Read(Forms.Libraries, Forms.Filled(("ghi_chu", "=Cần thêm\nsách")));
        var (reading, refusal) = FormSheet.Read(Form, FormSheet.Write(Form, filled.Answers));
        Assert.Null(refusal);
        Assert.Empty(reading!.Faults);
        Assert.Equal(filled.Answers.Values.OrderBy(value => value.Key), reading.Answers.Values.OrderBy(value => value.Key));
        Assert.Equal(filled.Answers.Tables["sach"].Select(row => string.Join('|', row.OrderBy(cell => cell.Key))), reading.Answers.Tables["sach"].Select(row => string.Join('|', row.OrderBy(cell => cell.Key))));
    }

    [Fact]
    public void Each_fault_names_its_row_and_column()
    {
        var bytes = Sheet(
            ["so_truong", "Số trường", "ba"], ["ngay_hop", "Ngày họp", "20/11/2026"], ["la_gi", "Dòng lạ", "1"],
            // Columns were moved, and the first row of the table was left empty.
            ["sach#", "Sách", "Số bản", "Tên sách", "Giá"], ["sach[1]", "Hàng 1", null, null, null], ["sach[2]", "Hàng 2", "-5", "Toán 4", "1.5E3"]);
        var (reading, refusal) = FormSheet.Read(Form, bytes);
        Assert.Null(refusal);
        Assert.Equal(
            [(5, "A", "row_unknown"), (3, "C", "value_unfit"), (null, null, "value_missing"), (8, "C", "value_outside")],
            reading!.Faults.Select(fault => (fault.Row, fault.Column, fault.Code)));
        Assert.StartsWith("Dòng 8, cột C: ", reading.Faults[^1].Message, StringComparison.Ordinal);
        Assert.Equal(("2026-11-20", "1500"), (reading.Answers.Values["ngay_hop"], Assert.Single(reading.Answers.Tables["sach"])["gia"]));
    }

    [Theory]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("7.0000000000000007E-2", "0.07")]
    [InlineData("15000.01", "15000.01")]
    [InlineData("nhiều", "nhiều")]
    [InlineData("999999999999999", "999999999999999")]
    public void A_number_is_what_the_spreadsheet_shows(string written, string read) => Assert.Equal(read, FormSheet.Value(new("gia", "Giá", FieldKind.Number), written));

    [Fact]
    public void Another_form_and_a_damaged_file_are_refused()
    {
        Assert.Equal("sheet_other_form", FormSheet.Read(Form with { Version = 4 }, FormSheet.Write(Form, Forms.Filled())).Refusal!.Code);
        Assert.Equal("workbook_broken", FormSheet.Read(Form, FormSheet.Write(Form, Forms.Filled())[..900]).Refusal!.Code);
    }

    [Fact]
    public async Task Whoever_writes_the_report_takes_its_form_along_and_nothing_is_kept_by_reading()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        var school = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var path = $"/reports/{owed(place.SchoolA)}/sheet";
        using var file = await fixture.SendAsync(HttpMethod.Get, $"{path}.xlsx?formId={form}", school);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        var read = await (await PostAsync(school)).ReadAsync<SheetReading>();
        Assert.Equal(["so_truong", "so_co_phong"], read.Faults.Select(fault => fault.Place));
        Assert.Equal(("0", 5, "C"), (read.Answers.Values["viec_dung_han"], read.Faults[0].Row, read.Faults[0].Column));
        Assert.Equal(0, (await fixture.GetAsync<Submissions.SubmissionView>($"/reports/{owed(place.SchoolA)}", school)).Version);
        await (await PostAsync(fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_reporter");

        async Task<HttpResponseMessage> PostAsync(string token)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            return await fixture.SendAsync(HttpMethod.Post, $"{path}?formId={form}", token, content);
        }
    }

    private static byte[] Sheet(params string?[][] rows)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Biểu", [new("Mã"), new("Biểu"), new("1"), new("2"), new("3")]))
        {
            sheet.Add(WorkbookCell.Of("_bieu"), default, WorkbookCell.Of($"{Form.FormId}/3"));
            foreach (var row in rows)
            {
                sheet.Add([.. row.Select(cell => WorkbookCell.Of(cell))]);
            }

            sheet.Finish();
        }

        return file.ToArray();
    }
}
