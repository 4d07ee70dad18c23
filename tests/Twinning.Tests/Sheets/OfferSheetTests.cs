using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Sheets;

[Collection(OneService.Name)]
public sealed class OfferSheetTests(TwinningService service)
{
    private static readonly string[] Headings =
        ["Mã trường", "Trường", "Năm học", "Số trường có thể hỗ trợ", "Lĩnh vực", "Số lượng", "Đơn vị tính", "Hình thức", "Nội dung", "Mong muốn từ trường bạn", "Ghi chú"];

    [Fact]
    public async Task Rows_of_one_school_are_one_offer_and_the_same_sheet_again_changes_nothing()
    {
        var (first, second) = (await service.AddSchoolAsync("Trường Tiểu học Phố Bảng Một", ward: Tree.Ward), await service.AddSchoolAsync("Trường Tiểu học Phố Bảng Hai", ward: Tree.Ward));
        var registered = await (await service.RegisterAsync(service.WardOfficer, second, TwinningCalls.Offer())).ReadAsync<OfferView>(HttpStatusCode.Created);
        var sheet = Sheet(Row(first, "", "Giáo dục STEM"), Row(null, "Trường Tiểu học Phố Bảng Một", "giao_luu", "5"), Row(second, "", "Giáo dục STEM", "9"));
        var promised = await (await SendAsync(sheet, false)).ReadAsync<SheetImported>();
        Assert.Equal((false, 2, 1, 0, 0), (promised.Applied, promised.New, promised.Changed, promised.Same, promised.Refused));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from offer where school_id = $1", first));
        var done = await (await SendAsync(sheet, true)).ReadAsync<SheetImported>();
        Assert.Equal((true, promised.Rows.Count), (done.Applied, done.Rows.Count));
        Assert.Equal(2L, await service.Database.ScalarAsync<long>("select count(*) from offer_support join offer using (offer_id) where school_id = $1", first));
        var changed = await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/{registered.OfferId}", service.WardOfficer)).ReadAsync<OfferView>();
        Assert.Equal((2L, 9, 2), (changed.Version, Assert.Single(changed.Offer.Supports).Quantity, changed.Offer.MostPartners));
        var again = await (await SendAsync(sheet, true)).ReadAsync<SheetImported>();
        Assert.Equal((0, 0, 3), (again.New, again.Changed, again.Same));

        // What is exported is what may be imported.
        var exported = await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/export.xlsx?schoolYear={TwinningCalls.ThisYear}&under={first}", service.WardOfficer)).Content.ReadAsByteArrayAsync();
        var round = await (await SendAsync(exported, true)).ReadAsync<SheetImported>();
        Assert.Equal((0, 0, 2, 0), (round.New, round.Changed, round.Same, round.Refused));
    }

    [Fact]
    public async Task A_wrong_row_is_named_by_its_cell_and_then_nothing_is_written()
    {
        var (school, other) = (await service.AddSchoolAsync("Trường Tiểu học Phố Bảng Ba", ward: Tree.Ward), await service.AddSchoolAsync("Trường Tiểu học Phố Bảng Bốn", ward: Tree.Ward));
        var good = Row(school, "", "stem");
        string[] With(string[] row, int column, string text) => [.. row.Select((cell, place) => place == column ? text : cell)];
        var sheet = Sheet(
            good, With(good, 2, "2026-2028"), With(good, 3, "nhiều"), With(good, 4, "không có"), With(good, 5, "một"), With(good, 6, "cái"), With(good, 7, "qua bưu điện"), With(With(good, 4, "giao_luu"), 3, "4"),
            Row(other, "", "stem"), Row(other, "", "stem"), Row(Tree.BorderSchool, "", "stem"), Row(null, "Trường không có", "stem"));
        var report = await (await SendAsync(sheet, false)).ReadAsync<SheetImported>();
        Assert.Equal(
            [
                "2", "3 Năm học school_year_unreadable", "4 Số trường có thể hỗ trợ number_unreadable", "5 Lĩnh vực theme_unknown", "6 Số lượng number_unreadable", "7 Đơn vị tính choice_unknown",
                "8 Hình thức choice_unknown", "9 Số trường có thể hỗ trợ rows_disagree", "10", "11 Lĩnh vực support_twice", "12 Mã trường out_of_scope", "13 Trường school_unclear",
            ],
            report.Rows.Select(row => $"{row.Row} {row.Column} {row.Code}".Trim()));
        await (await SendAsync(sheet, true)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "rows_refused");
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from offer where school_id = any ($1)", (object)new[] { school, other }));
    }

    private static string[] Row(Guid? school, string name, string theme, string quantity = "3") =>
        [school?.ToString() ?? "", name, $"{TwinningCalls.ThisYear}-{TwinningCalls.ThisYear + 1}", "2", theme, quantity, "buổi", "trực tuyến", "Buổi dạy chung", "", ""];

    private static byte[] Sheet(params string[][] rows) => TestSheet.Of(Headings, rows);

    private Task<HttpResponseMessage> SendAsync(byte[] sheet, bool apply) =>
        service.Http.SendAsync(HttpMethod.Post, $"/offers/import?apply={(apply ? "true" : "false")}", service.WardOfficer, new ByteArrayContent(sheet));
}
