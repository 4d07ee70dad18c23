using System.Text.RegularExpressions;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>A table of a page.</summary>
/// <param name="Rows">Its rows with as many cells as it has columns; the heading first, unless it goes on from the page before.</param>
/// <param name="EndLine">The page's line after it.</param>
/// <param name="Continues">Does it go on from the page before?</param>
internal sealed record PdfTable(List<string[]> Rows, int EndLine, bool Continues);

/// <summary>
/// Finds tables by their heading ("TT", "Nội dung", "Cơ quan chủ trì" …). Columns are where no line has ink; rows begin at their numbers, which
/// stand at the top or in the middle of a row.
/// </summary>
internal sealed partial class PdfTables
{
    private const int HeadLines = 6;
    private const double Step = 1.5;
    private double[]? gutters;
    private string[]? heading;

    /// <summary>The table that begins at a line, if one does. <paramref name="goesOn"/>: the page before ended within a table.</summary>
    internal PdfTable? At(IReadOnlyList<PdfLine> lines, int at, bool goesOn)
    {
        var head = HeadEnd(lines, at);
        if (head == at && !(goesOn && gutters is not null))
        {
            return null;
        }

        var end = End(lines, at, head);
        if (head > at)
        {
            var found = Gutters(lines, at, head, end);
            if (found.Length < 2)
            {
                return null;
            }

            var columns = Cut(lines.Skip(at).Take(head - at), found, double.MinValue, double.MaxValue);
            var again = goesOn && heading is not null && columns.SequenceEqual(heading);
            (gutters, heading) = (found, columns);
            var body = Rows([.. lines.Skip(head).Take(end - head)], lines[head - 1].Bottom);
            return new(again ? body : [columns, .. body], end, again);
        }

        return new(Rows([.. lines.Take(end)], lines[0].Top), end, Continues: true);
    }

    // The heading: a few lines of heading words only, of which one says TT or STT.
    private static int HeadEnd(IReadOnlyList<PdfLine> lines, int at)
    {
        var end = at;
        var (number, words) = (false, 0);
        while (end < lines.Count && end < at + HeadLines && lines[end].Words.All(word => HeadWord().IsMatch(word.Text)))
        {
            number |= lines[end].Words.Any(word => word.Text is "TT" or "STT" or "Stt");
            words += lines[end].Words.Count;
            end++;
        }

        return number && words >= 6 ? end : at;
    }

    private static int End(IReadOnlyList<PdfLine> lines, int at, int head)
    {
        var end = Math.Max(head, at);
        while (end < lines.Count && !PdfMarks.IsAppendix(lines[end].Text) && !lines[end].Text.StartsWith("Nơi nhận", StringComparison.Ordinal)
            && (end == head || lines[end].Top - lines[end - 1].Bottom < 3 * lines[end].Height))
        {
            end++;
        }

        return end;
    }

    // Strips of the page where hardly any line has ink. A heading that has no words over a strip's column says that it is none.
    private static double[] Gutters(IReadOnlyList<PdfLine> lines, int at, int head, int end)
    {
        var block = lines.Skip(at).Take(end - at).ToList();
        var (left, right) = (block.Min(line => line.Left), block.Max(line => line.Right));
        var ink = new int[(int)((right - left) / Step) + 2];
        foreach (var line in block)
        {
            foreach (var word in line.Words)
            {
                for (var bin = (int)((word.Left - left) / Step); bin <= (int)((word.Right - left) / Step); bin++)
                {
                    ink[bin]++;
                }
            }
        }

        var most = block.Count / 30;
        var found = new List<double>();
        for (var bin = 0; bin < ink.Length;)
        {
            var start = bin;
            while (bin < ink.Length && ink[bin] <= most)
            {
                bin++;
            }

            if (bin - start >= 2 && start > 0 && bin < ink.Length)
            {
                found.Add(left + ((start + bin) * Step / 2));
            }

            bin = Math.Max(bin, start + 1);
        }

        var titles = lines.Skip(at).Take(head - at).SelectMany(line => line.Words).ToList();
        return [.. found.Where((gutter, i) => titles.Exists(word => word.Left >= gutter && (i + 1 == found.Count || word.Right <= found[i + 1] + Step)))];
    }

    private List<string[]> Rows(List<PdfLine> lines, double top)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var anchors = lines.SelectMany(line => line.Words).Where(word => word.Right <= gutters![0] && Number().IsMatch(word.Text)).Select(word => word.Middle).Order().ToList();
        var bounds = Bounds(lines, anchors, top);
        var rows = new List<string[]>();
        for (var i = 0; i + 1 < bounds.Count; i++)
        {
            var row = Cut(lines, gutters!, bounds[i], bounds[i + 1]);
            if (row.Any(cell => cell.Length > 0))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    // Between two numbers there is exactly one border. Numbers at the top of their rows give it at once; numbers in the middle give it by symmetry.
    private List<double> Bounds(List<PdfLine> lines, List<double> anchors, double top)
    {
        var main = MainColumn(lines);
        var bounds = new List<double> { double.MinValue };
        if (anchors.Count > 0 && main.Count > 0)
        {
            var height = main[0].Height;
            var gaps = Gaps(lines);
            var atTop = Math.Abs(anchors[0] - lines.Min(line => line.Middle)) < 0.4 * height;
            var before = lines.Min(line => line.Top);
            if (atTop && anchors[0] - top > 1.5 * height)
            {
                bounds.Add(before);
            }

            for (var i = 1; i < anchors.Count; i++)
            {
                var guess = atTop ? anchors[i] - (0.6 * height) : Math.Clamp((2 * anchors[i - 1]) - before, anchors[i - 1], anchors[i]);
                before = Border(main, gaps.Where(gap => gap > anchors[i - 1] && gap < anchors[i]), guess);
                bounds.Add(before);
            }
        }

        bounds.Add(double.MaxValue);
        return bounds;
    }

    // Heights at which no word of any column stands; boxes of words reach a little over their letters.
    private static List<double> Gaps(List<PdfLine> lines)
    {
        var gaps = new List<double>();
        var reach = double.MinValue;
        foreach (var word in lines.SelectMany(line => line.Words).OrderBy(word => word.Top))
        {
            var over = 0.15 * word.Height;
            if (reach > double.MinValue && word.Top + over >= reach)
            {
                gaps.Add((reach + word.Top + over) / 2);
            }

            reach = Math.Max(reach, word.Bottom - over);
        }

        return gaps;
    }

    // The gap nearest to the guess; the end of a sentence in the main column and a capital after it speak for a gap.
    private static double Border(List<PdfLine> main, IEnumerable<double> gaps, double guess)
    {
        var (best, place) = (double.MaxValue, guess);
        foreach (var gap in gaps)
        {
            var (above, below) = (main.FindLast(line => line.Middle < gap), main.Find(line => line.Middle > gap));
            var cost = (Math.Abs(gap - guess) / main[0].Height)
                - (below is not null && (char.IsUpper(below.Text[0]) || !char.IsLetter(below.Text[0])) ? 0.8 : 0)
                - (above is not null && above.Text[^1] is '.' or ';' or ':' ? 0.6 : 0);
            if (cost < best)
            {
                (best, place) = (cost, gap);
            }
        }

        return place;
    }

    // The column with the most lines: its gaps are the candidates for borders.
    private List<PdfLine> MainColumn(List<PdfLine> lines) => Enumerable.Range(1, gutters!.Length)
        .Select(column => PdfPage.InLines(lines.SelectMany(line => line.Words).Where(word => ColumnOf(word, gutters) == column)))
        .MaxBy(column => column.Count)!;

    private static string[] Cut(IEnumerable<PdfLine> lines, double[] gutters, double top, double bottom)
    {
        var words = lines.SelectMany(line => line.Words).Where(word => word.Middle >= top && word.Middle < bottom).ToLookup(word => ColumnOf(word, gutters));
        return [.. Enumerable.Range(0, gutters.Length + 1).Select(column => string.Join(' ', PdfPage.InLines(words[column]).Select(line => line.Text)))];
    }

    private static int ColumnOf(PdfWord word, double[] gutters)
    {
        var middle = (word.Left + word.Right) / 2;
        var column = 0;
        while (column < gutters.Length && middle > gutters[column])
        {
            column++;
        }

        return column;
    }

    [GeneratedRegex(@"^(?:TT|STT|số|thứ|tự|nội|dung|nhiệm|vụ|công|việc|hoạt|động|tên|cơ|quan|đơn|vị|chủ|trì|thực|hiện|phối|hợp|tham|mưu|thời|gian|hạn|hoàn|thành|sản|phẩm|kết|quả|đầu|ra|dự|kiến|tiến|độ|ghi|chú|kinh|phí|nguồn|chỉ|tiêu|mục|lãnh|đạo|phụ|trách|và|/|,|-|–|\(.*|.*\)|các|đề|án|nhóm|giải|pháp|người|theo|dõi|triển|khai|chính|cụ|thể|cấp|trình|ban|hành|hình|thức|văn|bản)[,./:;()]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadWord();

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zA-ZđĐ])[.)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
