namespace EduCoop.Documents.Text;

/// <summary>Builds the tree of lines, tables, rows and cells; what lies between cells becomes separators, so nothing of the text is lost.</summary>
internal static class TextTree
{
    internal static TextNode Build(PlanText document)
    {
        var children = new List<TextNode>(document.Lines.Count);
        var line = 0;
        foreach (var table in document.Tables)
        {
            for (; line < table.FirstLine; line++)
            {
                children.Add(TextNode.Leaf(TextNodeKind.Line, document.Lines[line].Full));
            }

            line = table.EndLine;
            children.Add(Fill(TextNodeKind.Table, table.Span, table.Rows.Select(row =>
                Fill(TextNodeKind.Row, row.Span, row.Cells.Where(cell => !cell.Span.IsEmpty).Select(cell => TextNode.Leaf(TextNodeKind.Cell, cell.Span))))));
        }

        for (; line < document.Lines.Count; line++)
        {
            children.Add(TextNode.Leaf(TextNodeKind.Line, document.Lines[line].Full));
        }

        return new(TextNodeKind.Document, new(0, document.Text.Length), children);
    }

    private static TextNode Fill(TextNodeKind kind, TextSpan span, IEnumerable<TextNode> parts)
    {
        var children = new List<TextNode>();
        var at = span.Start;
        foreach (var part in parts)
        {
            if (part.Span.Start > at)
            {
                children.Add(TextNode.Leaf(TextNodeKind.Separator, new(at, part.Span.Start)));
            }

            children.Add(part);
            at = part.Span.End;
        }

        if (at < span.End)
        {
            children.Add(TextNode.Leaf(TextNodeKind.Separator, new(at, span.End)));
        }

        return new(kind, span, children);
    }
}
