using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>GET /needs/export.xlsx: the open needs of one's own units in a school year, as the sheet that <see cref="ImportNeeds"/> takes; empty it is the form to fill in.</summary>
internal static class ExportNeeds
{
    internal const int MostRows = 20_000;

    internal const string SchoolId = "Mã trường";
    internal const string SchoolName = "Trường";
    internal const string Year = "Năm học";
    internal const string Theme = "Lĩnh vực";
    internal const string Urgency = "Mức cấp thiết (1-5)";
    internal const string Quantity = "Số lượng";
    internal const string Measure = "Đơn vị tính";
    internal const string Content = "Nội dung";
    internal const string Mode = "Hình thức";
    internal const string Brings = "Trường đóng góp";
    internal const string Evidence = "Minh chứng";
    internal const string Wished = "Mã trường mong muốn";

    private static readonly WorkbookColumn[] Columns =
    [
        new(SchoolId, 38), new(SchoolName, 40), new(Year, 12), new(Theme, 28), new(Urgency, 12), new(Quantity, 10), new(Measure, 12), new(Content, 60), new(Mode, 12), new(Brings, 40),
        new(Evidence, 30), new(Wished, 38),
    ];

    internal static readonly Refusal TooManyRows = new("too_many_rows", "Bảng quá lớn.", $"Một tệp chứa tối đa {MostRows} dòng; chọn một đơn vị (under) nhỏ hơn.");

    private const string Rows = $"""
        select {NeedRow.Columns} from need n join theme t using (theme_code) join unit_copy c on c.unit_id = n.school_id
        where n.state = 'open' and n.school_year = @schoolYear and (@everything or @unit = any (c.path)) and (@under::uuid is null or @under = any (c.path))
        order by n.school_name collate "vi-x-icu", n.school_id, t.place, n.measure limit @most
        """;

    internal static async Task<IResult> Handle(
        HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? schoolYear = null, Guid? under = null)
    {
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var values = new { scope.Everything, scope.Unit, under, schoolYear = schoolYear ?? SchoolYear.Of(clock.Today()), most = MostRows + 1 };
        var rows = (await connection.QueryAsync<NeedRow>(new CommandDefinition(Rows, values, cancellationToken: cancellation))).AsList();
        if (rows.Count > MostRows)
        {
            return TooManyRows.ToProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(Write(rows), WorkbookWriter.MediaType, "nhu-cau-ket-nghia.xlsx");
    }

    private static byte[] Write(List<NeedRow> rows)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Nhu cầu", Columns))
        {
            foreach (var row in rows)
            {
                sheet.Add(
                    WorkbookCell.Of(row.SchoolId.ToString()), WorkbookCell.Of(row.SchoolName), WorkbookCell.Of(SheetWords.OfYear(row.SchoolYear)), WorkbookCell.Of(row.ThemeName),
                    WorkbookCell.Of(row.Urgency), WorkbookCell.Of(row.Quantity), WorkbookCell.Of(SheetWords.Of(row.Measure)), WorkbookCell.Of(row.Content),
                    WorkbookCell.Of(SheetWords.Of(row.Mode)), WorkbookCell.Of(row.Brings), WorkbookCell.Of(row.Evidence), WorkbookCell.Of(row.WishedPartnerId?.ToString()));
            }
        }

        return file.ToArray();
    }
}
