using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Indicators;

/// <summary>
/// Finds numbers with their comparators: "ít nhất 40%", "từ 0,8 trở lên", "≥ 95%", "từ 01 đến 03 cơ sở", "mức độ 3", "không để xảy ra".
/// What only looks like an aim (ages, dates, classes, names with a number) is left out.
/// </summary>
internal static partial class QuantityScanner
{
    private const int Window = 34;

    internal static List<Quantity> Scan(string text, int from, int to)
    {
        var found = new List<Quantity>();
        for (var at = from; at < to && Number().Match(text, at, to - at) is { Success: true } number; at = Math.Max(number.Index + number.Length, at + 1))
        {
            if (Read(text, from, to, number) is { } quantity)
            {
                found.Add(quantity);
                at = Math.Max(at, quantity.End - 1);
            }
        }

        // A copy of the sentence only where it can hold one.
        foreach (Match zero in text.AsSpan(from, to - from).Contains("hông ", StringComparison.Ordinal) ? None().Matches(text[..to], from) : Enumerable.Empty<Match>())
        {
            found.Add(new(QuantityKind.Zero, new(0), "=", zero.Index, zero.Index, zero.Index + zero.Length, Incident().IsMatch(text.AsSpan(zero.Index, Math.Min(40, to - zero.Index))) ? "vụ" : "trường hợp"));
        }

        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return found;
    }

    private static Quantity? Read(string text, int from, int to, Match number)
    {
        var (low, high) = (Value(number.Groups["a"].ValueSpan), number.Groups["b"].Success ? Value(number.Groups["b"].ValueSpan) : null);
        if (low is not { } first || (number.Groups["b"].Success && high is null))
        {
            return null;
        }

        var start = number.Index;
        var before = text.AsSpan(Math.Max(from, start - Window), start - Math.Max(from, start - Window));
        var end = number.Index + number.Length;
        var percent = number.Groups["pct"].Success;
        if (AfterLevel().Match(before.ToString()) is { Success: true } level && !percent && high is null && first is >= 1 and <= 5)
        {
            return new(QuantityKind.Level, new(first), "=", start - level.Length, start, end, level.Groups["word"].Value.Trim());
        }

        if (high is { } top && top <= first)
        {
            high = null;
            end = number.Groups["a"].Index + number.Groups["a"].Length;
            percent = end < to && Mark().Match(text, end, to - end) is { Success: true } mark && (end = mark.Index + mark.Length) > 0;
        }

        var after = text.AsSpan(end, Math.Min(40, to - end));
        if (percent && FromOn().IsMatch(before) && Onward().IsMatch(after))
        {
            return null; // "giảm từ 14% xuống 12%": where it stands today.
        }

        var upward = Upward().Match(after.ToString());
        end += upward.Length;
        var (comparator, phrase) = Comparator(before, upward.Value, high is not null);
        var phraseStart = start - phrase;
        if (percent)
        {
            return new(QuantityKind.Percent, new(first, high), comparator, phraseStart, start, end, Percent(text, from, phraseStart));
        }

        if (AfterRank().IsMatch(before))
        {
            return new(QuantityKind.Rank, new(first, high), "<=", phraseStart, start, end, "hạng");
        }

        if (IsNoAim(text, from, to, start, end, before, first, high, comparator))
        {
            return null;
        }

        var index = high is null && first is > 0 and < 1 or (> 0 and < 2 and not 1) && IndexWords().IsMatch(text.AsSpan(from, start - from));
        if (index)
        {
            return new(QuantityKind.Index, new(first), comparator, phraseStart, start, end, "điểm");
        }

        return Noun().Match(text, end, Math.Min(30, to - end)) is { Success: true } noun && upward.Length == 0
            ? new(QuantityKind.Count, new(first, high), comparator, phraseStart, start, end, Unit(noun))
            : null;
    }

    /// <summary>Comparator, and how many characters before the number belong to it.</summary>
    private static (string Comparator, int Phrase) Comparator(ReadOnlySpan<char> before, string upward, bool range)
    {
        var words = before.ToString();
        foreach (var (expression, comparator) in new[] { (AtLeast(), ">="), (AtMost(), "<="), (Above(), ">"), (Below(), "<"), (FromOn(), ">=") })
        {
            if (expression.Match(words) is { Success: true } match)
            {
                return (range ? "range" : upward.Length > 0 ? Direction(upward) : comparator, match.Length);
            }
        }

        return (range ? "range" : upward.Length > 0 ? Direction(upward) : "=", 0);
    }

    private static string Direction(string upward) => upward.Contains("lên", StringComparison.OrdinalIgnoreCase) ? ">=" : "<=";

    /// <summary>"% decrease" for "giảm ít nhất 40%", but "%" for "giảm xuống dưới 10%", which names the level reached.</summary>
    private static string Percent(string text, int from, int phraseStart)
    {
        var words = text.AsSpan(Math.Max(from, phraseStart - 14), phraseStart - Math.Max(from, phraseStart - 14));
        return Falls().IsMatch(words) ? "% decrease" : Rises().IsMatch(words) ? "% increase" : "%";
    }

    private static bool IsNoAim(string text, int from, int to, int start, int end, ReadOnlySpan<char> before, decimal low, decimal? high, string comparator)
    {
        var year = low is >= 1900 and <= 2100 && low == decimal.Truncate(low) && (high is null or (>= 1900 and <= 2100));
        return (start > from && text[start - 1] is not (' ' or '≥' or '≤' or '>' or '<' or '(' or '“' or '"'))
            || (end < to && (char.IsLetter(text[end]) || text[end] is '/' or ')' or '.' && end + 1 < to && char.IsLetterOrDigit(text[end + 1])))
            || NamesBefore().IsMatch(before)
            || NamesAfter().IsMatch(text.AsSpan(end, Math.Min(24, to - end)))
            || (comparator == "=" && start > from && text[start - 1] == '(')
            || (year && (comparator is "=" or "range" || YearBefore().IsMatch(before)));
    }

    private static string Unit(Match noun) =>
        noun.Groups["second"].Success && TwoWords().IsMatch(noun.Groups["first"].ValueSpan) ? $"{noun.Groups["first"].Value} {noun.Groups["second"].Value}" : noun.Groups["first"].Value;

    /// <summary>"2.000" is two thousand, "0,8" and "0.85" are decimals.</summary>
    internal static decimal? Value(ReadOnlySpan<char> written)
    {
        var digits = written.ToString();
        digits = Thousands().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : digits.Replace(',', '.');
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // "126/126 xã", "10/15 xã": how many of all; before other words two numbers and a stroke are a date.
    [GeneratedRegex(@"(?<![\d.,/\p{L}])(?<a>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,9}(?:[.,]\d{1,3})?)(?:/\d{1,5}(?=\s(?:xã|phường|đặc khu|thị trấn|huyện|trường|thôn|đơn vị|cơ sở|trung tâm|lớp)\b))?(?:\s?%?\s?(?:[-–÷]|đến|tới)\s?(?<b>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9}(?:[.,]\d{1,3})?))?(?<pct>\s?(?:%|phần trăm))?(?![\d])")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s?(?:%|phần trăm)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\b[Kk]hông (?:để )?(?:xảy ra|phát sinh|tái diễn)\b|\b[Kk]hông để (?:có )?(?=trẻ|học sinh|trường)|\b[Kk]hông còn (?=trường|phòng|học sinh|điểm|lớp|xã|hộ)")]
    private static partial Regex None();

    [GeneratedRegex(@"\bvụ\b")]
    private static partial Regex Incident();

    [GeneratedRegex(@"(?<word>mức độ|cấp độ|mức)\s$")]
    private static partial Regex AfterLevel();

    [GeneratedRegex(@"(?:nhóm|top|tốp|TOP|thứ hạng|xếp hạng|xếp thứ|đứng thứ|vị trí thứ)\s(?:đầu\s)?$")]
    private static partial Regex AfterRank();

    [GeneratedRegex(@"^\s?(?:\(?(?:hiện nay|năm 20\d{2})\)?\s)?(?:xuống|lên|còn)\b")]
    private static partial Regex Onward();

    [GeneratedRegex(@"^\s?trở (?:lên|xuống)")]
    private static partial Regex Upward();

    [GeneratedRegex(@"(?:[ÍIíi]t nhất|[Tt]ối thiểu|không dưới|không thấp hơn|không ít hơn|≥|>=|đạt từ)\s?(?:là |đạt |có |khoảng |từ )?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"(?:không quá|[Tt]ối đa|không vượt quá|không vượt|không cao hơn|không trên|≤|<=|nhiều nhất)\s?(?:là |đạt )?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"(?:[Tt]rên|[Hh]ơn|vượt|cao hơn|lớn hơn|>)\s?(?:mức )?$", RegexOptions.IgnoreCase)]
    private static partial Regex Above();

    [GeneratedRegex(@"(?:[Dd]ưới|thấp hơn|nhỏ hơn|<)\s?(?:mức )?$", RegexOptions.IgnoreCase)]
    private static partial Regex Below();

    [GeneratedRegex(@"(?:[Tt]ừ)\s$")]
    private static partial Regex FromOn();

    [GeneratedRegex(@"[Gg]iảm\s(?:(?:thêm|được|bình quân|tối thiểu|khoảng|từ)\s)*$")]
    private static partial Regex Falls();

    [GeneratedRegex(@"[Tt]ăng\s(?:(?:thêm|được|bình quân|tối thiểu|khoảng|từ)\s)*$")]
    private static partial Regex Rises();

    [GeneratedRegex(@"chỉ số|hệ số|HDI|GII", RegexOptions.IgnoreCase)]
    private static partial Regex IndexWords();

    [GeneratedRegex(@"(?:năm|tháng|ngày|[Qq]uý|lớp|khối|số|[ĐđD]iều|khoản|mục|[Pp]hụ lục|chương|[Gg]iai đoạn|đợt|vòng|kỳ|tiết|khóa|hạng|bậc|công nghiệp|phổ thông|trình độ|[Tt]hông tư|[Nn]ghị quyết|[Đđ]ề án|hạn|lần thứ|thứ|tuổi|độ tuổi|trang|phiên bản|GDPT|ISO|TCVN|COVID|Mục|vùng|khu vực|loại|nhóm|địa chỉ|ĐT)\s?:?\s?$")]
    private static partial Regex NamesBefore();

    [GeneratedRegex(@"^\s?(?:tuổi|tháng|ngày|giờ|phút|giây|buổi|năm|tiết|tuần|học kỳ|cấp\b|chiều|(?:vạn )?dân\b|người dân\b|°|%o|Nghị|Quyết|[A-Z]{2})")]
    private static partial Regex NamesAfter();

    [GeneratedRegex(@"(?:năm|giai đoạn|tháng|từ năm|đến năm)\s?$", RegexOptions.IgnoreCase)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\G\s(?<first>\p{Ll}+)(?:\s(?<second>\p{Ll}+))?")]
    private static partial Regex Noun();

    [GeneratedRegex(@"^(?:cơ|sinh|chương|phân|nhà|học|giáo|mô|câu|trung|doanh|dự|đề|chuyên|cán|tổ|điểm|người|lượt|phòng|triệu|tỷ|nghìn|công|thư|đơn|hội|cuộc|khóa|sáng|sản|thiết|vận)$")]
    private static partial Regex TwoWords();
}
