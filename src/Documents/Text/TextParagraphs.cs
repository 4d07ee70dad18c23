using System.Text.RegularExpressions;

namespace EduCoop.Documents.Text;

/// <summary>
/// Joins the lines of a document to paragraphs. A line begins a new one after an empty line or with a mark of its own; a sentence that a page break
/// cut in two (no full stop before, a small letter after) stays one.
/// </summary>
public static partial class TextParagraphs
{
    private const int LongestLine = 20_000;

    /// <summary>No paragraph of a plan is this long; a text without marks or empty lines is cut, so that no reader works on all of it at once.</summary>
    private const int Longest = 20_000;

    /// <summary>The paragraphs of a document in order; empty lines, rules and bars belong to none.</summary>
    public static IReadOnlyList<Paragraph> Of(PlanText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var paragraphs = new List<Paragraph>();
        var (start, end, gap, before) = (-1, -1, false, (TextLine?)null);
        var wrapping = document.Wrapping;
        void Close()
        {
            if (start >= 0 && Make(document.Text, new(start, end)) is { } paragraph)
            {
                paragraphs.Add(paragraph);
            }

            start = -1;
        }

        foreach (var line in document.Lines)
        {
            var span = line.Span.Length > LongestLine ? new TextSpan(line.Span.Start, line.Span.Start + LongestLine) : line.Span;
            var text = document.Text.AsSpan(span.Start, span.Length);
            if (Blank().IsMatch(text))
            {
                gap = start >= 0;
                continue;
            }

            var row = text.TrimStart().StartsWith("|", StringComparison.Ordinal);
            if (start >= 0 && !row && span.End - start < Longest && !Begins(document.Text.AsSpan(start, end - start), text)
                && (gap || ((before is not { } last || wrapping.Ends(document, last)) && !StartsSmall(text)) ? Continues(document.Text.AsSpan(start, end - start), text) : true))
            {
                end = span.End;
            }
            else
            {
                Close();
                (start, end) = (span.Start, span.End);
            }

            if (row)
            {
                Close();
            }

            (gap, before) = (false, line);
        }

        Close();
        return paragraphs;
    }

    private static bool Begins(ReadOnlySpan<char> before, ReadOnlySpan<char> line)
    {
        if (!Mark().IsMatch(line))
        {
            // Below a title or heading in capitals the text begins.
            return before.Length > 20 && line.ContainsAnyInRange('a', 'z') && before.ContainsAnyInRange('A', 'Z') && !before.ContainsAnyInRange('a', 'z') && line.TrimStart() is [var first, ..] && char.IsUpper(first);
        }

        // "giai đoạn 2021" / "- 2030": a dash between years is no bullet.
        var last = before.TrimEnd();
        return !(last.Length > 0 && char.IsDigit(last[^1]) && YearDash().IsMatch(line));
    }

    private static bool StartsSmall(ReadOnlySpan<char> line) => line.TrimStart(" \t*") is [var first, ..] && char.IsLower(first);

    private static bool Continues(ReadOnlySpan<char> before, ReadOnlySpan<char> line)
    {
        var last = before.TrimEnd(" \t\r\n*”\"");
        var first = line.TrimStart(" \t*");
        return last.Length > 40 && first.Length > 0 && char.IsLower(first[0]) && (char.IsLetterOrDigit(last[^1]) || last[^1] == ',');
    }

    private static Paragraph? Make(string text, TextSpan span)
    {
        var clean = CleanText.Of(text, span);
        if (clean.IsEmpty)
        {
            return null;
        }

        var mark = Marker().Match(clean.Text);
        return mark.Success ? new(span, mark.Groups["mark"].Value.TrimEnd('.', ')', ':'), clean, mark.Length) : new(span, "", clean, 0);
    }

    /// <summary>Nothing but white-space, bars, rules and emphasis marks.</summary>
    [GeneratedRegex(@"^[\s|*_=\-–—:.]*$")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^[\s*#>]*(?:[-–+•●*]\s|[-–+•●][\s*]*\p{L}|(?:\d{1,2}\.){1,4}\d{0,2}[\s*]|\d{1,2}[)-][\s*]|\p{Ll}\)[\s*]|[IVXL]{1,6}[.)-]\s|[A-H]\.\s|Điều \d|Phần [IVX\d]|PHẦN |PHỤ LỤC|Phụ lục [IVX\d]|Căn cứ |Nơi nhận)|^[\s]*#")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*[-–]\s*\d{4}\b")]
    private static partial Regex YearDash();

    [GeneratedRegex(@"^(?<mark>[-–+•●]|(?:\d{1,2}\.){1,4}\d{0,2}|\d{1,2}[)/-]|\p{Ll}\)|[IVXL]{1,6}[.)-]|[A-H]\.)\s*(?=[\p{L}\d“""(≥≤><])")]
    private static partial Regex Marker();
}
