using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Files.Word;

/// <summary>
/// A table as rows of cell texts. A cell over several columns is followed by empty ones, a cell that goes on from above is empty, so that
/// columns stay columns. Letterheads and signature blocks are tables only for their look: those are read as lines.
/// </summary>
/// <param name="Rows">Each with as many cells as the grid has columns there.</param>
/// <param name="IsLayout">Only for its look?</param>
internal sealed record TableText(IReadOnlyList<IReadOnlyList<string>> Rows, bool IsLayout)
{
    /// <summary>A row that runs over more lines than this is written on one.</summary>
    private const int MostLines = 30;
    private const int MostSpanned = 64;
    private const int LayoutRows = 12;

    private static readonly string[] LayoutSigns =
        ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "NƠI NHẬN", "TM.", "KT.", "TL.", "TUQ."];

    internal static TableText Read(Table table, BodyWriter writer, DocumentLimits limits, string fileName)
    {
        var rows = new List<IReadOnlyList<string>>();
        var cells = 0;
        foreach (var row in Rowsof(table))
        {
            var line = new List<string>();
            var skipped = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
            line.AddRange(Enumerable.Repeat("", Math.Clamp(skipped, 0, MostSpanned)));
            foreach (var cell in Cells(row))
            {
                var merged = cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart;
                line.Add(merged ? "" : Of(writer.Inner(cell)));
                line.AddRange(Enumerable.Repeat("", Math.Clamp((cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) - 1, 0, MostSpanned)));
            }

            cells += line.Count;
            if (cells > limits.MaxCells)
            {
                throw new DocumentRefusedException("table_too_large", $"Tệp {fileName} có bảng quá lớn.", $"Một bảng được có nhiều nhất {limits.MaxCells} ô; hãy tách phụ lục thành nhiều tệp.");
            }

            rows.Add(line);
        }

        return new(rows, IsOnlyLook(rows));
    }

    /// <summary>A row between bars.</summary>
    internal static string Line(IReadOnlyList<string> row)
    {
        var lines = row.Max(cell => cell.Count(letter => letter == '\n'));
        return "| " + string.Join(" | ", row.Select(cell => lines >= MostLines ? cell.Replace('\n', ' ') : cell)) + " |";
    }

    // A bar inside a cell would begin a new one; an empty line would end the row.
    private static string Of(IEnumerable<string> paragraphs) =>
        string.Join('\n', paragraphs.SelectMany(one => one.Split('\n')).Select(one => one.Replace('|', '¦').Replace('\t', ' ').Trim()).Where(one => one.Length > 0));

    private static IEnumerable<TableRow> Rowsof(OpenXmlElement table) => table.ChildElements.SelectMany(child => child switch
    {
        TableRow row => row.TableRowProperties?.GetFirstChild<Deleted>() is null ? [row] : [],
        SdtRow or SdtContentRow or CustomXmlRow => Rowsof(child),
        _ => Enumerable.Empty<TableRow>(),
    });

    private static IEnumerable<TableCell> Cells(OpenXmlElement row) => row.ChildElements.SelectMany(child => child switch
    {
        TableCell cell => cell.TableCellProperties?.GetFirstChild<CellDeletion>() is null ? [cell] : [],
        SdtCell or SdtContentCell or CustomXmlCell => Cells(child),
        _ => Enumerable.Empty<TableCell>(),
    });

    private static bool IsOnlyLook(List<IReadOnlyList<string>> rows)
    {
        var filled = rows.Select(row => row.Count(cell => cell.Length > 0)).DefaultIfEmpty().Max();
        return filled <= 1 || (filled <= 3 && rows.Count <= LayoutRows && rows.SelectMany(row => row).Any(cell =>
            LayoutSigns.Any(sign => cell.StartsWith(sign, StringComparison.OrdinalIgnoreCase) || cell.Contains('\n' + sign, StringComparison.OrdinalIgnoreCase))));
    }
}
