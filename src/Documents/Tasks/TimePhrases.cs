using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Times inside sentences and headings: "Hằng năm, …", "trước ngày 25/10 hằng năm", "(thực hiện hằng năm, từ năm 2026)".</summary>
internal static partial class TimePhrases
{
    /// <summary>"hướng dẫn" alone says less than the heading above it.</summary>
    private const int FewLetters = 12;

    private static readonly string[] Frequencies = Folding.List("hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần", "6 tháng, hằng năm", "định kỳ hằng năm", "định kỳ hằng quý", "định kỳ hằng tháng", "định kỳ hàng năm", "định kỳ hàng quý", "định kỳ 6 tháng", "quý i hằng năm");

    /// <summary>"Hằng năm" at the start of what is to be done.</summary>
    internal static TextSpan? Leading(PlanText document, TextSpan action) =>
        Folding.MatchAny(document.Shadow, action.Start, Frequencies, action.End) is > 0 and var end ? new(action.Start, end) : null;

    /// <summary>A date a sentence sets: the whole wording with its repetition.</summary>
    internal static TextSpan? Inside(PlanText document, TextSpan sentence)
    {
        foreach (var match in Dated().EnumerateMatches(document.Shadow.AsSpan(sentence.Start, sentence.Length)))
        {
            return new TextSpan(sentence.Start + match.Index, sentence.Start + match.Index + match.Length).Trim(document.Text);
        }

        return null;
    }

    /// <summary>"Tháng 11/2023: Hội thảo …".</summary>
    internal static TextSpan? BeforeColon(PlanText document, TextSpan heading)
    {
        var colon = document.Shadow.IndexOf(':', heading.Start, Math.Min(40, heading.Length));
        return colon > heading.Start && IsTime(document.Shadow.AsSpan(heading.Start, colon - heading.Start)) ? new TextSpan(heading.Start, colon).Trim(document.Text) : null;
    }

    /// <summary>"Tháng 01/2026", "Quý II": a heading that is a time and nothing else; all below it is to be done then.</summary>
    internal static TextSpan? Alone(PlanText document, TextSpan heading)
    {
        var clean = Structure.Headings.Clean(document.Text, heading);
        return clean.Length is > 3 and < 40 && Period().IsMatch(document.Shadow.AsSpan(clean.Start, clean.Length)) ? clean : null;
    }

    /// <summary>A time in brackets at the end of a heading.</summary>
    internal static TextSpan? InBrackets(PlanText document, TextSpan heading)
    {
        var open = document.Text.LastIndexOf('(', Math.Max(heading.Start, heading.End - 1), Math.Max(0, heading.Length));
        if (open < 0)
        {
            return null;
        }

        var close = document.Text.IndexOf(')', open, heading.End - open);
        var inner = new TextSpan(open + 1, close < 0 ? heading.End : close).Trim(document.Text);
        return inner.Length is > 5 and < 120 && IsTime(document.Shadow.AsSpan(inner.Start, inner.Length)) && !Remark().IsMatch(document.Shadow.AsSpan(inner.Start, inner.Length)) ? inner : null;
    }

    /// <summary>What an assignment in brackets leaves over: "(Sở A chủ trì, phối hợp với Sở B; quý III/2025)".</summary>
    internal static TextSpan? Whole(PlanText document, TextSpan rest)
    {
        var clean = Left(document, rest);
        return clean.Length is > 4 and < 60 && Begins().Match(document.Shadow[clean.Start..clean.End]) is { Success: true } label ? new TextSpan(clean.Start + label.Groups["label"].Length, clean.End) : null;
    }

    /// <summary>Does a sentence say no more than who and when? What is to be done stands in its heading then.</summary>
    internal static bool IsBare(PlanText document, TextSpan action)
    {
        var clean = Left(document, action);
        if (Inside(document, clean) is { } time)
        {
            clean = Left(document, new(clean.Start, time.Start));
        }

        var first = document.Slice(clean).IndexOfAny(',', ';', '.');
        return clean.Length < FewLetters || (first > 0 && first < FewLetters) || Whole(document, clean) is not null || Folding.MatchAny(document.Shadow, clean.Start, Carrying, clean.End) == clean.End;
    }

    private static readonly string[] Carrying = Folding.List("thực hiện", "tham mưu", "triển khai", "tổ chức thực hiện", "triển khai thực hiện", "tham mưu thực hiện", "hoàn thành", "tham mưu, thực hiện", "tham mưu triển khai", "tổ chức triển khai thực hiện", "tham mưu tổ chức thực hiện");

    private static TextSpan Left(PlanText document, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End && (char.IsWhiteSpace(document.Text[start]) || document.Text[start] is ';' or ',' or '.' or ':' or '*' or ')'))
        {
            start++;
        }

        return Structure.Headings.Clean(document.Text, new(start, span.End));
    }

    /// <summary>Does this read like a time: it names a year, quarter or month, or a rhythm?</summary>
    internal static bool IsTime(ReadOnlySpan<char> shadow) => shadow.Length < 200 && Timely().IsMatch(shadow);

    // On the folded text, where blanks are plain and the tone of "quý", "hoàn" stands on the first vowel: no quantifier inside another, so linear.
    [GeneratedRegex(@"(?:hòan thành |xong |chậm nhất (?:là |vào )?|muộn nhất (?:là |vào )?|gửi |kết thúc )?(?:trước |chậm nhất (?:là )?(?:vào )?|muộn nhất (?:là )?|trong |xong trước )(?:ngày )?(?:\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?|ngày \d{1,2})(?: (?:hằng|hàng) (?:năm|qúy|tháng)| của (?:năm|qúy|tháng)[^.;,]{0,20}| tháng (?:cuối|đầu)(?: của)?(?: mỗi)? qúy)?|(?:hòan thành|xong|kết thúc) (?:trong |trước |vào )?(?:cuối |đầu |hết )?(?:qúy (?:[ivx]+|\d)|tháng \d{1,2}|năm \d{4})(?:(?: ?/ ?| năm )\d{4}| (?:hằng|hàng) năm)?|trong (?:qúy (?:[ivx]+|\d)|tháng \d{1,2})(?: ?/ ?| năm )\d{4}(?:(?:,| và) (?:trong )?(?:qúy (?:[ivx]+|\d)|tháng \d{1,2})(?: ?/ ?| năm )\d{4})*|(?<=\b(?:thời gian|thời hạn)(?: thực hiện| hòan thành| tổ chức)?:? )(?:trong |vào |trước )?(?:qúy (?:[ivx]+|\d)|tháng \d{1,2}|năm \d{4})(?: ?/ ?\d{4}| năm \d{4}| (?:hằng|hàng) năm)?", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^(?:(?:trong|các) )?(?:tháng \d{1,2}(?: ?[-–,] ?(?:tháng )?\d{1,2})*|qúy (?:[ivx]+|\d)|6 tháng (?:đầu|cuối) năm)(?:(?: ?[/-] ?| năm )\d{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?<label>(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hòan thành)?:? )?(?:trong |vào |từ |đến |hết |cuối |đầu |trước )*(?:qúy (?:[ivx]+|\d)|tháng \d|ngày \d|năm \d{4}|năm học|hằng |hàng |thường xuyên|định kỳ|giai đoạn \d)", RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    // "(theo quy định tại Thông tư số …)", "(kèm theo Kế hoạch …)" name documents.
    [GeneratedRegex(@"^(?:kèm theo|ban hành|theo quy định tại|theo quy định của|gọi|sau đây|gồm|bao gồm)\b|\bsố \d|\bđiều \d", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:.{0,60}?)(?:\bqúy (?:[ivx]+|\d)\b|\btháng \d|\bnăm \d{4}|\b20\d\d\b|hằng năm|hàng năm|thường xuyên|hằng qúy|hàng qúy|hằng tháng|hàng tháng|định kỳ|khi có|theo lộ trình|theo tiến độ|theo yêu cầu|theo kế hoạch|lâu dài|đột xuất|trước ngày|sau khi|năm học|giai đoạn|\d{1,2}/\d{1,2}|\d{1,2}/20\d\d|ngay sau|xuyên suốt|\d tháng|theo quy định|theo thời gian|liên tục|trong năm|cả năm|6 tháng|qúy, năm|theo hướng dẫn|theo chỉ đạo|dự kiến)", RegexOptions.CultureInvariant)]
    private static partial Regex Timely();
}
