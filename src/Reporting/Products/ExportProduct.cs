using System.Globalization;
using System.Security.Claims;
using System.Text;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>
/// GET /products/{code}.xlsx, .csv and .docx: a product whole, of the same rows as on the screen. The workbook is written row by row into a file that goes when it has been
/// sent, at most 100,000 rows; the document holds at most 5,000.
/// </summary>
internal static class ExportProduct
{
    internal const int MostRows = 100_000;
    internal const int MostPrinted = 5_000;

    internal static async Task<IResult> HandleSheet(
        string code, [AsParameters] ProductQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (product, asked, totals, refusal) = await FindAsync(connection, code, query, user, clock, MostRows, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var columns = product!.Shown.Columns;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var writer = new WorkbookWriter(file, product.Shown.Vi, [.. columns.Select(column => new WorkbookColumn(column.Vi, WidthOf(column.Kind)))]))
        {
            await foreach (var row in GetProduct.RowsAsync(connection, product, asked!, MostRows, 0, cancellation))
            {
                writer.Add([.. row.Cells.Select((cell, i) => CellOf(columns[i], cell))]);
            }

            if (totals.Any(total => total is not null))
            {
                writer.Add([.. totals.Select((total, i) => i == 0 ? WorkbookCell.Of("Tổng cộng") : total is null ? default : CellOf(columns[i], total))]);
            }
        }

        file.Position = 0;
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(file, WorkbookWriter.MediaType, $"{code}.xlsx");
    }

    // RFC 4180 with a mark of UTF-8, numbers with a point and days as yyyy-MM-dd; what a spreadsheet would take for a formula is set off by an apostrophe.
    internal static async Task<IResult> HandleCsv(
        string code, [AsParameters] ProductQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (product, asked, _, refusal) = await FindAsync(connection, code, query, user, clock, MostRows, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var columns = product!.Shown.Columns;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            await writer.WriteAsync(string.Join(',', columns.Select(column => Quoted(column.Vi))) + "\r\n");
            await foreach (var row in GetProduct.RowsAsync(connection, product, asked!, MostRows, 0, cancellation))
            {
                await writer.WriteAsync(string.Join(',', row.Cells.Select((cell, i) => IsWritten(columns[i]) ? Quoted(ProductDocument.WordsOf(columns[i], cell)) : cell)) + "\r\n");
            }
        }

        file.Position = 0;
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(file, "text/csv; charset=utf-8", $"{code}.csv");
    }

    internal static async Task<IResult> HandleDocument(
        string code, [AsParameters] ProductQuery query, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, refusal) = await DocumentAsync(code, query, user, database, clock, cancellation);
        if (document is null)
        {
            return refusal!.ToProblem();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(OfficialDocumentWriter.ToBytes(document), OfficialDocumentWriter.MediaType, $"{code}.docx");
    }

    /// <summary>The product as an official document, whatever it is written to.</summary>
    internal static async Task<(OfficialDocument? Document, Refusal? Refusal)> DocumentAsync(
        string code, ProductQuery query, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (product, asked, totals, refusal) = await FindAsync(connection, code, query, user, clock, MostPrinted, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var rows = new List<ProductRow>();
        await foreach (var row in GetProduct.RowsAsync(connection, product!, asked!, MostPrinted, 0, cancellation))
        {
            rows.Add(row);
        }

        return (ProductDocument.Of(product!, asked!, rows, totals, await ProductDocument.HeadAsync(connection, asked!, cancellation), clock.Today()), null);
    }

    private static async Task<(ProductSource? Product, ProductAsked? Asked, IReadOnlyList<string?> Totals, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, string code, ProductQuery query, ClaimsPrincipal user, TimeProvider clock, int most, CancellationToken cancellation)
    {
        var (asked, refusal) = ProductAsked.Of(query, user, clock.Today());
        var product = ProductList.Find(code);
        if (asked is null || product is null)
        {
            return (null, null, [], refusal ?? GetProduct.Unknown);
        }

        var (count, totals) = await GetProduct.TotalsAsync(connection, product, asked, cancellation);
        return count > most
            ? (null, null, [], new("too_many_rows", "Bảng quá dài.", string.Create(CultureInfo.InvariantCulture, $"Một tệp chứa tối đa {most} dòng; chọn đơn vị (unitId), kế hoạch (planId) hoặc kỳ (from, to).")))
            : (product, asked, totals, null);
    }

    private static bool IsWritten(ProductColumn column) => column.Kind is ProductCellKind.Words or ProductCellKind.Coded;

    private static string Quoted(string text)
    {
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return plain.AsSpan().ContainsAny(",\"\r\n") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static double WidthOf(ProductCellKind kind) => kind switch { ProductCellKind.Words => 40, ProductCellKind.Coded => 26, _ => 18 };

    private static WorkbookCell CellOf(ProductColumn column, string? cell) => (column.Kind, cell) switch
    {
        (ProductCellKind.Day, { } day) => WorkbookCell.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture)),
        (ProductCellKind.Count or ProductCellKind.Vnd, { } number) => WorkbookCell.Of(decimal.Parse(number, CultureInfo.InvariantCulture)),
        _ => WorkbookCell.Of(ProductDocument.WordsOf(column, cell)),
    };
}
