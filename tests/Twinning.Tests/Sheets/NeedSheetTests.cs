using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Sheets;

[Collection(OneService.Name)]
public sealed class NeedSheetTests(TwinningService service)
{
    private static readonly string[] Headings =
        ["Mã trường", "Trường", "Năm học", "Lĩnh vực", "Mức cấp thiết (1-5)", "Số lượng", "Đơn vị tính", "Nội dung", "Hình thức", "Trường đóng góp", "Minh chứng", "Mã trường mong muốn"];

    [Fact]
    public async Task What_the_dry_run_promises_the_real_run_does_and_the_same_sheet_again_changes_nothing()
    {
        var (first, second) = (await service.AddSchoolAsync("Trường Tiểu học Bản Bảng Một"), await service.AddSchoolAsync("Trường Tiểu học Bản Bảng Hai"));
        var year = TwinningCalls.ThisYear;
        await (await service.DeclareAsync(service.BorderOfficer, second, TwinningCalls.Need("stem"))).ReadAsync<NeedView>(HttpStatusCode.Created);
        var sheet = Sheet(
            Row(first, "", "Giáo dục STEM", quantity: "5"), Row(null, "Trường Tiểu học Bản Bảng Một", "giao_luu", measure: "học sinh", quantity: "120"),
            Row(second, "", "Giáo dục STEM", quantity: "7"));
        var promised = await (await SendAsync(sheet, false)).ReadAsync<SheetImported>();
        Assert.Equal((false, 2, 1, 0, 0), (promised.Applied, promised.New, promised.Changed, promised.Same, promised.Refused));
        Assert.Equal(0L, await CountAsync(first));
        var done = await (await SendAsync(sheet, true)).ReadAsync<SheetImported>();
        Assert.Equal(promised.Rows, done.Rows);
        Assert.True(done.Applied);
        Assert.Equal(2L, await CountAsync(first));
        var again = await (await SendAsync(sheet, true)).ReadAsync<SheetImported>();
        Assert.Equal((0, 0, 3), (again.New, again.Changed, again.Same));
        Assert.Equal(2L, await CountAsync(first));
        Assert.Equal((2L, 7), (
            await service.Database.ScalarAsync<long>("select version from need where school_id = $1", second), await service.Database.ScalarAsync<int>("select quantity from need where school_id = $1", second)));
        Assert.Equal(2L, await service.Database.ScalarAsync<long>("select count(*) from need_history h join need n using (need_id) where n.school_id = $1", second));

        // What is exported is what may be imported.
        var exported = await (await service.Http.SendAsync(HttpMethod.Get, $"/needs/export.xlsx?schoolYear={year}&under={first}", service.BorderOfficer)).Content.ReadAsByteArrayAsync();
        var round = await (await SendAsync(exported, true)).ReadAsync<SheetImported>();
        Assert.Equal((0, 0, 2, 0), (round.New, round.Changed, round.Same, round.Refused));
    }

    [Fact]
    public async Task A_wrong_row_is_named_by_its_cell_and_then_nothing_is_written()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Bảng Ba");
        foreach (var _ in new[] { 1, 2 })
        {
            await service.AddSchoolAsync("Trường Tiểu học Bản Trùng Tên");
        }

        var good = Row(school, "", "stem");
        string[] With(int column, string text) => [.. good.Select((cell, place) => place == column ? text : cell)];
        var sheet = Sheet(
            good, With(2, "2026-2028"), With(3, "không có"), With(4, "gấp"), With(4, "9"), With(5, "0"), With(6, "cái"), With(7, ""), With(8, "qua bưu điện"), With(11, "abc"), good,
            Row(Tree.School, "", "stem"), Row(null, "Trường Tiểu học Bản Trùng Tên", "stem"), Row(null, "Trường không có", "stem"), With(11, school.ToString()));
        var report = await (await SendAsync(sheet, false)).ReadAsync<SheetImported>();
        Assert.Equal(
            [
                "2", "3 Năm học school_year_unreadable", "4 Lĩnh vực theme_unknown", "5 Mức cấp thiết (1-5) number_unreadable", "6 Mức cấp thiết (1-5) urgency_outside", "7 Số lượng quantity_outside",
                "8 Đơn vị tính choice_unknown", "9 Nội dung text_invalid", "10 Hình thức choice_unknown", "11 Mã trường mong muốn id_unreadable", "12 Lĩnh vực row_twice", "13 Mã trường out_of_scope",
                "14 Trường school_unclear", "15 Trường school_unclear", "16 Mã trường mong muốn wished_partner_unfit",
            ],
            report.Rows.Select(row => $"{row.Row} {row.Column} {row.Code}".Trim()));
        Assert.All(report.Rows.Skip(1), row => Assert.False(string.IsNullOrWhiteSpace(row.Detail)));
        var problem = await (await SendAsync(sheet, true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "rows_refused");
        Assert.Equal(14, problem.Body.GetProperty("rows").GetArrayLength());
        Assert.Equal(0L, await CountAsync(school));
    }

    [Fact]
    public async Task A_file_that_is_no_sheet_or_too_large_is_refused()
    {
        await (await SendAsync("không phải Excel"u8.ToArray(), true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "workbook_broken");
        await (await SendAsync([0x50, 0x4B, 0x03, 0x04, 1, 2, 3], true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "workbook_broken");
        await (await SendAsync(Sheet(), true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "workbook_broken");
        var many = Sheet([.. Enumerable.Repeat(Row(Tree.BorderSchool, "", "stem"), 1001)]);
        await (await SendAsync(many, true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "workbook_too_large");
    }

    private static string[] Row(Guid? school, string name, string theme, string quantity = "3", string measure = "bộ") =>
        [school?.ToString() ?? "", name, $"{TwinningCalls.ThisYear}-{TwinningCalls.ThisYear + 1}", theme, "4", quantity, measure, "Bộ thực hành cho khối 4 và 5", "cả hai", "Đón đoàn", "", ""];

    private static byte[] Sheet(params string[][] rows) => TestSheet.Of(Headings, rows);

    private Task<HttpResponseMessage> SendAsync(byte[] sheet, bool apply) =>
        service.Http.SendAsync(HttpMethod.Post, $"/needs/import?apply={(apply ? "true" : "false")}", service.BorderOfficer, new ByteArrayContent(sheet));

    private Task<long> CountAsync(Guid school) => service.Database.ScalarAsync<long>("select count(*) from need where school_id = $1", school);
}
