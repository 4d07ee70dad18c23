namespace EduCoop.Documents.Text;

/// <summary>Lines end at \n, \r\n, a lone \r, or a form feed (page break of a PDF).</summary>
internal static class TextLines
{
    internal static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start < text.Length)
        {
            var stop = text.AsSpan(start).IndexOfAny('\n', '\r', '\f');
            if (stop < 0)
            {
                break;
            }

            stop += start;
            var next = text[stop] == '\r' && stop + 1 < text.Length && text[stop + 1] == '\n' ? stop + 2 : stop + 1;
            lines.Add(new(lines.Count, new(start, stop), new(start, next)));
            start = next;
        }

        lines.Add(new(lines.Count, new(start, text.Length), new(start, text.Length)));
        return lines;
    }
}
