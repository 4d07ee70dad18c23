using System.Buffers;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>A row with its cells by column. Cells that a merge took away are missing, not empty.</summary>
internal sealed class TableRow
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Mixed = SearchValues.Create("0123456789.IVXabcdđ");
    private readonly Dictionary<Column, TextSpan> cells = [];

    private TableRow(bool full, Column[] columns) => (Full, TimeFirst) = (full, Array.IndexOf(columns, Column.Deadline) is >= 0 and var time && time < Array.IndexOf(columns, Column.Content));

    /// <summary>Has it as many cells as the head?</summary>
    internal bool Full { get; }

    /// <summary>A calendar: the time stands before the work, once for all rows of a month.</summary>
    internal bool TimeFirst { get; }

    internal TextSpan this[Column column] => cells.GetValueOrDefault(column, TextSpan.Empty);

    internal IReadOnlyList<Column> Columns => [.. cells.Keys];

    internal void Put(Column column, TextSpan cell) => cells[column] = cell;

    internal bool Has(Column column) => cells.ContainsKey(column);

    /// <summary>Nothing but a number and a text: the head of a group.</summary>
    internal bool OnlyContent => cells.All(pair => pair.Key is Column.Number or Column.Content || pair.Value.IsEmpty);

    internal static TableRow Read(TaskContext context, TextRow row, Column[] columns)
    {
        var filled = row.Cells.Where(cell => !cell.Span.IsEmpty).ToList();
        if (row.Cells.Count >= columns.Length)
        {
            return Straight(context, row, columns, filled);
        }

        var result = new TableRow(false, columns);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            column = Fitting(context, cell.Span, columns, column);
            if (column >= columns.Length)
            {
                break;
            }

            result.cells.TryAdd(columns[column], cell.Span);
            column++;
        }

        return result;
    }

    private static TableRow Straight(TaskContext context, TextRow row, Column[] columns, List<TextCell> filled)
    {
        var result = new TableRow(true, columns);
        // One text over all columns: a merged cell written once or in every column.
        var values = filled.Select(cell => Values.Of(context.Document, Headings.Clean(context.Document.Text, cell.Span))).ToList();
        var texts = values.Where(value => value.Length > 4).Distinct(StringComparer.Ordinal).ToList();
        if (filled.Count > 0 && texts.Count == 1 && (filled.Count == 1 || values.Count(value => value == texts[0]) > 2))
        {
            result.cells[Column.Content] = filled.First(cell => cell.Span.Length > 4).Span;
            if (values[0] != texts[0])
            {
                result.cells[Column.Number] = filled[0].Span;
            }

            return result;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] != Column.Other && (!result.cells.TryGetValue(columns[i], out var before) || before.IsEmpty))
            {
                result.cells[columns[i]] = row.Cells[i].Span;
            }
        }

        return result;
    }

    /// <summary>The next column this cell can stand in: a number only in the first, a time only in the column of times, a unit only where units stand.</summary>
    private static int Fitting(TaskContext context, TextSpan cell, Column[] columns, int from)
    {
        var shadow = context.Document.Shadow;
        var clean = Headings.Clean(context.Document.Text, cell);
        for (var at = from; at < columns.Length; at++)
        {
            var fits = columns[at] switch
            {
                _ when cell.IsEmpty => true,
                Column.Number => IsNumber(context.Document, cell),
                Column.Lead or Column.Both or Column.Coordinating or Column.Advising => context.Units.Begins(clean.Start, clean.End) && !TimePhrases.IsTime(shadow.AsSpan(clean.Start, clean.Length)),
                Column.Deadline => TimePhrases.IsTime(shadow.AsSpan(clean.Start, clean.Length)),
                Column.Product => !Short(context, clean),
                _ => true,
            };
            if (fits)
            {
                return at;
            }
        }

        return columns.Length;
    }

    private static bool Short(TaskContext context, TextSpan cell) => cell.Length < 60 && TimePhrases.IsTime(context.Document.Shadow.AsSpan(cell.Start, cell.Length));

    /// <summary>"1", "1.2", "IV", "a", "-": the number of a row.</summary>
    internal static bool IsNumber(PlanText document, TextSpan cell)
    {
        var inner = document.Slice(cell).Trim("* .)(\r\n\t");
        if (inner.Length is 0 or > 8)
        {
            return inner.Length == 0;
        }

        return inner.IndexOfAnyExcept(Digits) < 0 || inner.IndexOfAnyExcept("IVX") < 0 || (inner.Length == 1 && (char.IsLetter(inner[0]) || inner[0] is '-' or '+'))
            || (inner.IndexOfAnyExcept(Mixed) < 0 && inner.Contains('.'));
    }
}
