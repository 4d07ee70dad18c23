namespace EduCoop.Documents.Text;

/// <summary>
/// Where paragraphs end in a text. One wrapped at a margin ends them by a blank line, or, where it leaves no blank lines between its paragraphs,
/// by a line that stops well before the margin. In a text that is not wrapped every line is a paragraph.
/// </summary>
internal sealed class Wrapping
{
    /// <summary>A text whose long lines are shorter than this was wrapped at a margin.</summary>
    private const int WrapLimit = 130;

    /// <summary>Fewer lines say nothing about a margin.</summary>
    private const int FewLines = 20;
    private const int FewPoints = 8;
    private readonly int full;
    private readonly bool[] dense;

    private Wrapping(bool wrapped, bool spaced, int width, bool[] dense) => (Wrapped, Spaced, full, this.dense) = (wrapped, spaced, width * 4 / 5, dense);

    internal bool Wrapped { get; }

    /// <summary>Does a blank line stand before most numbered points and bullets?</summary>
    internal bool Spaced { get; }

    internal static Wrapping Of(string text, IReadOnlyList<TextLine> lines)
    {
        var lengths = new List<int>(lines.Count);
        var dense = new bool[lines.Count];
        var (points, apart, begin, crowded) = (0, 0, -1, false);
        for (var i = 0; i <= lines.Count; i++)
        {
            var letters = i < lines.Count ? text.AsSpan(lines[i].Span.Start, lines[i].Span.Length).TrimEnd() : default;
            if (letters.IsEmpty)
            {
                // A stretch without blank lines that holds several points leaves none between its paragraphs.
                dense.AsSpan(Math.Max(begin, 0), begin < 0 ? 0 : i - begin).Fill(crowded);
                (begin, crowded) = (-1, false);
                continue;
            }

            lengths.Add(letters.Length);
            if (IsPoint(letters.TrimStart(" \t*_#")))
            {
                points++;
                apart += begin < 0 ? 1 : 0;
                crowded |= begin >= 0;
            }

            begin = begin < 0 ? i : begin;
        }

        lengths.Sort();
        var wrapped = lengths.Count > FewLines && lengths[lengths.Count * 95 / 100] < WrapLimit;
        return new(wrapped, points < FewPoints || apart * 2 >= points, wrapped ? lengths[lengths.Count * 9 / 10] : 0, dense);
    }

    /// <summary>Is the paragraph over at the end of this line, although no blank line follows?</summary>
    internal bool Ends(PlanText document, TextLine line) =>
        !Wrapped || ((!Spaced || dense[line.Index]) && document.Slice(line.Span).TrimEnd().Length < full);

    /// <summary>"- …", "1. …", "a) …", "II. …"; "66.2/2025/NQ-CP" is none.</summary>
    private static bool IsPoint(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && at < 4 && char.IsLetterOrDigit(line[at]))
        {
            at++;
        }

        return at + 1 < line.Length && line[at + 1] is ' ' or '*' or '\t' && (at == 0 ? line[0] is '-' or '+' or '–' or '•' : line[at] is '.' or ')');
    }
}
