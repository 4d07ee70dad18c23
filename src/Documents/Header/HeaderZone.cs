using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>
/// The head of a document, found by its one fixed point: the line that names the kind of document in capitals (KẾ HOẠCH, QUYẾT ĐỊNH …).
/// Before it stand letterhead, number, place and day; after it the title, the legal bases, and then the first heading.
/// </summary>
internal sealed partial class HeaderZone
{
    private const int MostLines = 160;
    private const int LongestHead = 12_000;

    private HeaderZone(TextSpan letterhead, string? type, TextSpan? title, TextSpan? authority, TextSpan preamble) =>
        (Letterhead, Type, Title, Authority, Preamble) = (letterhead, type, title, authority, preamble);

    /// <summary>Everything before the kind of document.</summary>
    internal TextSpan Letterhead { get; }

    /// <summary>The kind of document, in capitals as written.</summary>
    internal string? Type { get; }

    internal TextSpan? Title { get; }

    /// <summary>"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" between title and legal bases of a decision.</summary>
    internal TextSpan? Authority { get; }

    /// <summary>From the title to the first heading: legal bases and the sentence that issues the document.</summary>
    internal TextSpan Preamble { get; }

    internal static HeaderZone Find(PlanText document)
    {
        var lines = document.Lines;
        var typeLine = -1;
        var type = "";
        for (var index = 0; index < Math.Min(lines.Count, MostLines) && lines[index].Span.Start < LongestHead; index++)
        {
            var clean = CleanText.Of(document.Text, Bounded(lines[index].Span));
            if (First().IsMatch(clean.Text))
            {
                break;
            }

            if (TypeLine().Match(clean.Text) is { Success: true } found && (found.Groups["rest"].Length == 0 || AllCapitals(found.Groups["rest"].ValueSpan) || AllCapitals(found.Groups["type"].ValueSpan)))
            {
                // "Kế hoạch" in small letters counts only while no line in capitals follows: pages name the kind of document above it too.
                var capitals = AllCapitals(found.Groups["type"].ValueSpan);
                (typeLine, type) = capitals || typeLine < 0 ? (index, found.Groups["type"].Value) : (typeLine, type);
                if (capitals)
                {
                    break;
                }
            }
        }

        if (typeLine < 0)
        {
            var first = document.Paragraphs.FirstOrDefault(paragraph => First().IsMatch(paragraph.Text) || BasisReader.IsBasis(paragraph))?.Span.Start ?? Math.Min(document.Text.Length, LongestHead);
            return new(new(0, first), null, Subject(document, first), null, new(first, HeadingAfter(document, first)));
        }

        var (title, authority, after) = TitleAfter(document, typeLine);
        return new(new(0, lines[typeLine].Span.Start), type, title, authority, new(after, HeadingAfter(document, after)));
    }

    /// <summary>"V/v …" below the number of an official letter, up to place and day, the address or an empty line.</summary>
    private static TextSpan? Subject(PlanText document, int limit)
    {
        var subject = TextSpan.Empty;
        foreach (var line in document.Lines.TakeWhile(line => line.Span.Start < limit))
        {
            var clean = CleanText.Of(document.Text, Bounded(line.Span));
            if (subject.IsEmpty)
            {
                subject = About().Match(clean.Text) is { Success: true } about && clean.Cut(about.Index + about.Length, clean.Text.Length) is { } piece ? piece.Span : subject;
                continue;
            }

            if (clean.IsEmpty || AfterSubject().IsMatch(clean.Text))
            {
                break;
            }

            subject = subject.Union(clean.Span(0, clean.Text.Length));
        }

        return subject.IsEmpty ? null : subject;
    }

    /// <summary>Where the numbered body begins.</summary>
    private static int HeadingAfter(PlanText document, int start)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            if (paragraph.Span.Start >= start && Heading().IsMatch(paragraph.Text))
            {
                return paragraph.Span.Start;
            }
        }

        return Math.Min(document.Text.Length, start + LongestHead);
    }

    /// <summary>The lines after the kind of document, up to a rule, a legal basis, an authority in capitals or a heading.</summary>
    private static (TextSpan? Title, TextSpan? Authority, int After) TitleAfter(PlanText document, int typeLine)
    {
        var lines = document.Lines;
        var own = CleanText.Of(document.Text, Bounded(lines[typeLine].Span));
        var rest = TypeLine().Match(own.Text).Groups["rest"];
        var title = rest.Length > 0 && own.Cut(rest.Index, own.Text.Length) is { } piece ? piece.Span : TextSpan.Empty;
        TextSpan? authority = null;
        var (gap, after) = (false, lines[typeLine].Span.End);
        for (var index = typeLine + 1; index < Math.Min(lines.Count, typeLine + 40); index++)
        {
            var clean = CleanText.Of(document.Text, Bounded(lines[index].Span));
            if (clean.Text.AsSpan().Trim("-=–—_. ").IsEmpty)
            {
                gap = !title.IsEmpty;
                continue;
            }

            var span = clean.Span(0, clean.Text.Length);
            if (!title.IsEmpty && Row(document.Slice(Bounded(lines[index].Span))))
            {
                break;
            }

            if (title.IsEmpty ? Attached().IsMatch(clean.Text) || Heading().IsMatch(clean.Text) : Ends(clean.Text, gap, AllCapitals(document.Text.AsSpan(title.Start, title.Length))) || (Opening().IsMatch(clean.Text) && (clean.Text[^1] is ';' or ':' || (clean.Text.Length > 60 && GoesOn(document, index)))))
            {
                authority = Authorities().IsMatch(clean.Text) && AllCapitals(clean.Text) ? span : null;
                break;
            }

            title = title.Union(span);
            (gap, after) = (false, lines[index].Span.End);
        }

        return (title.IsEmpty ? null : title, authority, after);
    }

    /// <summary>Where nothing is left blank, a long line on what is carried out that goes on is no title any more.</summary>
    private static bool GoesOn(PlanText document, int line) => line + 1 < document.Lines.Count && !document.Lines[line + 1].Span.Trim(document.Text).IsEmpty;

    /// <summary>A row of a table: text between bars.</summary>
    private static bool Row(ReadOnlySpan<char> line) => line.TrimStart().StartsWith("|", StringComparison.Ordinal) && line.TrimEnd().EndsWith("|", StringComparison.Ordinal) && line.Trim("| ").Length > 0;

    private static bool Ends(string line, bool gap, bool titleInCapitals) =>
        Attached().IsMatch(line) || Heading().IsMatch(line) || line.StartsWith("Căn cứ", StringComparison.Ordinal)
        || (gap && (Authorities().IsMatch(line) || Opening().IsMatch(line) || line.Length > 160 || line[^1] is '.' or ';' or ':'))
        || (titleInCapitals && !AllCapitals(line) && (gap || Opening().IsMatch(line)));

    internal static bool AllCapitals(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var letter in text)
        {
            if (char.IsLower(letter))
            {
                return false;
            }

            letters += char.IsLetter(letter) ? 1 : 0;
        }

        return letters > 0;
    }

    private static TextSpan Bounded(TextSpan line) => new(line.Start, Math.Min(line.End, line.Start + 2_000));

    [GeneratedRegex(@"^(?:DỰ THẢO\s+)?(?<type>KẾ HOẠCH LIÊN TỊCH|KẾ HOẠCH PHỐI HỢP|KẾ HOẠCH HÀNH ĐỘNG|KẾ HOẠCH|Kế hoạch|QUYẾT ĐỊNH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH PHỐI HỢP|CHƯƠNG TRÌNH|ĐỀ ÁN|NGHỊ QUYẾT|CHỈ THỊ|PHƯƠNG ÁN|HƯỚNG DẪN|THÔNG BÁO|KẾT LUẬN|TỜ TRÌNH)(?:\s+(?<rest>[^:]+))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?:V/v:?|v/v:?|Về việc)\s")]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:Kính gửi|CỘNG H|Độc lập|Căn cứ|Thực hiện)|,\s*ngày\s")]
    private static partial Regex AfterSubject();

    /// <summary>What can only stand after the head.</summary>
    [GeneratedRegex(@"^(?:I\.\s|Điều 1\b|QUYẾT ĐỊNH:|Căn cứ\s)")]
    private static partial Regex First();

    [GeneratedRegex(@"^(?:I\s?[.)\-/]\s?\p{L}|A\s?[.)\-/]\s?\p{L}|1\s?[.)/]\s?\p{L}|PHẦN\s|Phần\s(?:I|1|thứ)|Điều\s1\b|QUYẾT ĐỊNH\s?:|CHƯƠNG\sI|Chương\sI)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\(?\s*(?:Ban hành kèm|Kèm theo|Gửi kèm|Đính kèm|Phê duyệt kèm|Ban hành theo)|^PHỤ LỤC\b|^Phụ lục\s*(?:[IVX\d]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Attached();

    [GeneratedRegex(@"^(?:ỦY BAN|UỶ BAN|CHỦ TỊCH|BỘ TRƯỞNG|BỘ |GIÁM ĐỐC|HỘI ĐỒNG|HIỆU TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|TRƯỞNG |BAN |TỔNG |CỤC TRƯỞNG|SỞ |UBND )")]
    private static partial Regex Authorities();

    [GeneratedRegex(@"^(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Để |Nhằm |Theo |Trên cơ sở|Tiếp tục|Xét |Ủy ban|Uỷ ban|UBND|Sở |Bộ |Phòng |Trường |Ban |Hội |Đảng |Tỉnh ủy|Thành ủy|Kính gửi|Năm \d|Hưởng ứng|Phát huy)")]
    private static partial Regex Opening();
}
