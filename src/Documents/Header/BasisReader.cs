using System.Text.RegularExpressions;
using EduCoop.Documents.Citations;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>
/// Legal bases and the plans this one implements. A base is a document that the preamble names itself, separated by ";" or by a comma before the next
/// one; what is only named inside its title ("… về việc thực hiện Nghị quyết số …") is cited through it; a list after a colon is one base.
/// </summary>
public static partial class BasisReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(draft);
        var zone = HeaderZone.Find(document);
        var bases = new List<Citation>();
        var through = new List<Citation>();
        var others = new List<string>();
        var lines = 0;
        var paragraphs = document.Paragraphs
            .Where(paragraph => paragraph.Span.Start >= zone.Preamble.Start && paragraph.Span.Start < zone.Preamble.End && IsBasis(paragraph))
            .Concat(BasisSection(document));
        foreach (var paragraph in paragraphs.DistinctBy(paragraph => paragraph.Span))
        {
            lines += paragraph.Body.StartsWith("Căn cứ", StringComparison.Ordinal) ? 1 : 0;
            Collect(paragraph, bases, through, others);
        }

        through.RemoveAll(citation => bases.Exists(one => Same(one, citation)));
        var citations = CitationReader.Read(document, outline, zone, bases, through);
        return draft with
        {
            LegalBasisCount = bases.Count,
            LegalBasis = [.. bases.Select(one => one.Label)],
            LegalBases = [.. bases.Select(one => new LegalBase(one.Number, one.Date, one.Issuer, one.Title ?? (one.Number is null ? one.Type : null), one.Span))],
            CanCuLines = lines,
            CitedThrough = [.. through.Select(one => one.Label).Distinct()],
            NonDocumentBasis = [.. others],
            ParentPlans = [.. CitationReader.Parents(citations, bases)],
            Citations = citations,
        };
    }

    /// <summary>"Căn cứ …", "Thực hiện …": a paragraph that may name bases. "Theo đề nghị của …" and "Xét …" name a proposer.</summary>
    internal static bool IsBasis(Paragraph paragraph) => Begin().IsMatch(paragraph.Body);

    /// <summary>The items of a section that is headed "Căn cứ …", as school plans have it.</summary>
    private static IEnumerable<Paragraph> BasisSection(PlanText document)
    {
        var inside = false;
        foreach (var paragraph in document.Paragraphs.Take(120))
        {
            if (BasisHeading().IsMatch(paragraph.Text))
            {
                inside = true;
            }
            else if (inside && !paragraph.IsBullet && !IsBasis(paragraph) && !ItemOfDocuments().IsMatch(paragraph.Body))
            {
                inside = false;
            }
            else if (inside)
            {
                yield return paragraph;
            }
        }
    }

    private static void Collect(Paragraph paragraph, List<Citation> bases, List<Citation> through, List<string> others)
    {
        var clean = paragraph.Whole;
        var text = clean.Text;
        var begin = Begin().Match(text, paragraph.BodyStart, text.Length - paragraph.BodyStart);
        var mentions = CitationScanner.Find(clean);
        var list = List().Match(text);
        foreach (var (start, end) in Segments(text, begin.Success ? begin.Index + begin.Length : paragraph.BodyStart, list.Success))
        {
            var head = Skip(text, start, end);
            if (Proposal().IsMatch(text.AsSpan(head, end - head)))
            {
                continue;
            }

            var bracketed = mentions.Where(mention => mention.Start >= head && mention.End <= end + 1).ToList();
            if ((list.Success || (Several().IsMatch(text.AsSpan(head, Math.Min(30, end - head))) && bracketed.TrueForAll(mention => InBrackets(text, head, mention.Start) || mention.Citation.Number is null)))
                && AsOne(clean, list.Success ? list.Index : head, end, bracketed) is { } one)
            {
                Add(bases, one);
                through.AddRange(bracketed.Select(Through));
                continue;
            }

            var inside = mentions.Where(mention => mention.Start >= head && mention.End <= end + 1 && !InBrackets(text, head, mention.Start)).ToList();
            if (Unnumbered(clean, head, end, inside) is { } named)
            {
                Add(bases, named);
                through.AddRange(inside.Where(mention => mention.Start > head + 3).Select(Through));
                continue;
            }

            if (inside.Count == 0)
            {
                if (others.Count < 50 && begin.Value.StartsWith("Căn cứ", StringComparison.Ordinal) && clean.CutTrimmed(head, end, ".,;:") is { } other && !Issues().IsMatch(other.Text))
                {
                    others.Add(other.Text);
                }

                continue;
            }

            Sort(text, inside, bases, through);
        }
    }

    /// <summary>The first citation of a segment is a base; a later one only when it follows a comma or "và" directly and nothing was cited through another yet.</summary>
    private static void Sort(string text, List<Mention> inside, List<Citation> bases, List<Citation> through)
    {
        var nested = false;
        for (var index = 0; index < inside.Count; index++)
        {
            var mention = inside[index];
            if (index > 0)
            {
                var between = text.AsSpan(inside[index - 1].End, Math.Max(0, mention.Start - inside[index - 1].End));
                nested |= !Sibling().IsMatch(between) || Amends().IsMatch(between);
            }

            if (nested && index > 0)
            {
                through.Add(Through(mention));
            }
            else
            {
                Add(bases, mention.Citation with { Role = CitationRoles.Basis });
            }
        }
    }

    /// <summary>A document without a number: "Bản thỏa thuận hợp tác ngày 28/02/2026 giữa …"; its own name comes first, numbers in its title are through it.</summary>
    private static Citation? Unnumbered(CleanText clean, int head, int end, List<Mention> inside)
    {
        var text = clean.Text;
        if (NamedDocument().Match(text, head, end - head) is not { Success: true } named || inside.Exists(mention => mention.Start < named.Index + named.Length))
        {
            return null;
        }

        var date = NamedDate().Match(named.Value);
        var name = clean.CutTrimmed(named.Index, named.Index + named.Length, " ,");
        return name is not { } piece ? null : new Citation
        {
            Type = piece.Text,
            Date = date.Success ? CitationScanner.Day(date.Groups["d"].ValueSpan, date.Groups["m"].ValueSpan, date.Groups["y"].ValueSpan) : null,
            Title = clean.CutTrimmed(named.Index + named.Length, end, " ,.;")?.Text,
            Role = CitationRoles.Basis,
            Span = piece.Span,
        };
    }

    /// <summary>"các Quyết định của …: Quyết định số A; Quyết định số B": one base that names several.</summary>
    private static Citation? AsOne(CleanText clean, int start, int end, List<Mention> mentions)
    {
        var numbered = mentions.Where(mention => mention.Start >= start && mention.Citation.Number is not null).ToList();
        return numbered.Count == 0 ? null : numbered[0].Citation with
        {
            Number = null,
            Type = string.Join("; ", numbered.Select(mention => mention.Citation.Number)),
            Date = null,
            Role = CitationRoles.Basis,
            Span = clean.Span(start, end),
        };
    }

    private static IEnumerable<(int Start, int End)> Segments(string text, int start, bool list)
    {
        if (list)
        {
            yield return (start, text.Length);
            yield break;
        }

        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            depth = text[at] is '(' or '“' ? depth + 1 : text[at] is ')' or '”' ? Math.Max(0, depth - 1) : depth;
            if (text[at] == ';' && depth == 0)
            {
                yield return (start, at);
                start = at + 1;
            }
        }

        yield return (start, text.Length);
    }

    private static int Skip(string text, int start, int end)
    {
        while (start < end && (text[start] is ' ' or ',' || (Begin().Match(text, start, end - start) is { Success: true } again && again.Index == start && again.Length > 0)))
        {
            start += text[start] is ' ' or ',' ? 1 : Begin().Match(text, start, end - start).Length;
        }

        return start;
    }

    private static bool InBrackets(string text, int from, int at)
    {
        var depth = 0;
        for (var index = from; index < at; index++)
        {
            depth += text[index] is '(' or '“' ? 1 : text[index] is ')' or '”' ? -1 : 0;
        }

        return depth > 0;
    }

    private static void Add(List<Citation> bases, Citation citation)
    {
        if (!bases.Exists(one => Same(one, citation)))
        {
            bases.Add(citation);
        }
    }

    private static Citation Through(Mention mention) => mention.Citation with { Role = CitationRoles.Through };

    internal static bool Same(Citation left, Citation right) =>
        left.Number is { } number
            ? string.Equals(number, right.Number, StringComparison.OrdinalIgnoreCase) && (left.Date is null || right.Date is null || left.Date == right.Date)
            : right.Number is null && Letters.Key(left.Label) == Letters.Key(right.Label) && left.Date == right.Date;

    [GeneratedRegex(@"\G(?:[Cc]ăn cứ(?: vào)?|Thực hiện|Thi hành|Tiếp tục (?:thực hiện|triển khai)|Triển khai(?: thực hiện)?|Để (?:thực hiện|triển khai)|Nhằm (?:thực hiện|triển khai|cụ thể hóa)|Theo(?= (?:tinh thần|chỉ đạo|nội dung|Nghị|Quyết|Kế|Công|Chỉ|Thông|Hướng|Văn))|Trên cơ sở|Cụ thể hóa|Hưởng ứng)[\s:,]+(?:(?:các|những|nội dung|có hiệu quả|hiệu quả|tốt|nghiêm túc|và hướng dẫn thi hành)\s)*")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^(?:[IVX]{1,4}|\d|[A-H])\s?[.)/]\s?(?:\p{L}+\s){0,3}(?:CĂN CỨ|Căn cứ|CƠ SỞ PHÁP LÝ|Cơ sở pháp lý)[^;:]{0,80}:?$|^(?:PHẦN\s\w+[\s:.]*|Phần\s\w+[\s:.]*)?(?:CĂN CỨ|CƠ SỞ PHÁP LÝ)(?:\s[^;:\d\p{Ll}]{0,60})?:?$")]
    private static partial Regex BasisHeading();

    [GeneratedRegex(@"^(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Luật|Hướng dẫn|Văn bản|Chương trình)\s")]
    private static partial Regex ItemOfDocuments();

    [GeneratedRegex(@"^(?:đề nghị của|đề xuất của|tham mưu của|[Tt]heo (?:đề nghị|đề xuất|tham mưu)|[Tt]rên cơ sở (?:đề nghị|đề xuất|tham mưu|báo cáo)|ý kiến (?:thống nhất|của các|của thành viên)|[Xx]ét |Tờ trình)")]
    private static partial Regex Proposal();

    [GeneratedRegex(@"\bcác\s(?:Quyết định|Nghị quyết|văn bản|Nghị định|Thông tư|Kế hoạch|Luật|Văn bản)\b[^:;]{0,160}:\s")]
    private static partial Regex List();

    [GeneratedRegex(@"^(?:các\s|Các\s)?(?:Quyết định|Nghị quyết|Văn bản|văn bản|Nghị định|Thông tư|Kế hoạch)\s(?:của|quy định|về|liên quan)")]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:xây dựng|ban hành|lập)\s(?:\p{L}+\s)?[Kk]ế hoạch\b")]
    private static partial Regex Issues();

    [GeneratedRegex(@"(?:,|\bvà|;|\bcùng|\bvới)[\s,]*(?:các\s)?$|^(?!.*\b(?:về|phê duyệt|ban hành|quy định|việc|nhằm|để)\b).*(?:,|\bvà)\s(?:tiếp tục\s)?(?:triển khai(?:\sthực hiện)?|thực hiện|căn cứ)\s(?:các\s)?$")]
    private static partial Regex Sibling();

    [GeneratedRegex(@"\b(?:sửa đổi|bổ sung|thay thế|hợp nhất)\b[^,;]*(?:của|tại|bởi|theo)\b")]
    private static partial Regex Amends();

    [GeneratedRegex(@"\G(?:Bản [Tt]hỏa thuận|Thỏa thuận|Biên bản|Bản ghi nhớ|Kế hoạch|Chương trình|Nghị quyết|Quyết định|Công văn|Kết luận|Thông báo|Hướng dẫn|Quy chế|Quy định|Đề án|Điều lệ|Chiến lược|Chỉ thị|Thông tư|Văn bản|Báo cáo)(?!\s(?:số|liên tịch số|\d|hành động số))(?:\s(?!số\s|ngày\s|của\s|giữa\s|về\s|\d)[\p{L}\-]+){0,10}(?:\s(?:năm|năm học|giai đoạn)\s\d{4}(?:\s?[-–]\s?\d{4})?)?(?:\s(?:ngày\s\d{1,2}(?:/\d{1,2}/\d{4}|\stháng\s\d{1,2}\snăm\s\d{4})|(?=của\s|giữa\s)))|\G(?:Nghị quyết|Văn kiện)\s(?:Đại hội|đại hội|Hội nghị lần|Hội nghị Trung ương)(?:\s(?!số\s|ngày\s|của\s|về\s|\d)[\p{L}\-]+){0,14}(?:,\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})?")]
    private static partial Regex NamedDocument();

    [GeneratedRegex(@"ngày\s(?<d>\d{1,2})(?:/|\stháng\s)(?<m>\d{1,2})(?:/|\snăm\s)(?<y>\d{4})")]
    private static partial Regex NamedDate();
}
