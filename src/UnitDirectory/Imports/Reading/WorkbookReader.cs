using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Reads the first visible sheet of an .xlsx as a stream, after the archive has proven that it is not a bomb.</summary>
internal static class WorkbookReader
{
    private const int MaxEntries = 2_000;
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const int MaxSharedStrings = 2_000_000;

    internal static TableContent Read(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (Refuse(stream) is { } refusal)
            {
                return TableContent.Refused(refusal);
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MaxUnpacked });
            return ReadDocument(document);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException
            or InvalidOperationException or ArgumentException or IOException or NotSupportedException or KeyNotFoundException)
        {
            return TableContent.Refused(FileRefusals.WorkbookBroken);
        }
    }

    // What an archive says about its sizes may be a lie, so every entry is unpacked into nothing and counted.
    private static Refusal? Refuse(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
        {
            return FileRefusals.WorkbookTooLarge;
        }

        var unpacked = 0L;
        var buffer = new byte[128 * 1024];
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > MaxUnpacked)
                {
                    return FileRefusals.WorkbookTooLarge;
                }
            }
        }

        return null;
    }

    private static TableContent ReadDocument(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart;
        var sheet = workbook?.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible);
        if (workbook is null || sheet?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
        {
            return TableContent.Refused(FileRefusals.WorkbookBroken);
        }

        var strings = SharedStrings(workbook);
        var rows = new List<TableRow>();
        using var reader = OpenXmlReader.Create(part);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            number = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { Length: > 0 } given
                ? int.Parse(given, CultureInfo.InvariantCulture)
                : number + 1;
            if (ReadRow(reader, number, strings) is not { } row)
            {
                return TableContent.Refused(FileRefusals.TooManyColumns);
            }

            if (row.IsEmpty)
            {
                continue;
            }

            if (rows.Count == FileRefusals.MaxRows + HeaderMap.SearchedRows)
            {
                return TableContent.Refused(FileRefusals.TooManyRows);
            }

            rows.Add(row);
        }

        return new(rows);
    }

    private static TableRow? ReadRow(OpenXmlReader reader, int number, List<string> strings)
    {
        var cells = new List<string>();
        if (!reader.ReadFirstChild())
        {
            return new(number, cells);
        }

        do
        {
            if (reader.ElementType != typeof(Cell) || reader.LoadCurrentElement() is not Cell cell)
            {
                continue;
            }

            var text = Text(cell, strings);
            var column = Column(cell.CellReference?.Value) ?? cells.Count;
            // Excel keeps formatted empty cells far to the right; only filled ones count.
            if (text.Length == 0)
            {
                continue;
            }

            if (column >= FileRefusals.MaxColumns || column < cells.Count || text.Length > FileRefusals.MaxCell)
            {
                return null;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(text);
        }
        while (reader.ReadNextSibling());
        return new(number, cells);
    }

    private static string Text(Cell cell, List<string> strings)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType is null)
        {
            return value;
        }

        if (cell.DataType.Value == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < strings.Count ? strings[place] : "";
        }

        return cell.DataType.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : cell.DataType.Value == CellValues.Error ? "" : value;
    }

    // "AB12" is column 27, counted from 0.
    private static int? Column(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + letter - 'A' + 1;
            if (column > 20_000)
            {
                break;
            }
        }

        return column == 0 ? null : column - 1;
    }

    private static List<string> SharedStrings(WorkbookPart workbook)
    {
        var strings = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return strings;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
            {
                if (strings.Count == MaxSharedStrings)
                {
                    throw new InvalidDataException("Too many shared strings.");
                }

                // Phonetic runs (rPh) are a reading aid, not part of the text.
                strings.Add(string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text)));
            }
        }

        return strings;
    }
}
