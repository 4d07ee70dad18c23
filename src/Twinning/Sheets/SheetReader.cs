using EduCoop.Documents.Sheets;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Sheets;

/// <summary>A row of a sheet: its number as the spreadsheet shows it, and its cells by heading.</summary>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What stands under a heading, trimmed and in composed letters; null when nothing does.</summary>
    internal string? this[string heading] => Cells.GetValueOrDefault(heading)?.Trim() is { Length: > 0 } text ? text.Nfc() : null;
}

/// <summary>Reads the first sheet of an .xlsx whose first row holds the headings.</summary>
internal static class SheetReader
{
    internal const int MostBytes = 5 * 1024 * 1024;
    internal const int MostRows = 1000;
    private const int MostColumns = 40;

    internal static readonly Refusal Broken = new("workbook_broken", "Không đọc được tệp Excel.", "Lưu lại dạng Excel Workbook (.xlsx), không đặt mật khẩu, tối đa 5 MB, hàng đầu là tiêu đề.");
    internal static readonly Refusal TooLarge = new("workbook_too_large", "Tệp Excel quá lớn.", $"Mỗi lần nhập tối đa {MostRows} hàng, {MostColumns} cột, 50 MB khi giải nén: chia tệp thành nhiều phần.");

    internal static (IReadOnlyList<SheetRow> Rows, Refusal? Refusal) Read(byte[] content)
    {
        var (grid, fault) = SheetGrid.Read(content, MostRows + 1, MostColumns);
        if (fault != SheetFault.None || grid.Count < 2)
        {
            return ([], fault == SheetFault.TooLarge ? TooLarge : Broken);
        }

        var headings = grid[0].Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Trim().Nfc());
        return ([.. grid.Skip(1).Select(row => Named(row, headings))], null);
    }

    private static SheetRow Named(GridRow row, Dictionary<int, string> headings)
    {
        var named = row.Cells.OrderBy(cell => cell.Key).Select(cell => (Heading: headings.GetValueOrDefault(cell.Key, ""), cell.Value)).Where(cell => cell.Heading.Length > 0);
        return new(row.Number, named.DistinctBy(cell => cell.Heading, StringComparer.OrdinalIgnoreCase).ToDictionary(cell => cell.Heading, cell => cell.Value, StringComparer.OrdinalIgnoreCase));
    }
}
