using System.Buffers;

namespace EduCoop.Documents.Text;

/// <summary>
/// Tables whose bars stand alone on their lines, with the cell's text on the lines between: a bar before each cell, one more at the end
/// of a row. Cells that were merged away are missing, so where a row ends is read from what follows.
/// </summary>
internal static class LooseBars
{
    private const int CellLines = 60;
    private static readonly SearchValues<char> RowNumber = SearchValues.Create("0123456789.IVXLCabcdđ()");

    /// <summary>A run of bars and the cell after it; the cell of the last run is empty.</summary>
    private readonly record struct Run(int Bars, int LastBar, TextSpan Cell);

    internal static TextTable? Read(string text, IReadOnlyList<TextLine> lines, int first)
    {
        var runs = new List<Run>();
        var end = first;
        while (end < lines.Count && IsBar(text, lines[end]))
        {
            var (bars, last) = Bars(text, lines, end);
            end = last + 1;
            if (Cell(text, lines, end) is not { } cell)
            {
                runs.Add(new(bars, last, TextSpan.Empty));
                break;
            }

            runs.Add(new(bars, last, new(lines[end].Span.Start, lines[cell - 1].Span.End)));
            end = cell;
        }

        return runs.Count > 2 ? TextTables.Of(lines, first, end, Rows(text, lines, runs)) : null;
    }

    private static bool IsBar(string text, TextLine line)
    {
        var inner = line.Span.Trim(text);
        return inner.Length == 1 && text[inner.Start] == '|';
    }

    private static (int Count, int Last) Bars(string text, IReadOnlyList<TextLine> lines, int line)
    {
        var (count, last) = (0, line);
        for (; line < lines.Count; line++)
        {
            if (IsBar(text, lines[line]))
            {
                (count, last) = (count + 1, line);
            }
            else if (!lines[line].Span.Trim(text).IsEmpty)
            {
                break;
            }
        }

        return (count, last);
    }

    /// <summary>The line of the bar after the cell that begins here, or null when no cell does: after a table there is a blank line.</summary>
    private static int? Cell(string text, IReadOnlyList<TextLine> lines, int line)
    {
        if (line >= lines.Count || lines[line].Span.Trim(text).IsEmpty)
        {
            return null;
        }

        for (var next = line + 1; next < lines.Count && next < line + CellLines; next++)
        {
            if (IsBar(text, lines[next]))
            {
                return next;
            }
        }

        return null;
    }

    private static List<TextRow> Rows(string text, IReadOnlyList<TextLine> lines, List<Run> runs)
    {
        var rows = new List<TextRow>();
        var cells = new List<TextCell>();
        var columns = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var at = lines[run.LastBar].Span.End;
            if (i > 0 && (run.Bars > 1 || run.Cell.IsEmpty))
            {
                columns = columns > 1 ? columns : cells.Count;
                if (GoesOn(text, runs, i, cells.Count, columns))
                {
                    AddEmpty(cells, run.Bars - 1, at);
                }
                else
                {
                    var trailing = Math.Min(run.Cell.IsEmpty ? run.Bars - 1 : run.Bars - 2, Math.Max(0, columns - cells.Count));
                    AddEmpty(cells, trailing, cells[^1].Span.End);
                    rows.Add(new(new(cells[0].Span.Start, cells[^1].Span.End), cells));
                    cells = [];
                    columns = Math.Max(columns, rows[^1].Cells.Count);
                    AddEmpty(cells, run.Cell.IsEmpty ? 0 : run.Bars - 2 - trailing, at);
                }
            }

            if (!run.Cell.IsEmpty)
            {
                cells.Add(new(run.Cell.Trim(text)));
            }
        }

        return rows;
    }

    private static void AddEmpty(List<TextCell> cells, int count, int at)
    {
        for (; count > 0; count--)
        {
            cells.Add(new(new(at, at)));
        }
    }

    /// <summary>Two bars are an empty cell when that fills the row exactly and what follows is no row number; else the row ends here.</summary>
    private static bool GoesOn(string text, List<Run> runs, int at, int sofar, int columns)
    {
        if (runs[at].Cell.IsEmpty || sofar >= columns || IsRowNumber(text, runs[at].Cell))
        {
            return false;
        }

        var following = 1;
        while (at + following < runs.Count && runs[at + following].Bars == 1 && !runs[at + following].Cell.IsEmpty)
        {
            following++;
        }

        return sofar + runs[at].Bars - 1 + following == columns;
    }

    private static bool IsRowNumber(string text, TextSpan cell)
    {
        var inner = text.AsSpan(cell.Start, cell.Length).Trim().Trim('*').Trim().TrimEnd('.');
        return inner.Length is > 0 and <= 8 && inner.IndexOfAnyExcept(RowNumber) < 0;
    }
}
