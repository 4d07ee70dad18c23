using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>Objectives and indicators: in objectives every aim with a number, elsewhere percentages and numbers with a comparator.</summary>
public static partial class IndicatorReader
{
    private const int Most = 5_000;

    /// <summary>Blanks in what follows a value when it says of what the share is.</summary>
    private const int ShareOf = 2;

    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(draft);
        var context = new IndicatorContext(document, outline);
        var indicators = new List<PlanIndicator>();
        var objectives = new List<PlanObjective>();
        var aims = new ObjectiveReader(document);
        var start = Header.HeaderZone.Find(document).Preamble.End;
        var closing = draft.Recipients.Count > 0 ? new TextSpan(draft.Recipients[0].Span.Start, draft.Recipients[^1].Span.End) : TextSpan.Empty;
        var (section, bullet) = ((Section?)null, 0);
        foreach (var paragraph in document.Paragraphs)
        {
            if (paragraph.Span.Start < start || paragraph.Span.Overlaps(closing) || document.Text[paragraph.Span.Start] == '|' || indicators.Count > Most)
            {
                continue;
            }

            var (own, role, year) = context.At(paragraph.Span.Start);
            bullet = ReferenceEquals(own, section) ? bullet : 0;
            section = own;
            var heads = paragraph.Span.Start <= own.Heading.Start;
            bullet += heads ? 0 : 1;
            aims.Add(own, heads, paragraph, objectives);
            if (role != SectionRole.Excluded && !Appendix(draft, paragraph))
            {
                var place = heads || bullet == 0 ? own.Path : $"{own.Path}-{bullet}";
                indicators.AddRange(Sentences(paragraph, role, year, place, draft));
            }
        }

        indicators.AddRange(IndicatorTables.Read(document));
        return draft with { Indicators = indicators, Objectives = objectives };
    }

    private static bool Appendix(PlanDraft draft, Paragraph paragraph) =>
        draft.Appendices.Any(appendix => appendix.Span.Contains(paragraph.Span)) && !Target().IsMatch(draft.Appendices.First(appendix => appendix.Span.Contains(paragraph.Span)).Title ?? "");

    private static IEnumerable<PlanIndicator> Sentences(Paragraph paragraph, SectionRole role, string? year, string place, PlanDraft draft)
    {
        var text = paragraph.Text;
        var start = paragraph.BodyStart;
        string? said = null;
        foreach (Match end in SentenceEnd().Matches(text, paragraph.BodyStart))
        {
            foreach (var indicator in Clauses(paragraph, start, end.Index, role, year, place, draft, ref said))
            {
                yield return indicator;
            }

            start = end.Index + end.Length;
        }
    }

    private static List<PlanIndicator> Clauses(Paragraph paragraph, int from, int to, SectionRole role, string? year, string place, PlanDraft draft, ref string? said)
    {
        var text = paragraph.Text;
        if (!text.AsSpan(from, to - from).ContainsAnyInRange('0', '9') && text.AsSpan(from, to - from).IndexOf("hông ") < 0)
        {
            return [];
        }

        if (Present().IsMatch(text.AsSpan(from, Math.Min(40, to - from))))
        {
            return [];
        }

        var found = QuantityScanner.Scan(text, from, to).Where(quantity => Counts(text, from, to, quantity, role)).ToList();
        // "mức độ 2" beside a percentage names what is counted, it is no aim of its own.
        found.RemoveAll(quantity => quantity.Kind == QuantityKind.Level && found.Exists(other => other.Kind == QuantityKind.Percent && SameClause(text, quantity, other)));
        // "100% khu công nghiệp có tối thiểu 1 trạm": the count says what the share is of.
        found.RemoveAll(quantity => quantity.Kind == QuantityKind.Count && found.Exists(other => other.Kind == QuantityKind.Percent && other.Start < quantity.Start && Nested(text, other.End, quantity.PhraseStart)));
        // "không còn điểm trường có dưới 10 học sinh": the count says what there shall be none of.
        found.RemoveAll(quantity => quantity.Kind == QuantityKind.Count && found.Exists(other => other.Kind == QuantityKind.Zero && other.Start < quantity.Start && SameClause(text, other, quantity)));
        var indicators = new List<PlanIndicator>();
        var start = from;
        for (var index = 0; index < found.Count; index++)
        {
            var end = index + 1 < found.Count ? Boundary(text, found[index].End, found[index + 1].PhraseStart) : to;
            if (Leads().Match(text, from, found[index].Start - from) is { Success: true } lead && lead.Index < found[0].Start)
            {
                said = IndicatorContext.YearOf(lead.Value);
            }

            if (Make(paragraph, start, end, found[index], role, year, said, place, draft) is { } indicator)
            {
                indicators.Add(indicator);
            }

            start = end;
        }

        return indicators;
    }

    private static bool Counts(string text, int from, int to, Quantity quantity, SectionRole role)
    {
        if (InTitleOfDocument(text, quantity.Start))
        {
            return false;
        }

        var before = text.AsSpan(Math.Max(from, quantity.PhraseStart - 90), quantity.PhraseStart - Math.Max(from, quantity.PhraseStart - 90));
        var objective = role == SectionRole.Objective;
        return quantity.Kind switch
        {
            QuantityKind.Percent => !Share().IsMatch(before),
            QuantityKind.Level => objective ? Holds().IsMatch(before) : Strives().IsMatch(text.AsSpan(from, quantity.Start - from)),
            QuantityKind.Zero or QuantityKind.Rank or QuantityKind.Index => objective || Strives().IsMatch(text.AsSpan(from, quantity.Start - from)),
            _ => objective
                ? quantity.Comparator != "=" || Aims().IsMatch(before) || Aims().IsMatch(text.AsSpan(quantity.End, Math.Min(60, to - quantity.End)))
                : quantity.Comparator is "=" ? Reaches().IsMatch(before) && (Strives().IsMatch(before) || IndicatorContext.YearOf(text[from..to]) is not null)
                : quantity.PhraseStart < quantity.Start && Binds().IsMatch(before),
        };
    }

    private static PlanIndicator? Make(Paragraph paragraph, int start, int end, Quantity quantity, SectionRole role, string? year, string? said, string place, PlanDraft draft)
    {
        if (paragraph.Whole.CutTrimmed(SkipConjunction(paragraph.Text, start, quantity.PhraseStart), end, " ,;.:") is not { } piece)
        {
            return null;
        }

        var yearly = Yearly().IsMatch(piece.Text) && quantity.Kind is not QuantityKind.Zero;
        var own = IndicatorContext.YearOf(piece.Text) ?? (yearly ? "yearly" : null) ?? said;
        var when = own ?? (role == SectionRole.Objective ? year ?? Whole(draft) : null);
        var value = paragraph.Whole.Span(quantity.PhraseStart, quantity.End);
        return new()
        {
            Section = place.Length == 0 ? null : place,
            Text = piece.Text,
            Comparator = quantity.Comparator,
            Value = quantity.Value,
            Unit = yearly && quantity.Kind is QuantityKind.Percent or QuantityKind.Count && yearly ? $"{quantity.Unit}/năm" : quantity.Unit,
            Year = when,
            Subject = Subject(paragraph.Text, start, end, quantity),
            Spans = new Dictionary<string, TextSpan> { ["text"] = piece.Span, ["value"] = value },
        };
    }

    private static string? Whole(PlanDraft draft) => draft.Period is { To: { } to } period ? period.From is { } from && from != to ? $"{from}-{to}" : $"{to}" : null;

    /// <summary>What is counted: "60% | trường phổ thông đạt chuẩn", or the words before it: "tỷ lệ biết chữ đạt | 99%"; without the time.</summary>
    private static string Subject(string text, int start, int end, Quantity quantity)
    {
        var after = When().Replace(text[quantity.End..Math.Max(quantity.End, end)], " ").Trim(' ', ',', ';', '.', ':');
        var before = When().Replace(text[start..Math.Max(start, quantity.PhraseStart)], " ").Trim(' ', ',', ';', '.', ':', '-');
        return after.Count(letter => letter == ' ') >= ShareOf ? after : $"{before} {after}".Trim();
    }

    /// <summary>Where one aim ends and the next begins: the comma before words that open an aim, else the last comma, else "và".</summary>
    private static int Boundary(string text, int end, int next)
    {
        var last = -1;
        for (var at = end; at < next; at++)
        {
            if (text[at] is ',' or ';' or ':')
            {
                last = at + 1;
                if (Opens().IsMatch(text.AsSpan(at + 1, next - at - 1)))
                {
                    return at + 1;
                }
            }
        }

        if (last >= 0)
        {
            return last;
        }

        var and = text.AsSpan(end, next - end).LastIndexOf(" và ");
        return and >= 0 ? end + and + 1 : next;
    }

    private static bool Nested(string text, int end, int next)
    {
        for (var at = end; at < next; at++)
        {
            if (text[at] is ';' or ':' || (text[at] == ',' && Opens().IsMatch(text.AsSpan(at + 1, Math.Min(40, text.Length - at - 1)))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameClause(string text, Quantity level, Quantity percent)
    {
        var (from, to) = (Math.Min(level.End, percent.End), Math.Max(level.Start, percent.Start));
        return from >= to || text.AsSpan(from, to - from).IndexOfAny(',', ';') < 0;
    }

    /// <summary>Inside the quoted name of a document or scheme: Đề án “… ít nhất 01 triệu căn hộ …”.</summary>
    private static bool InTitleOfDocument(string text, int at)
    {
        var open = text.AsSpan(0, at).LastIndexOfAny('“', '"');
        return open >= 0 && text.AsSpan(open, at - open).IndexOf('”') < 0 && DocumentBefore().IsMatch(text.AsSpan(Math.Max(0, open - 24), Math.Min(24, open)));
    }

    private static int SkipConjunction(string text, int start, int limit) =>
        Conjunction().Match(text, start, Math.Max(0, limit - start)) is { Success: true } match ? start + match.Length : start;

    [GeneratedRegex(@";|(?<!\p{Lu})\.(?=\s+[\p{Lu}“""]|\s*$|\.)|(?<=[\p{Ll}%)”])\.(?=\s)|$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:[Đđ]ến|[Tt]rong|[Hh]ết|[Vv]ào|[Tt]ới)\s(?:cuối\s|hết\s)?năm\s20\d{2}|^[Nn]ăm\s20\d{2}|[Gg]iai đoạn\s20\d{2}\s?[-–]\s?20\d{2}")]
    private static partial Regex Leads();

    [GeneratedRegex(@"^\s*(?:[Tt]ỷ lệ|[Tt]ỉ lệ|[Pp]h[ấầâ]n đ[ấầâ]u|bảo đảm|đảm bảo|trong đó|duy trì|tăng|giảm|[Ss]ố |[Cc]hỉ số|hoàn thành|có |đạt |ít nhất|tối thiểu|trên \d|riêng |nâng |xây dựng|thành lập|đến năm|năm \d|mỗi )")]
    private static partial Regex Opens();

    [GeneratedRegex(@"(?:ngân sách|vốn|chiếm tỷ trọng|đối ứng|hỗ trợ|miễn|mức hưởng|lương|phụ cấp|học phí)[^,;]{0,30}$", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"duy trì|đạt|hoàn thành|xóa mù|xoá mù|phổ cập|ph[ấầâ]n đ[ấầâ]u|nâng|bảo đảm|đảm bảo|củng cố", RegexOptions.IgnoreCase)]
    private static partial Regex Holds();

    [GeneratedRegex(@"ph[ấầâ]n đ[ấầâ]u|mục tiêu|chỉ tiêu", RegexOptions.IgnoreCase)]
    private static partial Regex Strives();

    [GeneratedRegex(@"\b(?:có|thành lập|xây dựng|đạt|ph[ấầâ]n đ[ấầâ]u|lựa chọn|duy trì|mỗi|tăng|giảm|bồi dưỡng|đào tạo|thu hút|hình thành|phát triển|hoàn thành|công nhận|quy mô|tổ chức|đầu tư|bố trí|trang bị|tuyển|huy động|hỗ trợ|kết nối|triển khai|xây mới|cải tạo|nâng cấp|tuyển sinh)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Aims();

    [GeneratedRegex(@"\bđạt\s(?:khoảng\s|mức\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Reaches();

    /// <summary>The state of today is no aim.</summary>
    [GeneratedRegex(@"^\s*(?:[-+]\s*)?(?:Hiện|Đến nay|Tính đến|Theo (?:số liệu|thống kê|báo cáo|kết quả)|Thời gian qua|Trong thời gian qua|Trong những năm qua)\b")]
    private static partial Regex Present();

    [GeneratedRegex(@"\b(?:bảo đảm|đảm bảo|ph[ấầâ]n đ[ấầâ]u|mỗi|đạt|mục tiêu|chỉ tiêu)\b|(?:^|[.,;:]\s?|\s)[Cc]ó\s$", RegexOptions.IgnoreCase)]
    private static partial Regex Binds();

    [GeneratedRegex(@"\b(?:hằng|hàng|mỗi) năm\b", RegexOptions.IgnoreCase)]
    private static partial Regex Yearly();

    [GeneratedRegex(@"(?:[Đđ]ề án|[Cc]hương trình|[Kk]ế hoạch|[Dd]ự án|vận động|[Pp]hong trào|[Qq]uyết định|[Nn]ghị quyết)\s$")]
    private static partial Regex DocumentBefore();

    [GeneratedRegex(@"(?:,\s?)?\b(?:(?:đến|vào|trong|hết|từ|tới)\s)?(?:cuối\s|hết\s)?(?:năm|giai đoạn)\s20\d{2}(?:\s?[-–]\s?20\d{2})?", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    // Also what is left of a number ("2.2- Bố trí …" is cut behind its dot) and a heading in capitals that ran together with the aim.
    [GeneratedRegex(@"\G[\s,;]*(?:và|đồng thời)\s|\G\s*\d{1,2}-\s|\G\s*(?:MỤC TIÊU|CHỈ TIÊU)(?:\s(?:CHUNG|CỤ THỂ|CHỦ YẾU|TỔNG QUÁT))?:?\s")]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"chỉ tiêu|mục tiêu", RegexOptions.IgnoreCase)]
    private static partial Regex Target();
}
