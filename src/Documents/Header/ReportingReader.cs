using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>
/// Who reports to whom, through whom, and when. A sentence is a duty to report when "báo cáo" is what its subject does and the sentence names a time,
/// a rhythm or a receiver; "sản phẩm: Báo cáo …" is a product, no duty. A time that is not written stays empty.
/// </summary>
public static partial class ReportingReader
{
    private const int Most = 200;

    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(draft);
        var found = new List<ReportingDeadline>();
        var start = HeaderZone.Find(document).Preamble.End;
        var closing = draft.Recipients.Count > 0 ? new TextSpan(draft.Recipients[0].Span.Start, draft.Recipients[^1].Span.End) : TextSpan.Empty;
        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.Span.Start >= start && !paragraph.Span.Overlaps(closing)))
        {
            if (found.Count >= Most)
            {
                break;
            }

            if (!Report().IsMatch(paragraph.Text) || document.Text[paragraph.Span.Start] == '|')
            {
                continue;
            }

            foreach (var (from, to) in Sentences(paragraph))
            {
                if (Duty(document, outline, paragraph, from, to) is { } duty && !found.Exists(one => one.Who == duty.Who && one.To == duty.To && one.DeadlineText == duty.DeadlineText))
                {
                    found.Add(duty);
                }
            }
        }

        return draft with { ReportingDeadlines = found };
    }

    private static ReportingDeadline? Duty(PlanText document, Outline outline, Paragraph paragraph, int from, int to)
    {
        var text = paragraph.Text;
        var report = Verb().Match(text, from, to - from);
        if (!report.Success || Difficulty().IsMatch(text.AsSpan(from, to - from)) || Product().IsMatch(text.AsSpan(from, Math.Min(30, to - from))))
        {
            return null;
        }

        var clean = paragraph.Whole;
        var when = When(text, from, to, report.Index);
        var receiver = Receiver().Match(text, report.Index + report.Length, to - report.Index - report.Length);
        var via = Via().Match(text, from, to - from);
        if (when is null && !receiver.Success)
        {
            return null;
        }

        var spans = new Dictionary<string, TextSpan>();
        var who = Subject(document, outline, paragraph, from, report.Index, spans);
        if (who is null && !(when is { } fixedTime && Fixed().IsMatch(text.AsSpan(fixedTime.Start, fixedTime.End - fixedTime.Start))) && !Duties().IsMatch(text.AsSpan(from, to - from)))
        {
            return null;
        }

        var whenPiece = when is { } time ? clean.CutTrimmed(time.Start, time.End, " ,;.") : null;
        var toPiece = receiver.Success ? clean.CutTrimmed(receiver.Groups["to"].Index, receiver.Groups["to"].Index + receiver.Groups["to"].Length, " ,;.") : null;
        var viaPiece = via.Success ? clean.CutTrimmed(via.Groups["via"].Index, via.Groups["via"].Index + via.Groups["via"].Length, " ,;.)") : null;
        foreach (var (name, piece) in new[] { ("deadlineText", whenPiece), ("to", toPiece), ("via", viaPiece) })
        {
            if (piece is { } value)
            {
                spans[name] = value.Span;
            }
        }

        var rhythm = whenPiece?.Text ?? "";
        var adhoc = Adhoc().IsMatch(text.AsSpan(from, to - from)) && !Fixed().IsMatch(rhythm) && !Periodic().IsMatch(rhythm);
        return new()
        {
            Who = who,
            To = toPiece is { } receiving ? viaPiece is { } through ? $"{receiving.Text} (qua {through.Text})" : receiving.Text : null,
            Via = viaPiece?.Text,
            Type = adhoc ? "adhoc" : "periodic",
            Frequency = adhoc ? null : Frequency(rhythm),
            DeadlineText = whenPiece?.Text,
            Spans = spans,
        };
    }

    /// <summary>The time nearest to the verb; a day before a rhythm before "định kỳ".</summary>
    private static (int Start, int End)? When(string text, int from, int to, int verb)
    {
        foreach (var expression in new[] { Fixed(), Rhythm(), OnDemand(), Periodic() })
        {
            Match? best = null;
            foreach (Match match in expression.Matches(text[..to], from))
            {
                best = best is null || Math.Abs(match.Index - verb) < Math.Abs(best.Index - verb) ? match : best;
            }

            if (best is not null)
            {
                return (best.Index, best.Index + best.Length);
            }
        }

        return null;
    }

    internal static string? Frequency(string when) =>
        Letters.Key(when) switch
        {
            var key when key.Contains("năm học", StringComparison.Ordinal) || key.Contains("học kỳ", StringComparison.Ordinal) => "school-year",
            var key when key.Contains("tuần", StringComparison.Ordinal) => "weekly",
            var key when key.Contains("6 tháng", StringComparison.Ordinal) || key.Contains("06 tháng", StringComparison.Ordinal) || key.Contains("nửa năm", StringComparison.Ordinal) => "half-yearly",
            var key when key.Contains("hằng tháng", StringComparison.Ordinal) || key.Contains("hàng tháng", StringComparison.Ordinal) || key.Contains("mỗi tháng", StringComparison.Ordinal) => "monthly",
            var key when key.Contains("quý", StringComparison.Ordinal) => "quarterly",
            var key when key.Contains("năm", StringComparison.Ordinal) => "yearly",
            var key when Dated().IsMatch(key) => "yearly",
            _ => null,
        };

    /// <summary>Who: the words before the verb when they name a body, else the heading the sentence stands under.</summary>
    private static string? Subject(PlanText document, Outline outline, Paragraph paragraph, int from, int verb, Dictionary<string, TextSpan> spans)
    {
        var start = Math.Max(from, paragraph.BodyStart > from && paragraph.BodyStart < verb ? paragraph.BodyStart : from);
        if (Body().Match(paragraph.Text, start, verb - start) is { Success: true } body
            && paragraph.Whole.CutTrimmed(body.Groups["who"].Index, body.Groups["who"].Index + body.Groups["who"].Length, " ,;") is { } piece)
        {
            spans["who"] = piece.Span;
            return piece.Text;
        }

        for (var section = outline.At(paragraph.Span.Start); section is { Level: > 0 }; section = section.Parent)
        {
            var clean = CleanText.Of(document.Text, section.Title.Length > 300 ? new(section.Title.Start, section.Title.Start + 300) : section.Title);
            if (Unit().Match(clean.Text) is { Success: true } unit && clean.CutTrimmed(unit.Groups["who"].Index, EndOfName(clean.Text, unit.Groups["who"]), " :;.,") is { } heading)
            {
                spans["who"] = heading.Span;
                return heading.Text;
            }
        }

        return null;
    }

    /// <summary>"Các phòng thuộc Sở trên cơ sở …": the name ends where its deed begins.</summary>
    private static int EndOfName(string text, Group who) =>
        Deed().Match(text, who.Index, who.Length) is { Success: true } deed ? deed.Index : who.Index + who.Length;

    private static IEnumerable<(int Start, int End)> Sentences(Paragraph paragraph)
    {
        var (text, start) = (paragraph.Text, paragraph.BodyStart);
        foreach (Match end in SentenceEnd().Matches(text, paragraph.BodyStart))
        {
            yield return (start, end.Index);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    [GeneratedRegex(@"báo cáo", RegexOptions.IgnoreCase)]
    private static partial Regex Report();

    [GeneratedRegex(@"\b(?:thực hiện (?:chế độ )?(?:thông tin, )?báo cáo|tổng hợp,? báo cáo|báo cáo (?:định kỳ|đột xuất|sơ kết|tổng kết|kết quả|tình hình|tiến độ|về|ngay|cấp|Ủy|UBND|Bộ|Sở|Chủ|Thành|Tỉnh|Đảng|Chính)|(?:xây dựng|gửi|nộp) báo cáo|định kỳ[^,;.]{0,40}? báo cáo|Báo cáo (?:đột xuất|định kỳ|kết quả|sơ kết|tổng kết|về|UBND|Ủy))", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"nếu (?:có|phát sinh)[^.;]{0,30}(?:khó khăn|vướng mắc)|kịp thời (?:phản ánh|báo cáo)|căn cứ đánh giá", RegexOptions.IgnoreCase)]
    private static partial Regex Difficulty();

    [GeneratedRegex(@"^\s*(?:Báo cáo (?:đột xuất|định kỳ)|Thực hiện (?:chế độ |đầy đủ chế độ )?(?:thông tin, )?báo cáo)")]
    private static partial Regex Duties();

    [GeneratedRegex(@"^\s*(?:Sản phẩm|Kết quả|Báo cáo (?:rà soát|đánh giá|tổng hợp|tình hình|kết quả (?!thực hiện)))")]
    private static partial Regex Product();

    [GeneratedRegex(@"\b(?:chậm nhất (?:là )?)?(?:trước|trong|vào|đến) (?:ngày|tháng|dịp)\s[^,;.()]{2,60}?(?:, tổng kết[^,;.()]{0,20}?)?(?=\s(?:về|để|cho|gửi|lên|qua|thông qua|báo cáo)\b|[,;.()]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Fixed();

    [GeneratedRegex(@"\b(?:định kỳ )?(?:vào )?(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần|học kỳ)(?: và theo (?:từng )?giai đoạn)?|định kỳ (?:06|6|03|3) tháng(?:, (?:01 )?năm)?", RegexOptions.IgnoreCase)]
    private static partial Regex Rhythm();

    [GeneratedRegex(@"khi có yêu cầu|theo yêu cầu|báo cáo ngay", RegexOptions.IgnoreCase)]
    private static partial Regex OnDemand();

    [GeneratedRegex(@"định kỳ(?: theo yêu cầu)?|theo quy định", RegexOptions.IgnoreCase)]
    private static partial Regex Periodic();

    [GeneratedRegex(@"đột xuất|khi có yêu cầu|báo cáo ngay", RegexOptions.IgnoreCase)]
    private static partial Regex Adhoc();

    [GeneratedRegex(@"\d{1,2} (?:tháng )?\d{1,2}")]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?:^|\s)(?:về|gửi về|gửi|với|lên|cho)\s(?<to>(?!việc|kết|tình|nội|công|tiến|những|các nội)(?:\p{Lu}|cấp |các \p{Lu}|Lãnh)[^.;()]{1,120}?)(?=\s(?:để|trước|tổng hợp|theo quy|qua|thông qua|kết quả|vào|khi|định kỳ|bằng|về)\b|[.;()]|$)|\G\s(?<to>(?:UBND|Ủy ban|Uỷ ban|Bộ|Sở|Chính phủ|Thủ tướng|Tỉnh ủy|Thành ủy|Đảng ủy|HĐND|Chủ tịch|cấp)\s?[^.;()]{0,120}?)(?=\s(?:để|trước|tổng hợp|theo quy|qua|thông qua|kết quả|vào|khi|định kỳ|bằng|bổ sung)\b|[.;()]|$)")]
    private static partial Regex Receiver();

    [GeneratedRegex(@"(?:\(qua|thông qua|, qua|\squa)\s(?<via>(?:\p{Lu}|phòng)[^.;():]{2,100}?)(?=\s(?:trước|để|vào|tổng hợp)\b|[.;():]|$)")]
    private static partial Regex Via();

    [GeneratedRegex(@"\G(?:Giao\s|giao\s|Đề nghị\s|đề nghị\s|Yêu cầu\s)?(?<who>(?:Các\s|các\s|UBND|Ủy ban|Uỷ ban|Sở|Bộ|Phòng|Trường|Ban|Hội|Công an|Văn phòng|Trung tâm|Cục|Báo|Đài|Thủ trưởng|Chủ tịch|Giám đốc|Hiệu trưởng|Tổ|Đoàn|Liên đoàn|Mặt trận|Đảng ủy|Cơ quan|Viện|Trạm|Kho bạc|Bảo hiểm|Chi cục|Thanh tra|Bộ phận|Đơn vị|Nhà trường|Cơ sở|Doanh nghiệp|Hiệp hội)\b[^.;:]{1,140}?)(?=,?\s(?:thực hiện|định kỳ|có trách nhiệm|báo cáo|tổng hợp|căn cứ|làm đầu mối|là đầu mối|theo dõi|chủ trì|xây dựng|trên cơ sở|tổ chức|chịu trách nhiệm|theo chức năng)\b|\s?$)")]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?:Đề nghị\s|Trách nhiệm của\s|Giao\s)?(?<who>(?:Các\s|UBND|Ủy ban|Uỷ ban|Sở|Bộ|Phòng|Trường|Ban|Hội|Công an|Văn phòng|Trung tâm|Cục|Báo|Đài|Thủ trưởng|Chủ tịch|Giám đốc|Hiệu trưởng|Tổ|Đoàn|Liên đoàn|Mặt trận|Đảng ủy|Cơ quan|Viện|Trạm|Kho bạc|Bảo hiểm|Chi cục|Thanh tra|Bộ phận|Đơn vị|Nhà trường|Cơ sở|Doanh nghiệp|Hiệp hội)[^:;.]{0,200})")]
    private static partial Regex Unit();

    [GeneratedRegex(@",?\s(?:trên cơ sở|căn cứ|chủ động|có trách nhiệm|theo chức năng|tổ chức thực hiện|chủ trì|phối hợp|thực hiện|xây dựng|tăng cường|chịu trách nhiệm|tiếp tục|theo dõi|làm đầu mối|là đầu mối|hướng dẫn)\b")]
    private static partial Regex Deed();

    [GeneratedRegex(@"(?<=\p{L}|\))[.;](?:\s|$)(?=\s?[\p{L}\d]|$)")]
    private static partial Regex SentenceEnd();
}
