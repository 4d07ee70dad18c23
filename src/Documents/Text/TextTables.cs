namespace EduCoop.Documents.Text;

/// <summary>Finds tables: runs of lines that begin with a bar, one row a line.</summary>
internal static class TextTables
{
    internal static List<TextTable> Find(string text, IReadOnlyList<TextLine> lines)
    {
        var tables = new List<TextTable>();
        for (var line = 0; line < lines.Count; line++)
        {
            var first = line;
            var rows = new List<TextRow>();
            while (line < lines.Count && Row(text, lines[line].Span) is { } row)
            {
                rows.Add(row);
                line++;
            }

            if (rows.Count > 0)
            {
                tables.Add(new(new(lines[first].Full.Start, lines[line - 1].Full.End), rows) { FirstLine = first, EndLine = line });
            }
        }

        return tables;
    }

    private static TextRow? Row(string text, TextSpan line)
    {
        var inner = line.Trim(text);
        if (inner.Length < 3 || text[inner.Start] != '|')
        {
            return null;
        }

        var cells = new List<TextCell>();
        var start = inner.Start + 1;
        for (var at = start; at <= inner.End; at++)
        {
            if (at == inner.End ? start < at : text[at] == '|')
            {
                cells.Add(new(new TextSpan(start, at).Trim(text)));
                start = at + 1;
            }
        }

        return cells.Count > 1 ? new(line, cells) : null;
    }
}
