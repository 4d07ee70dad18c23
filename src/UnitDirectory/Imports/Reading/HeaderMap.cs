using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Which column holds what, found from the header's words with or without accents, in any order.</summary>
internal sealed class HeaderMap
{
    /// <summary>Official lists carry titles above the table, so the header is looked for in the first rows.</summary>
    internal const int SearchedRows = 10;

    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, string> titles;

    private HeaderMap(int rowIndex, Dictionary<string, int> places, Dictionary<string, string> titles, IReadOnlyList<string> ignored) =>
        (RowIndex, this.places, this.titles, Ignored) = (rowIndex, places, titles, ignored);

    /// <summary>Index of the header among the rows that are not empty.</summary>
    internal int RowIndex { get; }

    /// <summary>Columns of the file that are not imported.</summary>
    internal IReadOnlyList<string> Ignored { get; }

    /// <summary>The header, or null when no row of the first ten has the needed columns.</summary>
    internal static HeaderMap? Find(IReadOnlyList<TableRow> rows, ImportColumns columns)
    {
        for (var i = 0; i < Math.Min(rows.Count, SearchedRows); i++)
        {
            var map = Read(i, rows[i], columns);
            if (columns.Needed.All(group => group.Any(map.places.ContainsKey)))
            {
                return map;
            }
        }

        return null;
    }

    internal bool Has(string column) => places.ContainsKey(column);

    /// <summary>The cell's text without stray spaces, or null when the column or the cell is missing.</summary>
    internal string? Cell(TableRow row, string column) =>
        places.TryGetValue(column, out var place) && place < row.Cells.Count && SearchText.Clean(row.Cells[place]) is { Length: > 0 } text ? text : null;

    /// <summary>What the file itself calls the column.</summary>
    internal string Title(string column) => titles.GetValueOrDefault(column, column);

    private static HeaderMap Read(int index, TableRow row, ImportColumns columns)
    {
        var words = row.Cells.Select(Words).ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<int>();
        foreach (var (column, names) in columns.Names)
        {
            // The names of a column stand in order of preference: "new_commune_code" before "ma xa".
            foreach (var name in names)
            {
                var place = words.IndexOf(name);
                if (place >= 0 && used.Add(place))
                {
                    places[column] = place;
                    titles[column] = SearchText.Clean(row.Cells[place]);
                    break;
                }
            }
        }

        var ignored = Enumerable.Range(0, words.Count).Where(place => words[place].Length > 0 && !used.Contains(place)).Select(place => SearchText.Clean(row.Cells[place])).ToList();
        return new(index, places, titles, ignored);
    }

    // "Mã tỉnh/TP *" and "ma_tinh_tp" are one.
    private static string Words(string title) => string.Join(' ', SearchText.Words(SearchText.Fold(title)));
}
