namespace EduCoop.Documents.Text;

/// <summary>
/// Finds tables in the ways a text shows them: rows between bars on one line, cells between bars that stand alone on their lines,
/// and cells between tabs.
/// </summary>
internal static class TextTables
{
    /// <summary>A row between bars may run over this many lines.</summary>
    private const int RowLines = 40;

    internal static List<TextTable> Find(string text, IReadOnlyList<TextLine> lines)
    {
        var tables = new List<TextTable>();
        for (var line = 0; line < lines.Count;)
        {
            var table = First(text, lines[line]) switch
            {
                '|' => BarRows(text, lines, line) ?? LooseBars.Read(text, lines, line),
                '\t' => TabRows(text, lines, line),
                'I' => InnerRows(text, lines, line),
                _ => null,
            };
            if (table is not null)
            {
                tables.Add(table);
            }

            line = table?.EndLine ?? line + 1;
        }

        return tables;
    }

    internal static TextTable Of(IReadOnlyList<TextLine> lines, int first, int end, List<TextRow> rows) =>
        new(new(lines[first].Full.Start, lines[end - 1].Full.End), rows) { FirstLine = first, EndLine = end };

    private static char First(string text, TextLine line)
    {
        var inner = line.Span.Trim(text);
        return inner.IsEmpty ? ' ' : text[inner.Start] == '|' ? '|' : text.AsSpan(line.Span.Start, line.Span.Length).Count('\t') >= 2 ? '\t' : text.AsSpan(inner.Start, inner.Length).Count(" | ") >= 2 ? 'I' : ' ';
    }

    private static TextTable? BarRows(string text, IReadOnlyList<TextLine> lines, int first)
    {
        var rows = new List<TextRow>();
        var line = first;
        while (line < lines.Count && RowEnd(text, lines, line) is > 0 and var end && BarRow(text, new(lines[line].Span.Start, lines[end - 1].Span.End)) is { } row)
        {
            rows.Add(row);
            line = end;
        }

        return rows.Count > 0 ? Of(lines, first, line, rows) : null;
    }

    /// <summary>The line after a row that begins here: its own line, or further ones until a bar closes it.</summary>
    private static int RowEnd(string text, IReadOnlyList<TextLine> lines, int line)
    {
        var inner = lines[line].Span.Trim(text);
        if (inner.Length < 3 || text[inner.Start] != '|')
        {
            return 0;
        }

        var bars = text.AsSpan(inner.Start, inner.Length).Count('|');
        if (bars < 2)
        {
            return 0;
        }

        for (var next = line; next < lines.Count && next < line + RowLines; next++)
        {
            var end = lines[next].Span.Trim(text);
            if (end.IsEmpty || (next > line && text[end.Start] == '|'))
            {
                break;
            }

            if (text[end.End - 1] == '|')
            {
                return next + 1;
            }
        }

        return line + 1;
    }

    private static TextRow? BarRow(string text, TextSpan span, bool framed = true)
    {
        var inner = span.Trim(text);
        var cells = new List<TextCell>();
        var start = framed ? inner.Start + 1 : inner.Start;
        for (var at = start; at <= inner.End; at++)
        {
            if (at == inner.End ? start < at : text[at] == '|')
            {
                cells.Add(new(new TextSpan(start, at).Trim(text)));
                start = at + 1;
            }
        }

        return cells.Count > 1 ? new(span, cells) : null;
    }

    /// <summary>Rows with bars only between their cells.</summary>
    private static TextTable? InnerRows(string text, IReadOnlyList<TextLine> lines, int first)
    {
        var rows = new List<TextRow>();
        var line = first;
        for (; line < lines.Count && First(text, lines[line]) == 'I'; line++)
        {
            if (BarRow(text, lines[line].Span, framed: false) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows.Count > 1 ? Of(lines, first, line, rows) : null;
    }

    private static TextTable? TabRows(string text, IReadOnlyList<TextLine> lines, int first)
    {
        var rows = new List<TextRow>();
        var end = first;
        for (var line = first; line < lines.Count; line++)
        {
            if (lines[line].Span.Trim(text).IsEmpty)
            {
                continue;
            }

            if (First(text, lines[line]) != '\t')
            {
                break;
            }

            rows.Add(TabRow(text, lines[line].Span));
            end = line + 1;
        }

        return rows.Count > 1 ? Of(lines, first, end, rows) : null;
    }

    private static TextRow TabRow(string text, TextSpan span)
    {
        var cells = new List<TextCell>();
        var start = span.Start;
        for (var at = start; at <= span.End; at++)
        {
            if (at == span.End || text[at] == '\t')
            {
                cells.Add(new(new TextSpan(start, at).Trim(text)));
                start = at + 1;
            }
        }

        return new(span, cells);
    }
}
