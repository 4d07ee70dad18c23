namespace EduCoop.Documents.Deadlines;

/// <content>Years, halves of years, school years, periods, and the small parts all moments are made of.</content>
internal static partial class MomentReader
{
    private static readonly string[] NumberWords = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    private static readonly string[] Romans = ["i", "ii", "iii", "iv"];

    private static Moments? Years(Phrase phrase, int at, bool expected)
    {
        var first = at;
        var several = phrase.IsAny(at, "các", "những") && phrase.Is(at + 1, "năm");
        at += several ? 1 : 0;
        var named = phrase.Is(at, "năm");
        at += named ? 1 : 0;
        if (phrase[at] is not { Digits: 4, Number: >= FirstYear and <= LastYear } || (!named && !expected) || (!named && DocumentNumbers.Begins(phrase, at)))
        {
            return null;
        }

        if (RangeOfYears(phrase, at) is { } range)
        {
            return new([new(MomentUnit.Period, phrase.Span(first, range.End)) { Year = range.From, YearTo = range.To }], false, range.End);
        }

        List<Moment> all = [new(MomentUnit.Year, phrase.Span(first, at + 1)) { Year = phrase[at].Number }];
        var end = at + 1;
        while (Separator(phrase, end, allowAnd: true) is { Range: false } next && YearWord(phrase, next.At) is { } year)
        {
            all.Add(new(MomentUnit.Year, phrase.Span(next.At, year.End)) { Year = year.Year });
            end = year.End;
        }

        return new(all, false, end);
    }

    private static Moments? Halves(Phrase phrase, int at)
    {
        var first = at;
        (int From, int To)? months = null;
        if (NumberAt(phrase, at, 12) is { } count && phrase.Is(count.End, "tháng") && phrase.IsAny(count.End + 1, "đầu", "cuối"))
        {
            months = phrase.Is(count.End + 1, "đầu") ? (1, count.Value) : (13 - count.Value, 12);
            at = count.End + 2;
        }
        else if (phrase.Is(at, "nửa") && phrase.IsAny(at + 1, "đầu", "cuối") && phrase.Is(at + 2, "năm"))
        {
            months = phrase.Is(at + 1, "đầu") ? (1, 6) : (7, 12);
            at += 2;
        }

        if (months is not { } stretch || stretch.To < stretch.From)
        {
            return null;
        }

        var year = YearAt(phrase, at);
        var end = year?.End ?? (phrase.Is(at, "năm") && !phrase.Is(at + 1, "học") ? at + 1 : at);
        var span = phrase.Span(first, end);
        return stretch is (1, 6) or (7, 12)
            ? new([new(MomentUnit.Half, span) { Half = stretch.From == 1 ? 1 : 2, Year = year?.Year }], false, end)
            : new([new(MomentUnit.Month, span) { Month = stretch.From, MonthTo = stretch.To, Year = year?.Year }], false, end);
    }

    private static Moments? Period(Phrase phrase, int at)
    {
        var named = phrase.MatchAny(at, "trong giai đoạn", "giai đoạn", "nhiệm kỳ", "thời kỳ", "kế hoạch trung hạn", "trung hạn");
        if (named == 0)
        {
            return null;
        }

        var number = phrase.MatchAny(at + named, "từ năm", "từ", "năm") is var skip ? at + named + skip : at;
        return phrase[number].Digits == 4 && RangeOfYears(phrase, number) is { } range
            ? new([new(MomentUnit.Period, phrase.Span(at, range.End)) { Year = range.From, YearTo = range.To }], false, range.End)
            : null;
    }

    // "năm học 2026-2027", "học kỳ I năm học 2026-2027", "hè năm 2026", "học kỳ II".
    private static Moments? School(Phrase phrase, int at, bool expected)
    {
        if (phrase.MatchAny(at, "nghỉ hè", "dịp hè", "mùa hè", "hè") is > 0 and var summer && YearAt(phrase, at + summer) is { } of)
        {
            return new([new(MomentUnit.Month, phrase.Span(at, of.End)) { Month = 6, MonthTo = 8, Year = of.Year }], false, of.End);
        }

        var first = at;
        int? term = null;
        if (phrase.MatchAny(at, "học kỳ", "hk", "kỳ") is > 0 and var word && QuarterAt(phrase, at + word) is { Value: 1 or 2 } number)
        {
            (term, at) = (number.Value, phrase.Is(number.End, "của") || phrase.Is(number.End, ",") || phrase.Is(number.End, "-") ? number.End + 1 : number.End);
        }

        if (phrase.Match(at, "năm học") == 0)
        {
            return term is null ? null : new([new(MomentUnit.SchoolTerm, phrase.Span(first, at)) { Term = term }], false, at);
        }

        var years = RangeOfYears(phrase, at + 2);
        if (years is null && term is null && !expected)
        {
            return null;
        }

        var end = years?.End ?? (at + 2);
        return new([new(term is null ? MomentUnit.SchoolYear : MomentUnit.SchoolTerm, phrase.Span(first, end)) { Term = term, Year = years?.From, YearTo = years?.To }], false, end);
    }

    private static (int From, int To, int End)? RangeOfYears(Phrase phrase, int at)
    {
        if (phrase[at] is not { Digits: 4, Number: >= FirstYear and <= LastYear } from)
        {
            return null;
        }

        var next = phrase.IsAny(at + 1, "-", "/", "đến", "tới", ".") ? at + 2 : 0;
        next += next > 0 && phrase.Is(next, "-") ? 1 : 0;
        next += next > 0 && phrase.Is(next, "năm") ? 1 : 0;
        return next > 0 && phrase[next] is { Digits: 4, Number: <= LastYear } to && to.Number > from.Number ? (from.Number, to.Number, next + 1) : null;
    }

    // "/2026", "năm 2026", "của năm 2026", "-2026", "2026" right after the unit.
    private static (int Year, int End)? YearAt(Phrase phrase, int at)
    {
        var sign = phrase.IsAny(at, "/", "-", ",", "(") || phrase.Is(at, "của") || phrase.Is(at, ".") ? at + 1 : at;
        return YearWord(phrase, sign) is { } year && (!phrase.IsAny(at, ",", "(", "của") || phrase.Is(sign, "năm")) && !(phrase.Is(at, "-") && RangeOfYears(phrase, sign) is not null) ? year : null;
    }

    private static (int Year, int End)? YearWord(Phrase phrase, int at)
    {
        var number = phrase.Is(at, "năm") ? at + 1 : at;
        return phrase[number] is { Digits: 4, Number: >= FirstYear and <= LastYear } year ? (year.Number, number + 1) : null;
    }

    private static (int Value, int End)? QuarterAt(Phrase phrase, int at)
    {
        var token = phrase[at];
        if (token.IsNumber)
        {
            return token is { Number: >= 1 and <= 4, Digits: <= 2 } ? (token.Number, at + 1) : null;
        }

        // Scanners read I as l.
        var value = Array.IndexOf(Romans, token.Word?.Replace('l', 'i')) + 1;
        value = value == 0 && token.Word is { Length: 1 } sign && sign[0] is >= '\u2160' and <= '\u2163' or >= '\u2170' and <= '\u2173' ? (token.Word[0] & 0xF) + 1 : value;
        return value is > 0 ? (value, at + 1) : null;
    }

    private static (int Value, int End)? NumberAt(Phrase phrase, int at, int limit)
    {
        var token = phrase[at];
        if (token.IsNumber)
        {
            return token.Digits <= 2 && token.Number >= 1 && token.Number <= limit ? (token.Number, at + 1) : null;
        }

        var value = Array.IndexOf(NumberWords, token.Word) + 1;
        if (value == 10 && phrase.MatchAny(at + 1, "một", "hai") == 1)
        {
            return (phrase.Is(at + 1, "một") ? 11 : 12, at + 2);
        }

        // "năm" is five only in "tháng năm"; elsewhere it is a year.
        var five = value == 5 && !(phrase.Is(at - 1, "tháng") && (phrase.Is(at + 1, "năm") || at + 1 == phrase.Count));
        return value > 0 && value <= limit && !five ? (value, at + 1) : null;
    }

    private static (int At, bool Range)? Separator(Phrase phrase, int at, bool allowAnd) => phrase[at].Word switch
    {
        "-" => (at + 1, true),
        "," or "&" => (phrase.Is(at + 1, "và") ? at + 2 : at + 1, false),
        "và" or "hoặc" when allowAnd => (at + 1, false),
        _ => null,
    };
}
