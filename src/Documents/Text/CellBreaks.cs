namespace EduCoop.Documents.Text;

/// <summary>Lines inside a cell of a Markdown table: "&lt;br&gt;".</summary>
internal static class CellBreaks
{
    private static readonly string[] Marks = ["<br>", "<br/>", "<br />"];

    /// <summary>The length of the mark that stands at this place, or 0.</summary>
    internal static int At(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '<')
        {
            foreach (var mark in Marks)
            {
                if (text[at..].StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                {
                    return mark.Length;
                }
            }
        }

        return 0;
    }
}
