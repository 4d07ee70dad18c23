using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Sheets;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>
/// GET /registers/{register}/export.xlsx and .docx: a register whole. Both are read and written within bounds: a workbook of at most 50,000 rows, made in a file that goes
/// when it has been sent; a document of at most 5,000.
/// </summary>
internal static class ExportRegister
{
    internal const int MostRows = 50_000;
    internal const int MostPrinted = 5_000;

    internal static readonly Refusal Unknown = new("register_unknown", "Không có danh mục này.", "Danh mục: schools, pairs, uncovered, coverage, connections.", StatusCodes.Status404NotFound);

    private const string Issuer = "select c.name, p.name as above from unit_copy c left join unit_copy p on p.unit_id = c.parent_id where c.unit_id = @unit";

    internal static async Task<IResult> HandleSheet(
        string register, [AsParameters] RegisterQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (sheet, rows, _, refusal) = await ReadAsync(connection, register, query, user, clock, MostRows, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(Write(sheet!, rows), WorkbookWriter.MediaType, $"{sheet!.FileName}.xlsx");
    }

    internal static async Task<IResult> HandleDocument(
        string register, [AsParameters] RegisterQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (sheet, rows, asked, refusal) = await ReadAsync(connection, register, query, user, clock, MostPrinted, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var issuer = await connection.QuerySingleOrDefaultAsync<IssuerRow>(new CommandDefinition(Issuer, asked, cancellationToken: cancellation));
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(OfficialDocumentWriter.ToBytes(DocumentOf(sheet!, rows, asked!, issuer, clock.Today())), OfficialDocumentWriter.MediaType, $"{sheet!.FileName}.docx");
    }

    private static async Task<(RegisterSheet? Sheet, IReadOnlyList<WorkbookCell[]> Rows, RegisterAsked? Asked, Refusal? Refusal)> ReadAsync(
        NpgsqlConnection connection, string register, RegisterQuery query, ClaimsPrincipal user, TimeProvider clock, int most, CancellationToken cancellation)
    {
        var (asked, refusal) = RegisterAsked.Of(query, user, clock.Today());
        var sheet = RegisterSheet.All.GetValueOrDefault(register);
        if (asked is null || sheet is null)
        {
            return (null, [], null, sheet is null ? Unknown : refusal);
        }

        var rows = await sheet.ReadAsync(connection, asked.Whole(most + 1), cancellation);
        return rows.Count > most
            ? (null, [], null, new("too_many_rows", "Danh mục quá dài.", $"Một tệp chứa tối đa {most} dòng; chọn cấp học (level) hoặc đơn vị (under)."))
            : (sheet, rows, asked, null);
    }

    private static FileStream Write(RegisterSheet sheet, IReadOnlyList<WorkbookCell[]> rows)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var writer = new WorkbookWriter(file, "Danh mục", sheet.Columns))
        {
            foreach (var row in rows)
            {
                writer.Add(row);
            }
        }

        file.Position = 0;
        return file;
    }

    private static OfficialDocument DocumentOf(RegisterSheet sheet, IReadOnlyList<WorkbookCell[]> rows, RegisterAsked asked, IssuerRow? issuer, DateOnly today) => new()
    {
        ParentIssuer = issuer?.Above,
        Issuer = issuer?.Name ?? "EduCoop",
        Number = "/DM-KN",
        Place = "",
        Date = null,
        Year = today.Year,
        TypeName = "Danh mục",
        Subject = $"{sheet.Title} năm học {SheetWords.OfYear(asked.SchoolYear)}",
        Body =
        [
            new TextBlock($"Danh mục có {rows.Count} dòng, số liệu tính đến hết {VietnameseDates.InWords(asked.Day)}, lập {VietnameseDates.InWords(today)}."),
            new TextBlock("Chi tiết tại Phụ lục kèm theo."),
        ],
        Signature = SignatureBlock.Of(null, null),
        Appendices = [new(sheet.Title, [.. sheet.Columns.Select(column => column.Heading)], [.. rows.Select(row => new TableRow([.. row.Select(RegisterSheet.WordsOf)]))])],
    };

    private sealed record IssuerRow
    {
        public required string Name { get; init; }

        public string? Above { get; init; }
    }
}
