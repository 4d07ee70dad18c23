using System.Text;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>Puts the lines of all pages together as text.</summary>
internal sealed class PdfLayout(List<PdfPage> pages)
{
    private const int LetterheadLines = 14;
    private readonly StringBuilder text = new();
    private PdfLine? previous;
    private (double Left, double Right) margins;
    private readonly PdfTables tables = new();
    private List<string[]>? open;
    private double pitch;

    internal string Write()
    {
        for (var number = 0; number < pages.Count; number++)
        {
            var page = pages[number];
            var lines = page.Lines;
            if (lines.Count == 0)
            {
                continue;
            }

            Measure(lines);
            var at = number == 0 ? WriteLetterhead(lines) : 0;
            var first = true;
            while (at < lines.Count)
            {
                if (tables.At(lines, at, first && open is not null) is { } table)
                {
                    Take(table);
                    at = table.EndLine;
                    previous = null;
                    first = false;
                    continue;
                }

                CloseTable();
                if (Signature(lines, at) is > 0 and var end)
                {
                    WriteColumns(lines.Skip(at).Take(end - at).ToList());
                    at = end;
                    previous = null;
                }
                else
                {
                    WriteLine(lines[at++], first);
                }

                first = false;
            }
        }

        CloseTable();
        return text.ToString();
    }

    // The left margin is where most lines begin, the right one where the longest end.
    private void Measure(IReadOnlyList<PdfLine> lines)
    {
        var left = lines.GroupBy(line => Math.Round(line.Left / 4)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Min(line => line.Left);
        margins = (left, lines.Max(line => line.Right));
        var steps = lines.Zip(lines.Skip(1), (one, next) => next.Middle - one.Middle).Where(step => step > 2).Order().ToList();
        pitch = steps.Count == 0 ? 20 : steps[steps.Count / 3];
    }

    private void WriteLine(PdfLine line, bool firstOfPage)
    {
        var words = line.Text;
        if (previous is null)
        {
            Break("\n\n");
        }
        else if (char.IsLower(words[0]) && !PdfMarks.BeginsItem(words))
        {
            // Nothing but the rest of a paragraph begins with a small letter.
            text.Append(' ');
        }
        else if (Centered(line))
        {
            Break(Centered(previous) && (firstOfPage || line.Middle - previous.Middle < 1.6 * pitch) ? "\n" : "\n\n");
        }
        else if (BeginsParagraph(line, words, firstOfPage))
        {
            Break("\n\n");
        }
        else
        {
            text.Append(' ');
        }

        text.Append(words);
        previous = line;
    }

    private bool BeginsParagraph(PdfLine line, string words, bool firstOfPage)
    {
        var last = previous!;
        var width = margins.Right - margins.Left;
        return Centered(last)
            || line.Left > margins.Left + (0.9 * line.Height)
            || PdfMarks.BeginsItem(words)
            || (!firstOfPage && line.Middle - last.Middle > 1.5 * pitch)
            // A line that stops well before the margin is the last of its paragraph.
            || (last.Right < margins.Right - (0.12 * width) && char.IsUpper(words[0]));
    }

    private bool Centered(PdfLine line)
    {
        var (before, after) = (line.Left - margins.Left, margins.Right - line.Right);
        return before > 2 * line.Height && Math.Abs(before - after) < Math.Max(12, 0.2 * Math.Max(before, after)) && !PdfMarks.BeginsItem(line.Text);
    }

    // From the top to "…, ngày … tháng … năm …": the issuer at the left, the State's name at the right.
    private int WriteLetterhead(IReadOnlyList<PdfLine> lines)
    {
        for (var i = 0; i < Math.Min(lines.Count, LetterheadLines); i++)
        {
            if (lines[i].Text is var words && words.Contains("ngày", StringComparison.Ordinal) && words.Contains("năm", StringComparison.Ordinal) && words.Contains("tháng", StringComparison.Ordinal))
            {
                var block = lines.Take(i + 1).ToList();
                if (PdfMarks.Gutter(block) is null)
                {
                    return 0;
                }

                WriteColumns(block);
                previous = null;
                return i + 1;
            }
        }

        return 0;
    }

    // "Nơi nhận:" at the left, the capacity, signatory and name at the right.
    private static int Signature(IReadOnlyList<PdfLine> lines, int at)
    {
        if (!Enumerable.Range(at, Math.Min(4, lines.Count - at)).Any(i => lines[i].Text.Contains("Nơi nhận", StringComparison.OrdinalIgnoreCase)) || !PdfMarks.IsCapacityOrRecipients(lines[at].Text))
        {
            return 0;
        }

        var end = at;
        while (end < lines.Count && !(end > at + 1 && PdfMarks.IsAppendix(lines[end].Text)))
        {
            end++;
        }

        return PdfMarks.Gutter(lines.Skip(at).Take(end - at).ToList()) is null ? 0 : end;
    }

    private void WriteColumns(List<PdfLine> block)
    {
        var gutter = PdfMarks.Gutter(block)!.Value;
        foreach (var side in new[] { block.SelectMany(line => line.Words).Where(word => word.Right <= gutter), block.SelectMany(line => line.Words).Where(word => word.Right > gutter) })
        {
            Break("\n\n");
            var lines = PdfPage.InLines(side);
            text.Append(string.Join('\n', lines.Select(line => line.Text)));
        }
    }

    // What stands above the first number of a page belongs to the last row of the page before.
    private void Take(PdfTable table)
    {
        if (!table.Continues || open is null)
        {
            CloseTable();
            open = [];
        }

        var rows = table.Rows;
        if (table.Continues && open.Count > 0 && rows is [{ } rest, ..] && rest[0].Length == 0)
        {
            open[^1] = [.. open[^1].Zip(rest, (above, below) => $"{above} {below}".Trim())];
            rows = rows[1..];
        }

        open.AddRange(rows);
    }

    private void CloseTable()
    {
        if (open is not null)
        {
            Break("\n\n");
            text.Append(string.Join('\n', open.Select(row => "| " + string.Join(" | ", row.Select(cell => cell.Replace('|', '¦'))) + " |")));
            (open, previous) = (null, null);
        }
    }

    private void Break(string lines)
    {
        if (text.Length > 0)
        {
            text.Append(lines);
        }
    }
}
