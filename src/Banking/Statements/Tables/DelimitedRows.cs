using System.Text;
using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>
/// Rows of text with columns: RFC 4180, with any of , ; tab | between cells. A quoted cell may go on over several lines; a quote that is never
/// closed is a letter like any other.
/// </summary>
internal sealed class DelimitedRows(Queue<TextLine> first, LineReader lines, char mark)
{
    private const int MostLinesOfARow = 60;
    private const int MostColumns = 200;
    private static readonly char[] Marks = [',', ';', '\t', '|'];
    private readonly StringBuilder cell = new();

    /// <summary>Chooses what stands between cells: the mark that parts the most lines into the same number of cells, more than one.</summary>
    internal static char ChooseMark(IEnumerable<TextLine> sample)
    {
        var texts = sample.Select(line => line.Text).Where(text => text.Length > 0).ToList();
        return Marks
            .Select(mark => (Mark: mark, Best: texts.Select(text => Count(text, mark)).Where(count => count > 0).CountBy(count => count)
                .Select(pair => pair.Value * Math.Min(pair.Key, 4)).DefaultIfEmpty(0).Max()))
            .MaxBy(candidate => candidate.Best).Mark;
    }

    internal IEnumerable<Row> Read()
    {
        var later = new List<TextLine>();
        while (TryNext(out var line))
        {
            var cells = new List<Cell>(12);
            if (Split(line.Text, cells, isContinued: false))
            {
                yield return new Row(line.Place, cells);
                continue;
            }

            later.Clear();
            var isClosed = false;
            while (!isClosed && later.Count < MostLinesOfARow && TryNext(out var next))
            {
                later.Add(next);
                cell.Append('\n');
                isClosed = Split(next.Text, cells, isContinued: true);
            }

            if (isClosed)
            {
                var last = later[^1];
                yield return new Row(line.Place with { ByteCount = (int)(last.Offset + last.ByteCount - line.Offset) }, cells);
                continue;
            }

            // Never closed: the lines stand for themselves.
            foreach (var one in later.Prepend(line))
            {
                yield return new Row(one.Place, [.. one.Text.Split(mark).Take(MostColumns).Select(text => new Cell(text.Trim()))]);
            }
        }
    }

    private static int Count(string text, char mark)
    {
        var (count, isQuoted) = (0, false);
        foreach (var letter in text)
        {
            isQuoted ^= letter == '"';
            count += letter == mark && !isQuoted ? 1 : 0;
        }

        return count;
    }

    private bool TryNext(out TextLine line) => first.TryDequeue(out line) || lines.TryRead(out line);

    // False when the line ends inside a quoted cell, which stays in the builder.
    private bool Split(string text, List<Cell> cells, bool isContinued)
    {
        var (at, isQuoted) = (0, isContinued);
        if (!isContinued)
        {
            cell.Clear();
        }

        while (true)
        {
            if (!isQuoted && cell.Length == 0 && Opens(text, ref at))
            {
                isQuoted = true;
            }

            if (at >= text.Length)
            {
                if (isQuoted)
                {
                    return false;
                }

                Add(cells);
                return true;
            }

            var letter = text[at++];
            if (isQuoted && letter == '"')
            {
                if (at < text.Length && text[at] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (!isQuoted && letter == mark)
            {
                Add(cells);
            }
            else
            {
                cell.Append(letter);
            }
        }
    }

    private static bool Opens(string text, ref int at)
    {
        var quote = at;
        while (quote < text.Length && text[quote] == ' ')
        {
            quote++;
        }

        if (quote >= text.Length || text[quote] != '"')
        {
            return false;
        }

        at = quote + 1;
        return true;
    }

    private void Add(List<Cell> cells)
    {
        if (cells.Count < MostColumns)
        {
            // Excel writes ="0123" to keep a zero in front.
            var text = cell.ToString().Trim();
            cells.Add(new Cell(text is ['=', '"', .., '"'] ? text[2..^1] : text));
        }

        cell.Clear();
    }
}
