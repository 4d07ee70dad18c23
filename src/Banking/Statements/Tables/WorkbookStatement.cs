using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>An .xlsx workbook: measured as it really unpacks before it is opened, then read cell by cell. The first sheet that is a statement counts.</summary>
internal static class WorkbookStatement
{
    private const int MostParts = 1_000;
    private const int MostSheets = 20;
    private const int MostColumns = 200;
    private const int MostStrings = 5_000_000;

    internal static void Read(Stream stream, StatementTally tally, ReadingOptions options) =>
        _ = Open(stream, options, (package, _) => ReadSheets(package, tally, options)) ?? throw TextStatement.Unknown();

    /// <summary>A workbook that was measured, and its bytes.</summary>
    /// <exception cref="StatementRefusedException">It is damaged or too large.</exception>
    internal static T? Open<T>(Stream stream, ReadingOptions options, Func<SpreadsheetDocument, MemoryStream, T?> read)
        where T : class
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        try
        {
            Measure(file, options);
            file.Position = 0;
            using var package = SpreadsheetDocument.Open(file, isEditable: false);
            return read(package, file);
        }
        catch (Exception broken) when (broken is InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or FileFormatException or FormatException or InvalidOperationException or IOException or KeyNotFoundException or ArgumentException)
        {
            throw StatementRefusedException.Of("unknown_layout", "Tệp Excel không đọc được.", $"Tệp bị hỏng hoặc không phải .xlsx; mở bằng Excel rồi lưu lại. ({broken.GetType().Name})", 1);
        }
    }

    // What a part says of its size may be a lie; only unpacking tells.
    private static void Measure(MemoryStream file, ReadingOptions options)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts)
        {
            throw StatementRefusedException.Of("too_large_unpacked", "Tệp Excel có quá nhiều phần.", $"Không quá {MostParts} phần.");
        }

        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var part in zip.Entries)
        {
            using var content = part.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                total += read;
                if (total > options.MaxUnpackedBytes)
                {
                    throw StatementRefusedException.Of("too_large_unpacked", "Tệp nén bung ra quá lớn.", $"Sao kê sau khi bung không quá {options.MaxUnpackedBytes / (1024 * 1024)} MB.");
                }
            }
        }
    }

    /// <returns>The sheet that is a statement; null when none is.</returns>
    internal static StatementSheet? ReadSheets(SpreadsheetDocument package, StatementTally tally, ReadingOptions options)
    {
        var book = package.WorkbookPart ?? throw new InvalidDataException();
        var strings = ReadStrings(book);
        foreach (var sheet in book.Workbook.Descendants<Sheet>().Take(MostSheets))
        {
            if (sheet.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart part && TableStatement.TryRead(Rows(part, strings, options), tally, options))
            {
                return new(sheet.Name?.Value ?? "", part);
            }
        }

        return null;
    }

    /// <returns>The cells of a row that hold something; null when there is no such row.</returns>
    internal static IReadOnlyList<WorkbookCell>? FindRow(SpreadsheetDocument package, WorksheetPart part, int number, ReadingOptions options)
    {
        foreach (var row in Rows(part, ReadStrings(package.WorkbookPart!), options))
        {
            if (row.Place.Line == number)
            {
                return [.. row.Cells.Select((cell, i) => new WorkbookCell($"{Letters(i)}{number}", cell.Text)).Where(cell => cell.Text.Length > 0)];
            }
        }

        return null;
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static List<string> ReadStrings(WorkbookPart book)
    {
        var strings = new List<string>();
        if (book.SharedStringTablePart is not { } part)
        {
            return strings;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && strings.Count < MostStrings)
            {
                strings.Add(TextOf(reader.LoadCurrentElement()!));
            }
        }

        return strings;
    }

    // What is read aloud for Chinese letters is no part of the text.
    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private static IEnumerable<Row> Rows(WorksheetPart part, List<string> strings, ReadingOptions options)
    {
        using var reader = OpenXmlReader.Create(part);
        var cells = new List<Cell>();
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Row))
            {
                if (reader.IsStartElement)
                {
                    cells = [];
                    number = RowNumber(reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value, number);
                    if (number > options.MaxLines)
                    {
                        throw StatementRefusedException.Of("too_many_lines", "Sao kê có quá nhiều dòng.", $"Chia sao kê thành các tệp không quá {options.MaxLines} dòng.", number);
                    }
                }

                if (reader.IsEndElement && cells.Count > 0)
                {
                    yield return new Row(new LinePlace(number, -1, 0), cells);
                    cells = [];
                }
            }
            else if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Cell) && reader.IsStartElement && cells.Count < MostColumns)
            {
                Add(cells, (DocumentFormat.OpenXml.Spreadsheet.Cell)reader.LoadCurrentElement()!, strings);
            }
        }
    }

    /// <summary>A row says its number, or is the next one.</summary>
    internal static int RowNumber(string? written, int before) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : before + 1;

    private static void Add(List<Cell> cells, DocumentFormat.OpenXml.Spreadsheet.Cell cell, List<string> strings)
    {
        var column = cell.CellReference?.Value is { } place ? ColumnOf(place) : cells.Count;
        while (cells.Count < column && cells.Count < MostColumns)
        {
            cells.Add(new Cell(""));
        }

        if (cells.Count == column)
        {
            cells.Add(Read(cell, strings));
        }
    }

    private static Cell Read(DocumentFormat.OpenXml.Spreadsheet.Cell cell, List<string> strings)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return new Cell(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "");
        }

        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return new Cell(cell.InlineString is { } inline ? TextOf(inline) : "");
        }

        var isNumber = cell.DataType is null || cell.DataType.Value == CellValues.Number;
        return isNumber && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number) : new Cell(value);
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (letter is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    /// <summary>The sheet that a statement is read from.</summary>
    internal sealed record StatementSheet(string Name, WorksheetPart Part);
}
