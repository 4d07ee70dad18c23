using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EduCoop.Documents.Sheets;

/// <summary>A row that holds something.</summary>
/// <param name="Number">As the spreadsheet shows it, from 1.</param>
/// <param name="Cells">Text by column, counted from 0; empty cells are left out. A number is written as the file has it: with a point, without separators; a day is its serial number.</param>
public sealed record GridRow(int Number, IReadOnlyDictionary<int, string> Cells);

/// <summary>Why a sheet was not read.</summary>
public enum SheetFault
{
    /// <summary>It was.</summary>
    None,

    /// <summary>No workbook, or a damaged one.</summary>
    Broken,

    /// <summary>More bytes, rows or columns than allowed.</summary>
    TooLarge,
}

/// <summary>Reads the first sheet of an .xlsx. The archive is unpacked into nothing first: what it says of its own size may be a lie. Formulas are not worked out: their last value counts.</summary>
public static class SheetGrid
{
    private const int MostEntries = 1_000;
    private const long MostUnpacked = 50L * 1024 * 1024;
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <param name="content">The file.</param>
    /// <param name="mostRows">Rows that hold something.</param>
    /// <param name="mostColumns">Columns, from the first.</param>
    /// <returns>The rows in order; none when it was not read.</returns>
    public static (IReadOnlyList<GridRow> Rows, SheetFault Fault) Read(byte[] content, int mostRows, int mostColumns)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (!IsBounded(stream))
            {
                return ([], SheetFault.TooLarge);
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            return ReadDocument(document, mostRows, mostColumns);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException or InvalidOperationException
            or ArgumentException or IOException or NotSupportedException or KeyNotFoundException or OverflowException)
        {
            return ([], SheetFault.Broken);
        }
    }

    /// <summary>The day that a serial number means; null when the text is none.</summary>
    /// <param name="serial">As a cell has it, for example 46357.</param>
    public static DateOnly? Day(string serial) =>
        decimal.TryParse(serial, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 61 and < 2_958_466
            ? DateOnly.FromDayNumber(DayZero + (int)number)
            : null;

    /// <summary>The letters of a column, counted from 0: 0 is A.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static bool IsBounded(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var (unpacked, buffer) = (0L, new byte[64 * 1024]);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                if ((unpacked += read) > MostUnpacked)
                {
                    return false;
                }
            }
        }

        return archive.Entries.Count <= MostEntries;
    }

    private static (IReadOnlyList<GridRow> Rows, SheetFault Fault) ReadDocument(SpreadsheetDocument document, int mostRows, int mostColumns)
    {
        var workbook = document.WorkbookPart;
        if (workbook?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
        {
            return ([], SheetFault.Broken);
        }

        var strings = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var rows = new List<GridRow>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
            {
                continue;
            }

            var cells = row.Elements<Cell>().Select((cell, place) => (Place: Column(cell.CellReference?.Value) ?? place, Text: Text(cell, strings))).Where(cell => cell.Text.Length > 0)
                .DistinctBy(cell => cell.Place).ToDictionary(cell => cell.Place, cell => cell.Text);
            if (cells.Count == 0)
            {
                continue;
            }

            if (rows.Count == mostRows || cells.Keys.Any(place => place >= mostColumns))
            {
                return ([], SheetFault.TooLarge);
            }

            rows.Add(new((int)(row.RowIndex?.Value ?? (uint)(rows.Count + 1)), cells));
        }

        return rows.Count == 0 ? ([], SheetFault.Broken) : (rows, SheetFault.None);
    }

    private static string Text(Cell cell, List<string> strings)
    {
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value is not { } type ? value
            : type == CellValues.SharedString ? int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < strings.Count ? strings[place] : ""
            : type == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : type == CellValues.Error ? "" : value;
    }

    // "AB12" is column 27, counted from 0.
    private static int? Column(string? reference)
    {
        var column = (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
        return column == 0 ? null : column - 1;
    }
}
