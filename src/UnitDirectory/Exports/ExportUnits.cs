using System.Globalization;
using System.Text;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Exports;

/// <summary>
/// GET /exports: the directory's units with their whole history, in the columns that the import of the same kind reads; importing the file
/// again says "same" for every row. Rows stream from the database; memory does not grow with them.
/// </summary>
internal static class ExportUnits
{
    private const int MostRows = 500_000;

    private static readonly string[] AreaColumns = ["unit_id", "code", "name", "type", "valid_from", "valid_to"];
    private static readonly string[] CommuneColumns = ["unit_id", "province_code", "code", "name", "type", "valid_from", "valid_to"];
    private static readonly string[] UnitColumns =
    [
        "unit_id", "scheme", "code", "codes", "name", "type", "ownership", "foreign_capital", "non_profit", "levels", "province_code", "commune_code", "locality", "parent_id",
        "valid_from", "valid_to",
    ];

    // A code of the place, by the last day of the period: codes move from one unit to another.
    private const string Provinces = """
        select p.unit_id::text, c.value, p.name, p.type_code, p.valid_from, p.valid_to
        from unit_period p join unit_type t on t.code = p.type_code
        cross join lateral (select value from unit_code c where c.unit_id = p.unit_id and c.scheme = 'gso_province' order by c.valid_from desc limit 1) c
        where t.kind = 'area' and t.level = 'province' order by p.valid_from, p.name, p.unit_id limit $1
        """;

    private const string Communes = """
        select p.unit_id::text, (select value from unit_code x where x.unit_id = p.province_id and x.scheme = 'gso_province' order by x.valid_from desc limit 1),
               c.value, p.name, p.type_code, p.valid_from, p.valid_to
        from unit_period p join unit_type t on t.code = p.type_code join unit u on u.unit_id = p.unit_id
        cross join lateral (select value from unit_code c where c.unit_id = p.unit_id and c.scheme = 'gso_commune' order by c.valid_from desc limit 1) c
        where t.kind = 'area' and t.level = 'commune' and ($2::uuid is null or u.path @> array[$2]) order by p.name, p.unit_id, p.valid_from limit $1
        """;

    private const string OtherUnits = """
        select p.unit_id::text, c.scheme, c.value,
               (select string_agg(x.scheme || ':' || x.value || '@' || to_char(x.valid_from, 'YYYY-MM-DD') || coalesce('..' || to_char(x.valid_to, 'YYYY-MM-DD'), ''), '; '
                                  order by x.scheme, x.valid_from, x.value) from unit_code x where x.unit_id = p.unit_id),
               p.name, p.type_code, p.ownership,
               case when p.foreign_capital then 'có' else 'không' end, case when p.non_profit then 'có' else 'không' end, p.levels,
               (select value from unit_code x where x.unit_id = p.province_id and x.scheme = 'gso_province' order by x.valid_from desc limit 1),
               (select value from unit_code x where x.unit_id = p.area_id and x.scheme = 'gso_commune' order by x.valid_from desc limit 1),
               p.locality, p.parent_id::text, p.valid_from, p.valid_to
        from unit_period p join unit_type t on t.code = p.type_code join unit u on u.unit_id = p.unit_id
        left join lateral (select scheme, value from unit_code c where c.unit_id = p.unit_id order by c.scheme, c.valid_from desc, c.value limit 1) c on true
        where t.kind <> 'area' and ($3 = 'units' or t.kind = 'institution') and ($2::uuid is null or u.path @> array[$2])
        order by array_length(u.path, 1), p.name, p.unit_id, p.valid_from limit $1
        """;

    private static readonly Refusal KindUnknown = new(
        "kind_unknown", "Không xuất được loại danh sách này.", "kind là một trong: provinces, communes, schools, units; format là csv hoặc xlsx.", StatusCodes.Status400BadRequest);

    internal static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(
        string kind, string format, HttpResponse response, NpgsqlDataSource database, CancellationToken cancellation, Guid? withinId = null)
    {
        if (!ImportStore.TryParse<ImportKind>(kind, out var what) || what == ImportKind.UnitTypes || format is not ("csv" or "xlsx"))
        {
            return KindUnknown.ToProblem();
        }

        var (sql, columns) = what switch
        {
            ImportKind.Provinces => (Provinces, AreaColumns),
            ImportKind.Communes => (Communes, CommuneColumns),
            _ => (OtherUnits, UnitColumns),
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Add(MostRows);
        if (what != ImportKind.Provinces)
        {
            command.Parameters.Add(new() { Value = (object?)withinId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        }

        if (columns == UnitColumns)
        {
            command.Add(kind);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        response.Headers.ContentDisposition = $"attachment; filename=\"{kind}.{format}\"";
        await (format == "csv" ? WriteCsvAsync(reader, columns, response, cancellation) : WriteWorkbookAsync(reader, columns, kind, response, cancellation));
        return TypedResults.Empty;
    }

    // With the mark at the beginning, for Excel takes a file without it for another encoding.
    private static async Task WriteCsvAsync(NpgsqlDataReader reader, string[] columns, HttpResponse response, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        await writer.WriteAsync(string.Join(',', columns) + "\r\n");
        while (await reader.ReadAsync(cancellation))
        {
            await writer.WriteAsync(string.Join(',', Enumerable.Range(0, columns.Length).Select(column => Quoted(Text(reader, column)))) + "\r\n");
        }
    }

    // The zip is written at once and cannot wait for a slow reader, so it goes to a file first.
    private static async Task WriteWorkbookAsync(NpgsqlDataReader reader, string[] columns, string sheet, HttpResponse response, CancellationToken cancellation)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var writer = new WorkbookWriter(file, sheet, columns.Select(column => new WorkbookColumn(column, 20)).ToList()))
        {
            var cells = new WorkbookCell[columns.Length];
            while (await reader.ReadAsync(cancellation))
            {
                for (var column = 0; column < cells.Length; column++)
                {
                    // Days too are words: the same in every program, and codes keep their zeros.
                    cells[column] = WorkbookCell.Of(Text(reader, column));
                }

                writer.Add(cells);
            }
        }

        response.ContentType = WorkbookWriter.MediaType;
        response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(response.Body, cancellation);
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : reader.GetFieldType(column) == typeof(DateOnly) || reader.GetDataTypeName(column) == "date" ? reader.GetFieldValue<DateOnly>(column).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : reader.GetString(column);

    private static string Quoted(string? text) =>
        text is null ? "" : text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
