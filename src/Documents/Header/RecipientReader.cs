using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>The list under "Nơi nhận": one item a line, or all in one table cell; in two columns, the left one.</summary>
internal static partial class RecipientReader
{
    private const int Most = 200;

    /// <summary>The recipients, and the stretch of text they stand in (empty when there are none).</summary>
    internal static (List<Recipient> Recipients, TextSpan Zone) Read(PlanText document)
    {
        var recipients = new List<Recipient>();
        var lines = document.Lines;
        for (var index = 0; index < lines.Count; index++)
        {
            var span = new TextSpan(lines[index].Span.Start, Math.Min(lines[index].Span.End, lines[index].Span.Start + 20_000));
            if (Heading().Match(document.Text.AsSpan(span.Start, span.Length).ToString()) is not { Success: true } heading)
            {
                continue;
            }

            var start = span.Start + heading.Index;
            var end = Items(document, index, span.Start + heading.Index + heading.Length, recipients);
            if (recipients.Count > 0)
            {
                return (recipients, new(start, end));
            }
        }

        return (recipients, TextSpan.Empty);
    }

    private static int Items(PlanText document, int line, int from, List<Recipient> recipients)
    {
        var lines = document.Lines;
        var end = from;
        // Everything on the line of the heading itself: " - Bộ A; - Bộ B; … | CHỦ TỊCH …".
        var first = new TextSpan(from, Cell(document, from, lines[line].Span.End));
        foreach (var item in Inline(document, first))
        {
            recipients.Add(new(item.Text, item.Span));
            end = item.Span.End;
        }

        var done = recipients.Count > 0 && Last().IsMatch(recipients[^1].Text);
        for (var index = line + 1; !done && index < lines.Count && recipients.Count < Most; index++)
        {
            var left = Left(document, lines[index].Span);
            var clean = CleanText.Of(document.Text, left);
            if (clean.IsEmpty)
            {
                done = recipients.Count > 0 && document.Text.AsSpan(lines[index].Span.Start, lines[index].Span.Length).TrimStart().StartsWith("|", StringComparison.Ordinal);
                continue;
            }

            if (Item().Match(clean.Text) is { Success: true } item)
            {
                if (clean.CutTrimmed(item.Length, clean.Text.Length, ";.,") is { } piece)
                {
                    recipients.Add(new(piece.Text, piece.Span));
                    end = piece.Span.End;
                    done = Last().IsMatch(piece.Text) && EndsList(document, index);
                }
            }
            else if (recipients.Count > 0 && char.IsLower(clean.Text[0]) && !clean.Text.Contains(':', StringComparison.Ordinal))
            {
                // A wrapped item goes on.
                var joined = CleanText.Of(document.Text, recipients[^1].Span.Union(clean.Span(0, clean.Text.Length)));
                if (joined.CutTrimmed(0, joined.Text.Length, ";.,") is { } whole)
                {
                    recipients[^1] = new(whole.Text, whole.Span);
                    end = whole.Span.End;
                }
            }
            else
            {
                done = recipients.Count > 0 || index > line + 4;
            }
        }

        return Math.Max(end, from);
    }

    /// <summary>"- Lưu: VT, ABC." is the last one, unless the next line is an item too.</summary>
    private static bool EndsList(PlanText document, int line)
    {
        for (var index = line + 1; index < Math.Min(document.Lines.Count, line + 3); index++)
        {
            var clean = CleanText.Of(document.Text, Left(document, document.Lines[index].Span));
            if (!clean.IsEmpty)
            {
                return !Item().IsMatch(clean.Text);
            }
        }

        return true;
    }

    private static IEnumerable<Piece> Inline(PlanText document, TextSpan span)
    {
        var clean = CleanText.Of(document.Text, span);
        var starts = InlineItem().Matches(clean.Text);
        for (var index = 0; index < starts.Count; index++)
        {
            var start = starts[index].Index + starts[index].Length;
            var end = index + 1 < starts.Count ? starts[index + 1].Index : clean.Text.Length;
            if (clean.CutTrimmed(start, end, ";., ") is { } piece)
            {
                yield return piece;
            }
        }
    }

    private static int Cell(PlanText document, int from, int end)
    {
        var bar = document.Text.AsSpan(from, end - from).IndexOf('|');
        return bar < 0 ? Column(document, from, end) : from + bar;
    }

    private static int Column(PlanText document, int from, int end) =>
        Gap().Match(document.Text, from, end - from) is { Success: true } gap && gap.Index > from ? gap.Index : end;

    /// <summary>The left column of a line that has two.</summary>
    private static TextSpan Left(PlanText document, TextSpan line)
    {
        var span = new TextSpan(line.Start, Math.Min(line.End, line.Start + 4_000));
        var text = document.Text.AsSpan(span.Start, span.Length);
        var skip = text.Length - text.TrimStart().Length;
        return Gap().Match(document.Text, span.Start + skip, span.Length - skip) is { Success: true } gap ? new(span.Start, gap.Index) : span;
    }

    [GeneratedRegex(@"[Nn]ơi nhận\s?\**\s?:?[\s*]*|NƠI NHẬN\s?:?")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-–+•]\s?|\d{1,2}[.)]\s)(?=\p{L})")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:^|;)\s*[-–]\s?(?=\p{L})")]
    private static partial Regex InlineItem();

    [GeneratedRegex(@"^Lưu\b")]
    private static partial Regex Last();

    [GeneratedRegex(@"\s{4,}(?=\S)|\t+")]
    private static partial Regex Gap();
}
