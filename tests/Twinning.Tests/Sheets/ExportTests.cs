using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Sheets;

[Collection(OneService.Name)]
public sealed class ExportTests(TwinningService service)
{
    [Fact]
    public async Task Offers_are_written_line_by_line_for_ones_own_units_only()
    {
        var year = TwinningCalls.ThisYear + 2;
        var school = await service.AddSchoolAsync("Trường Tiểu học Phố Xuất", ward: Tree.Ward);
        var offer = TwinningCalls.Offer("mui_nhon", year, 4);
        offer = offer with { Supports = [.. offer.Supports, new("hoc_lieu_so", 20, SupportMeasure.Sets, SupportMode.Both, "=1+1")] };
        await (await service.RegisterAsync(service.WardOfficer, school, offer)).ReadAsync<OfferView>(HttpStatusCode.Created);
        var rows = await RowsAsync("/offers/export.xlsx", service.WardOfficer, year, school);
        Assert.Equal(
            ["4 Giáo dục mũi nhọn 12 buổi trực tuyến Mười hai buổi trực tuyến", "4 Học liệu số 20 bộ cả hai =1+1"],
            rows.Select(row => string.Join(' ', new[] { "Số trường có thể hỗ trợ", "Lĩnh vực", "Số lượng", "Đơn vị tính", "Hình thức", "Nội dung" }.Select(heading => row[heading]))));
        Assert.All(rows, row => Assert.Equal((school.ToString(), $"{year}-{year + 1}"), (row["Mã trường"], row["Năm học"])));
        Assert.Empty(await RowsAsync("/offers/export.xlsx", service.BorderOfficer, year, school));
        Assert.Empty(await RowsAsync("/offers/export.xlsx", service.WardOfficer, year + 1, school));
    }

    [Fact]
    public async Task Needs_of_other_units_are_not_written()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Xuất");
        await (await service.DeclareAsync(service.BorderOfficer, school, TwinningCalls.Need())).ReadAsync<NeedView>(HttpStatusCode.Created);
        Assert.Single(await RowsAsync("/needs/export.xlsx", service.BorderOfficer, TwinningCalls.ThisYear, school));
        Assert.Empty(await RowsAsync("/needs/export.xlsx", service.Officer, TwinningCalls.ThisYear, school));
    }

    // A sheet with its headings alone is an empty form, which the reader of imports has no use for.
    private async Task<IReadOnlyList<SheetRow>> RowsAsync(string path, string token, int year, Guid school)
    {
        var answer = await service.Http.SendAsync(HttpMethod.Get, $"{path}?schoolYear={year}&under={school}", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return SheetReader.Read(await answer.Content.ReadAsByteArrayAsync()).Rows;
    }
}
