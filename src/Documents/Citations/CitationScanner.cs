using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Citations;

/// <summary>A citation inside a cleaned text, with its places there.</summary>
internal sealed record Mention(Citation Citation, int Start, int NumberStart, int End, int TitleStart);

/// <summary>Finds numbered documents and laws in running text: State and Party numbers, blank numbers, "Luật … ngày …".</summary>
internal static partial class CitationScanner
{
    private const int TypeWindow = 90;
    private const int LongestTitle = 600;

    /// <summary>More citations than this in one paragraph are noise.</summary>
    private const int MostMentions = 500;

    private static readonly SearchValues<string> Statutes = SearchValues.Create(["Luật", "luật", "Pháp lệnh", "Hiến pháp"], StringComparison.Ordinal);

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(";()“”\":");

    internal static List<Mention> Find(CleanText clean)
    {
        var text = clean.Text;
        var mentions = new List<Mention>();
        if (text.AsSpan().IndexOf('/') < 0 && !text.AsSpan().ContainsAny(Statutes))
        {
            // Most paragraphs name no document; this costs a tenth of looking for one.
            return mentions;
        }

        foreach (var found in Numbers().EnumerateMatches(text))
        {
            var end = found.Index + found.Length;
            var (number, template) = Split(text[found.Index..end]);
            while (end > found.Index && text[end - 1] is '.' or ' ')
            {
                end--;
            }

            mentions.Add(Complete(clean, found.Index, end, number, template));
            if (mentions.Count > MostMentions)
            {
                break;
            }
        }

        var numbered = mentions.Count;
        foreach (var found in Laws().EnumerateMatches(text))
        {
            var (start, end) = (found.Index, found.Index + found.Length);
            if (!mentions.Take(Math.Min(numbered, MostMentions)).Any(mention => mention.Start < end && start < mention.End))
            {
                var name = text[start..end].TrimEnd(' ', ',');
                mentions.Add(Finish(clean, start, start, start + name.Length, new Citation { Type = name }));
            }

            if (mentions.Count > MostMentions)
            {
                break;
            }
        }

        mentions.Sort((left, right) => left.Start.CompareTo(right.Start));
        return mentions;
    }

    /// <summary>"số 45/KH-UBND" → the number; "số …/KH-UBND" → only its symbol.</summary>
    private static (string? Number, string? Template) Split(string found)
    {
        var digits = found.AsSpan().IndexOfAnyInRange('0', '9');
        var symbol = found.AsSpan().IndexOfAny("/-");
        return digits >= 0 && (digits < symbol || symbol < 0)
            ? (Compact(found[digits..]), null)
            : (null, Compact(found[symbol..]));
    }

    /// <summary>A number without the blanks that typists leave in it.</summary>
    internal static string Compact(string number) => Blanks().Replace(number, "").TrimEnd('.', '-').Replace('–', '-');

    private static Mention Complete(CleanText clean, int numberStart, int end, string? number, string? template)
    {
        var windowStart = Math.Max(0, numberStart - TypeWindow);
        var window = clean.Text.AsSpan(windowStart, numberStart - windowStart);
        var (start, type) = (numberStart, (string?)null);
        foreach (var found in Types().EnumerateMatches(window))
        {
            var between = window[(found.Index + found.Length)..];
            if (between.IndexOfAny(ClauseMarks) < 0 || OnlyNumberWords().IsMatch(between))
            {
                start = windowStart + found.Index;
                type = NumberWord().Replace(window[found.Index..].ToString(), "").Trim(' ', ':', ',');
            }
        }

        if (type is null && NumberWord().Match(window.ToString()) is { Success: true } word)
        {
            start = windowStart + word.Index + word.Length - word.ValueSpan.TrimStart().Length;
        }

        return Finish(clean, start, numberStart, end, new Citation { Number = number, Template = template, Type = type });
    }

    private static Mention Finish(CleanText clean, int start, int numberStart, int end, Citation citation)
    {
        var text = clean.Text;
        var at = end;
        if (Date().Match(text, at, Math.Min(60, text.Length - at)) is { Success: true } date && Day(date) is { } day)
        {
            citation = citation with { Date = day };
            at = end = date.Index + date.Length;
        }

        if (Issuer().Match(text, at, Math.Min(140, text.Length - at)) is { Success: true } issuer)
        {
            citation = citation with { Issuer = issuer.Groups["org"].Value.Trim() };
            at = issuer.Groups["org"].Index + issuer.Groups["org"].Length;
            if (citation.Date is null && Date().Match(text, at, Math.Min(60, text.Length - at)) is { Success: true } later && Day(later) is { } laterDay)
            {
                citation = citation with { Date = laterDay };
                at = later.Index + later.Length;
            }
        }

        return new(citation with { Span = clean.Span(start, end), Title = TitleAt(text, at) }, start, numberStart, end, at);
    }

    /// <summary>What follows "về việc", "ban hành", "phê duyệt" …, up to the end of the clause.</summary>
    private static string? TitleAt(string text, int at)
    {
        if (Connector().Match(text, at, Math.Min(24, text.Length - at)) is not { Success: true } connector)
        {
            return null;
        }

        var (depth, end) = (0, connector.Index);
        for (; end < text.Length && end - at < LongestTitle; end++)
        {
            depth += text[end] is '(' or '“' ? 1 : text[end] is ')' or '”' ? -1 : 0;
            if (depth < 0 || (depth == 0 && (text[end] is ';' or ':' || (text[end] == '.' && (end + 1 == text.Length || text[end + 1] == ' ')) || Sequel().IsMatch(text.AsSpan(end, Math.Min(14, text.Length - end))))))
            {
                break;
            }
        }

        var title = text[connector.Index..end].Trim(' ', ',', '.');
        return title.Length < 4 ? null : title;
    }

    private static DateOnly? Day(Match date) => Day(date.Groups["d"].ValueSpan, date.Groups["m"].ValueSpan, date.Groups["y"].ValueSpan);

    internal static DateOnly? Day(ReadOnlySpan<char> day, ReadOnlySpan<char> month, ReadOnlySpan<char> year) =>
        int.TryParse(day, CultureInfo.InvariantCulture, out var d) && int.TryParse(month, CultureInfo.InvariantCulture, out var m) && int.TryParse(year, CultureInfo.InvariantCulture, out var y)
        && y is >= 1900 and <= 2200 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    [GeneratedRegex(@"(?<![\p{L}\d/.\-])\d{1,4}\s?[-–]\s?[A-ZĐ][A-Za-zĐđ]{0,8}/\s?[A-ZĐƯ]{2,}(?:-[A-ZĐƯ]{2,})*|(?<![\p{L}\d/\-])\d{1,5}(?:\.\d{1,3})?[a-z]?\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][A-Za-zĐđƯ&]+[0-9]*(?:[-–](?:\s(?=[A-ZĐƯ&]{2}))?[A-ZĐƯ&][A-Za-zĐđƯ&0-9.]*)*|(?<=[Ss]ố)\s?:?\s?[.…_\s]{0,20}(?:/\s?[A-ZĐ]{2}[A-Za-zĐđ]*(?:-[A-ZĐ&][A-Za-zĐđ&]*)+|[-–]\s?[A-ZĐ][A-Za-zĐđ]{0,8}/[A-ZĐƯ]{2,})")]
    internal static partial Regex Numbers();

    // An amending law carries the names of the amended ones in its own: "Luật sửa đổi … của Luật A và Luật B".
    [GeneratedRegex(@"Luật\s[Ss]ửa đổi,?(?:\s(?!số\s\d|ngày\s\d|năm\s\d|được\s)[\p{L}\-,]+){1,60}|(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?:\s(?!số\s\d|ngày\s\d|năm\s\d|được\s|hiện hành|và\s(?:Bộ l|L)uật|có hiệu)[\p{L}\-,]+){1,30}")]
    private static partial Regex Laws();

    [GeneratedRegex(@"\b(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Công văn|Công điện|Kết luận|Quy định|Quy chế|Hướng dẫn|Thông báo|Đề án|Dự án|Tờ trình|Báo cáo|Biên bản|Bản thỏa thuận|Bản ghi nhớ|Thỏa thuận|Văn bản|Điều lệ|Chiến lược|Phương án|Bộ luật|Luật|Pháp lệnh|Hiến pháp|Lệnh|Thông tri|Giấy mời|Hợp đồng)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Types();

    [GeneratedRegex(@"^[\s:]*(?:số)?[\s:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyNumberWords();

    [GeneratedRegex(@"\s*\b[Ss]ố\s*:?\s*$")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\G\s*,?\s*(?:ban hành\s|ký\s)?ngày\s*(?<d>\d{1,2})\s*(?:[/\-.]|tháng)\s*(?<m>\d{1,2})\s*(?:[/\-.]|năm)\s*(?<y>\d{4})")]
    private static partial Regex Date();

    [GeneratedRegex(@"\G\s*,?\s*của\s+(?<org>(?:Ban |Bộ |Sở )?\p{Lu}[^,;:.()“”""]{1,90}?(?:, \p{Lu}[\p{L} ]{2,30} và \p{Lu}\p{L}*(?: \p{Ll}+)?)?)(?=\s+(?:về|ban hành|phê duyệt|thực hiện|quy định|triển khai|hướng dẫn|sửa đổi|tăng cường|ngày|khóa|tại|đã|V/v|v/v|thông qua|công bố|giao|nhằm|để|cụ thể hóa)\b|\s*[,;:.()“”""]|$)")]
    private static partial Regex Issuer();

    [GeneratedRegex(@"\G[\s,]*(?=về|V/v|v/v|ban hành|phê duyệt|quy định|triển khai|thực hiện|hướng dẫn|sửa đổi|tăng cường|nhằm|công bố|giao)")]
    private static partial Regex Connector();

    [GeneratedRegex(@"^, (?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Phòng) \p{L}")]
    private static partial Regex Sequel();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
