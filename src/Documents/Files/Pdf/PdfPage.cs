using System.Globalization;
using System.Net;

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

    internal string Text { get; } = string.Join(' ', Words.Select(word => word.Text));
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

        return [.. lines.Select(line => new PdfLine(Joined(line.OrderBy(word => word.Left))))];
    }

    // A change of font inside a word cuts it, but leaves no gap.
    private static List<PdfWord> Joined(IEnumerable<PdfWord> words)
    {
        var joined = new List<PdfWord>();
        foreach (var word in words)
        {
            if (joined.Count > 0 && joined[^1] is var last && word.Left - last.Right <= 0.08 * word.Height && word.Left > last.Left)
            {
                joined[^1] = new(last.Left, Math.Min(last.Top, word.Top), Math.Max(last.Right, word.Right), Math.Max(last.Bottom, word.Bottom), last.Text + word.Text);
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
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
