using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Sheets;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Sheets;

/// <summary>Gathers what the rows of a sheet say, and remembers where each value stood.</summary>
internal sealed partial class SheetAnswers(FormContent form)
{
    private const int FirstValue = 2;
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, Dictionary<string, string?>>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, FormField>> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Row, int Column)> places = new(StringComparer.Ordinal);
    private readonly List<SheetFaultLine> faults = [];

    /// <summary>Rows that are nothing of this form.</summary>
    internal IReadOnlyList<SheetFaultLine> Faults => faults;

    internal void Take(GridRow row, string key)
    {
        if (form.Fields.FirstOrDefault(field => field.Key == key) is { } field)
        {
            places[key] = (row.Number, FirstValue);
            values[key] = field.Formula is null ? FormSheet.Value(field, FormSheet.Text(row, FirstValue)) : null;
        }
        else if (FormSheet.TableRow().Match(key) is { Success: true } match && form.Tables.FirstOrDefault(table => table.Key == match.Groups["table"].Value) is { } table)
        {
            TakeRow(row, table, match.Groups["row"].Value);
        }
        else
        {
            faults.Add(new(row.Number, "A", key, "row_unknown", $"Dòng {row.Number}, cột A: biểu không có mã \"{(key.Length > 40 ? key[..40] : key)}\". Khôi phục mã như tệp đã tải, hoặc xóa dòng.", true));
        }
    }

    internal FormAnswers Answers() => new(
        values.Where(value => value.Value is not null).ToDictionary(StringComparer.Ordinal),
        tables.ToDictionary(table => table.Key, table => Rows(form.Tables.First(one => one.Key == table.Key), table.Value), StringComparer.Ordinal));

    /// <summary>A fault of the form with its place in the sheet.</summary>
    internal SheetFaultLine Placed(FormFault fault)
    {
        var known = places.TryGetValue(fault.Place, out var place) || Cell(fault.Place, out place);
        return known
            ? new(place.Row, SheetGrid.Letters(place.Column), fault.Place, fault.Code, $"Dòng {place.Row}, cột {SheetGrid.Letters(place.Column)}: {fault.Message}", fault.IsBlocking)
            : new(null, null, fault.Place, fault.Code, fault.Message, fault.IsBlocking);
    }

    private void TakeRow(GridRow row, FormTable table, string number)
    {
        if (number.Length == 0)
        {
            // Columns may have been moved: the headings say which is which.
            heads[table.Key] = row.Cells.Where(cell => cell.Key >= FirstValue).Select(cell => (cell.Key, Column: table.Columns.FirstOrDefault(column => column.Label == FormSheet.Text(row, cell.Key))))
                .Where(cell => cell.Column is not null).ToDictionary(cell => cell.Key, cell => cell.Column!);
            return;
        }

        var place = int.Parse(number, CultureInfo.InvariantCulture);
        var columns = heads.GetValueOrDefault(table.Key) ?? table.Columns.Select((column, i) => (column, i)).ToDictionary(one => FirstValue + one.i, one => one.column);
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (column, field) in columns)
        {
            places[$"{table.Key}.{field.Key}[{place}]"] = (row.Number, column);
            if (field.Formula is null && FormSheet.Value(field, FormSheet.Text(row, column)) is { } value)
            {
                cells[field.Key] = value;
            }
        }

        if (cells.Count > 0 && place > 0)
        {
            (tables.TryGetValue(table.Key, out var rows) ? rows : tables[table.Key] = [])[place] = cells;
        }
    }

    // Rows that people add close up; rows that are always there keep their places.
    private IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows(FormTable table, SortedDictionary<int, Dictionary<string, string?>> given)
    {
        if (table.Rows.Count > 0)
        {
            return [.. Enumerable.Range(1, Math.Max(table.Rows.Count, given.Keys.Last())).Select(place => given.GetValueOrDefault(place) ?? [])];
        }

        var at = 0;
        foreach (var place in given.Keys)
        {
            at++;
            foreach (var column in table.Columns)
            {
                if (places.TryGetValue($"{table.Key}.{column.Key}[{place}]", out var stood))
                {
                    places[$"{table.Key}.{column.Key}[{at}]"] = stood;
                }
            }
        }

        return [.. given.Values];
    }

    // A table as a whole stands where its first row does.
    private bool Cell(string place, out (int Row, int Column) found)
    {
        var first = places.Where(one => Head().Match(one.Key) is { Success: true } match && match.Groups["table"].Value == place).Select(one => one.Value).Order().FirstOrDefault();
        found = first;
        return first.Row > 0;
    }

    [GeneratedRegex(@"\A(?<table>[a-z][a-z0-9_]{0,39})\.[a-z]")]
    private static partial Regex Head();
}
