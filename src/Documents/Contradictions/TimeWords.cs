using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>What a phrase of time consists of, for comparing two of them: ends, starts, repetition, somebody else's timetable.</summary>
internal sealed partial record TimeWords(string Key, IReadOnlySet<string> Words, HashSet<string> Ends, HashSet<string> Starts, bool Recurring, bool External, bool Bare)
{
    internal static TimeWords Of(string phrase)
    {
        var key = Abbreviations().Replace(Letters.Key(phrase), match => match.Value switch { "tp" => "thành phố", "kh" => "kế hoạch", "hàng" => "hằng", _ => "ubnd" });
        var (ends, starts) = (new HashSet<string>(), new HashSet<string>());
        foreach (Match match in Moment().Matches(key))
        {
            var from = match.Groups["from"].Success;
            (from ? starts : ends).Add($"{match.Groups["q"].Value}{match.Groups["m"].Value}{match.Groups["d"].Value}/{match.Groups["y"].Value}");
        }

        var rest = Fillers().Replace(Moment().Replace(key, " "), " ").Trim();
        return new(key, Fillers().Replace(key, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), ends, starts, Repeats().IsMatch(key), Outside().IsMatch(key), rest.Length == 0);
    }

    [GeneratedRegex(@"\b(?:tp|kh|hàng|ủy ban nhân dân|uỷ ban nhân dân)\b")]
    private static partial Regex Abbreviations();

    [GeneratedRegex(@"(?<from>\btừ )?(?:(?:quý (?<q>iv|i{1,3}|[1-4])\b|tháng (?<m>\d{1,2})|(?<d>\d{1,2} \d{1,2}))(?: (?:năm )?(?<y>20\d{2}))?|(?<!đoạn )(?<!\d{4} )(?:năm )?\b(?<y>20\d{2})\b(?! 20\d{2}))")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b(?:của|trong|thực hiện|hoàn thành|và|năm|các|triển khai|trước|ngày|dự kiến|theo)\b")]
    private static partial Regex Fillers();

    [GeneratedRegex(@"thường xuyên|hằng năm|mỗi năm|định kỳ|giai đoạn|duy trì|năm tiếp theo|liên tục|hằng (?:quý|tháng)")]
    private static partial Regex Repeats();

    [GeneratedRegex(@"theo (?:yêu cầu|chỉ đạo|kế hoạch|lộ trình|hướng dẫn|tiến độ)|khi (?:có|được)")]
    private static partial Regex Outside();
}
