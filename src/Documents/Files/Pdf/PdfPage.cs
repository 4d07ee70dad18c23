using System.Globalization;
using System.Net;
using System.Text;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>A word and its box, in points from the upper left corner.</summary>
internal readonly record struct PdfWord(double Left, double Top, double Right, double Bottom, string Text)
{
    internal double Height => Bottom - Top;

    internal double Middle => (Top + Bottom) / 2;
}

/// <summary>A line of words, left to right.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    internal double Left => Words[0].Left;

    internal double Right => Words.Max(word => word.Right);

    internal double Top => Words.Min(word => word.Top);

    internal double Bottom => Words.Max(word => word.Bottom);

    internal double Middle => Words[0].Middle;

    internal double Height => Words.Max(word => word.Height);

    /// <summary>The words with blanks where the page has a gap: a change of font inside a word is none.</summary>
    internal string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Words.Count; i++)
            {
                if (i > 0 && Words[i].Left - Words[i - 1].Right > 0.08 * Words[i].Height)
                {
                    text.Append(' ');
                }

                text.Append(Words[i].Text);
            }

            return text.ToString();
        }
    }
}

/// <summary>A page: its words in lines from top to bottom.</summary>
internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfLine> Lines)
{
    /// <summary>Reads what pdftotext -bbox writes. Not as XML: titles and words may hold signs that XML does not allow.</summary>
    internal static List<PdfPage> Read(string output)
    {
        var pages = new List<PdfPage>();
        var words = new List<PdfWord>();
        var (width, height) = (0d, 0d);
        foreach (var range in output.AsSpan().Split('\n'))
        {
            var line = output.AsSpan(range).Trim();
            if (line.StartsWith("<page ", StringComparison.Ordinal))
            {
                (width, height) = (Number(line, "width=\""), Number(line, "height=\""));
                words.Clear();
            }
            else if (line.StartsWith("<word ", StringComparison.Ordinal) && line.IndexOf('>') is > 0 and var open && line.LastIndexOf("</word>", StringComparison.Ordinal) is var close && close > open)
            {
                var text = WebUtility.HtmlDecode(new string(line[(open + 1)..close])).Trim();
                if (text.Length > 0)
                {
                    words.Add(new(Number(line, "xMin=\""), Number(line, "yMin=\""), Number(line, "xMax=\""), Number(line, "yMax=\""), text));
                }
            }
            else if (line.StartsWith("</page>", StringComparison.Ordinal))
            {
                pages.Add(new(width, height, InLines(words)));
            }
        }

        return pages;
    }

    /// <summary>Words whose middles lie at the same height are a line.</summary>
    internal static List<PdfLine> InLines(IEnumerable<PdfWord> words)
    {
        var lines = new List<List<PdfWord>>();
        foreach (var word in words.OrderBy(word => word.Middle).ThenBy(word => word.Left))
        {
            if (lines.Count > 0 && word.Middle - lines[^1][0].Middle <= 0.3 * Math.Min(word.Height, lines[^1][0].Height))
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return [.. lines.Select(line => new PdfLine([.. line.OrderBy(word => word.Left)]))];
    }

    private static double Number(ReadOnlySpan<char> line, string name)
    {
        var at = line.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var value = line[(at + name.Length)..];
        var end = value.IndexOf('"');
        return end > 0 && double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
    }
}
