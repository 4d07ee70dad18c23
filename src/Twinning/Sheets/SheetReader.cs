using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Sheets;

/// <summary>A row of a sheet: its number as the spreadsheet shows it, and its cells by heading.</summary>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What stands under a heading, trimmed and in composed letters; null when nothing does.</summary>
    internal string? this[string heading] => Cells.GetValueOrDefault(heading)?.Trim() is { Length: > 0 } text ? text.Nfc() : null;
}

/// <summary>Reads the first sheet of an .xlsx whose first row holds the headings. The archive is unpacked into nothing first: what it says of its own size may be a lie.</summary>
internal static class SheetReader
{
    internal const int MostBytes = 5 * 1024 * 1024;
    internal const int MostRows = 1000;
    private const int MostColumns = 40;
    private const long MostUnpacked = 50L * 1024 * 1024;

    internal static readonly Refusal Broken = new("workbook_broken", "Không đọc được tệp Excel.", "Lưu lại dạng Excel Workbook (.xlsx), không đặt mật khẩu, tối đa 5 MB, hàng đầu là tiêu đề.");
    internal static readonly Refusal TooLarge = new("workbook_too_large", "Tệp Excel quá lớn.", $"Mỗi lần nhập tối đa {MostRows} hàng, {MostColumns} cột, 50 MB khi giải nén: chia tệp thành nhiều phần.");

    internal static (IReadOnlyList<SheetRow> Rows, Refusal? Refusal) Read(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (!IsBounded(stream))
            {
                return ([], TooLarge);
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            return ReadDocument(document);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException or InvalidOperationException
            or ArgumentException or IOException or NotSupportedException or KeyNotFoundException or OverflowException)
        {
            return ([], Broken);
        }
    }

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

        return archive.Entries.Count <= 1000;
    }

    private static (IReadOnlyList<SheetRow> Rows, Refusal? Refusal) ReadDocument(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart;
        if (workbook?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
        {
            return ([], Broken);
        }

        var strings = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        string[]? headings = null;
        var rows = new List<SheetRow>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
            {
                continue;
            }

            var cells = row.Elements<Cell>().Select((cell, place) => (Place: Column(cell.CellReference?.Value) ?? place, Text: Text(cell, strings))).Where(cell => cell.Text.Length > 0).ToList();
            if (cells.Any(cell => cell.Place >= MostColumns) || rows.Count == MostRows)
            {
                return ([], TooLarge);
            }

            if (headings is null)
            {
                headings = [.. Enumerable.Range(0, MostColumns).Select(place => cells.Find(cell => cell.Place == place).Text?.Trim().Nfc() ?? "")];
            }
            else if (cells.Count > 0)
            {
                var named = cells.Where(cell => headings[cell.Place].Length > 0).DistinctBy(cell => headings[cell.Place]);
                rows.Add(new((int)(row.RowIndex?.Value ?? (uint)(rows.Count + 2)), named.ToDictionary(cell => headings[cell.Place], cell => cell.Text, StringComparer.OrdinalIgnoreCase)));
            }
        }

        return rows.Count == 0 ? ([], Broken) : (rows, null);
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
