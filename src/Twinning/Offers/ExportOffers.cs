using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>GET /offers/export.xlsx: the registered offers of one's own units in a school year, one row for each theme that is given, as the sheet that <see cref="ImportOffers"/> takes; empty it is the form to fill in.</summary>
internal static class ExportOffers
{
    internal const string Most = "Số trường có thể hỗ trợ";
    internal const string Wishes = "Mong muốn từ trường bạn";
    internal const string Note = "Ghi chú";

    private static readonly WorkbookColumn[] Columns =
    [
        new(ExportNeeds.SchoolId, 38), new(ExportNeeds.SchoolName, 40), new(ExportNeeds.Year, 12), new(Most, 12), new(ExportNeeds.Theme, 28), new(ExportNeeds.Quantity, 10),
        new(ExportNeeds.Measure, 12), new(ExportNeeds.Mode, 12), new(ExportNeeds.Content, 60), new(Wishes, 40), new(Note, 40),
    ];

    private const string Rows = $"""
        select {OfferRow.Columns} from offer o join unit_copy c on c.unit_id = o.school_id
        where o.state = 'registered' and o.school_year = @schoolYear and (@everything or @unit = any (c.path)) and (@under::uuid is null or @under = any (c.path))
        order by o.school_name collate "vi-x-icu", o.offer_id limit @most
        """;

    internal static async Task<IResult> Handle(
        HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? schoolYear = null, Guid? under = null)
    {
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var themes = (await ListThemes.ReadAsync(connection, cancellation)).ToDictionary(theme => theme.ThemeCode, theme => theme.Name, StringComparer.Ordinal);
        var values = new { scope.Everything, scope.Unit, under, schoolYear = schoolYear ?? SchoolYear.Of(clock.Today()), most = ExportNeeds.MostRows + 1 };
        var offers = (await connection.QueryAsync<OfferRow>(new CommandDefinition(Rows, values, cancellationToken: cancellation))).AsList();
        if (offers.Count > ExportNeeds.MostRows)
        {
            return ExportNeeds.TooManyRows.ToProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(Write(offers, themes), WorkbookWriter.MediaType, "dang-ky-ho-tro-ket-nghia.xlsx");
    }

    private static byte[] Write(List<OfferRow> offers, Dictionary<string, string> themes)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Đăng ký hỗ trợ", Columns))
        {
            foreach (var (row, line) in offers.SelectMany(row => row.Said.Supports.Select(line => (row, line))))
            {
                sheet.Add(
                    WorkbookCell.Of(row.SchoolId.ToString()), WorkbookCell.Of(row.SchoolName), WorkbookCell.Of(SheetWords.OfYear(row.SchoolYear)), WorkbookCell.Of(row.MostPartners),
                    WorkbookCell.Of(themes[line.ThemeCode]), WorkbookCell.Of(line.Quantity), WorkbookCell.Of(SheetWords.Of(line.Measure)), WorkbookCell.Of(SheetWords.Of(line.Mode)),
                    WorkbookCell.Of(line.Text), WorkbookCell.Of(row.Wishes), WorkbookCell.Of(row.Note));
            }
        }

        return file.ToArray();
    }
}
