namespace EduCoop.Documents.Writing.Word;

/// <summary>Shares a width among columns: none narrower than its widest word, the rest by how much they have to say.</summary>
internal static class ColumnWidths
{
    private const int Comfortable = 3400;
    private const int RowsLookedAt = 300;

    internal static int[] Share(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows, int width, double size, int margin)
    {
        var measures = Measure(columns, rows, size, margin);
        var least = measures.Sum(column => column.Least);
        var wanted = Math.Max(1, measures.Sum(column => column.Wanted));
        var shares = measures.Select(column => least >= width
            ? (int)((long)width * column.Least / least)
            : column.Least + (int)((long)(width - least) * column.Wanted / wanted)).ToArray();
        shares[^1] += width - shares.Sum();
        return shares;
    }

    /// <summary>Is the table too wide for an upright page? Then its page is turned.</summary>
    internal static bool NeedsLandscape(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows, double size, int margin) =>
        Measure(columns, rows, size, margin).Sum(column => Math.Clamp(column.Wanted, column.Least, Comfortable)) > PageLayout.PortraitText;

    private static (int Least, int Wanted)[] Measure(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows, double size, int margin)
    {
        var measures = new (int Least, int Wanted)[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var heading = PlainText.Clean(columns[i]);
            var texts = rows.Where(row => !row.IsGroup && i < row.Cells.Count).Take(RowsLookedAt).Select(row => PlainText.Clean(row.Cells[i])).ToList();
            var least = Math.Max(TimesWidth.WidestWord(heading, size, bold: true), texts.Select(text => TimesWidth.WidestWord(text, size)).DefaultIfEmpty(0).Max());
            var average = texts.Count == 0 ? 0 : texts.Sum(text => (long)TimesWidth.Twips(text, size)) / texts.Count;
            // A little more than the widest word: programs differ by a hair in how they measure.
            measures[i] = (Math.Min(least + (2 * margin) + 60, Comfortable), (int)Math.Min(average + (2 * margin), 12_000));
        }

        return measures;
    }
}
