namespace EduCoop.Documents.Deadlines;

/// <summary>What a <see cref="MomentReader"/> found: one stretch, several of them, or a range from the first to the last.</summary>
internal sealed record Moments(IReadOnlyList<Moment> Items, bool Range, int End);

/// <summary>Reads stretches of time: "ngày 15/12", "tháng 9, 12/2026", "Quý I - Quý II năm 2026", "6 tháng đầu năm 2027", "năm học 2026-2027", "giai đoạn 2026 - 2030".</summary>
internal static partial class MomentReader
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <summary>Reads at a token; a bare number is only taken where the caller expects a date.</summary>
    internal static Moments? Read(Phrase phrase, int at, bool expected) =>
        School(phrase, at, expected) ?? Halves(phrase, at) ?? Period(phrase, at) ?? Days(phrase, at, expected) ?? Months(phrase, at, expected) ?? Quarters(phrase, at) ?? Years(phrase, at, expected);

    // ---- days --------------------------------------------------------------------------------------------------------

    private static Moments? Days(Phrase phrase, int at, bool expected)
    {
        var first = at;
        var named = phrase.IsAny(at, "ngày", "mùng", "mồng");
        if (named)
        {
            at++;
        }

        if (!phrase[at].IsNumber || phrase[at].Number is < 1 or > 31 || (!named && !expected))
        {
            return null;
        }

        var day = DayAt(phrase, first, at, named);
        if (day is null)
        {
            return null;
        }

        // "ngày 15/6 và 15/12", "ngày 01 - 15/9/2026".
        List<Moment> all = [day.Value.Moment];
        var (end, range) = (day.Value.End, false);
        while (Separator(phrase, end, allowAnd: true) is { } next)
        {
            var word = phrase.IsAny(next.At, "ngày") ? next.At + 1 : next.At;
            if (!phrase[word].IsNumber || phrase[word].Number is < 1 or > 31 || DayAt(phrase, next.At, word, named) is not { } more || (more.Moment.Month is null && more.Moment.Place is null))
            {
                break;
            }

            (end, range) = (more.End, range || next.Range);
            all.Add(more.Moment);
        }

        for (var i = all.Count - 2; i >= 0; i--)
        {
            all[i] = all[i].Month is null && all[i].Place is null ? all[i] with { Month = all[i + 1].Month, Place = all[i + 1].Place } : all[i];
        }

        return new(all, range, end);
    }

    private static (Moment Moment, int End)? DayAt(Phrase phrase, int first, int at, bool named)
    {
        var day = phrase[at].Number;
        if (phrase.IsAny(at + 1, "/", "-", ".") && phrase[at + 2].IsNumber && phrase[at + 2].Number is >= 1 and <= 12 && phrase[at + 2].Digits <= 2 && phrase[at].Digits <= 2)
        {
            var end = at + 3;
            int? year = null;
            if (phrase.IsAny(end, "/", "-", ".") && phrase[end + 1] is { IsNumber: true, Digits: 4 or 2 } written && phrase.Glued(end + 1) && Century(written) is { } full)
            {
                (year, end) = (full, end + 2);
            }
            else if (phrase.Is(end, "năm") && phrase[end + 1] is { Digits: 4 } spelled)
            {
                (year, end) = (spelled.Number, end + 2);
            }

            // "1-6" or "9.12" alone may be anything; a slash or a year makes it a date.
            if (year is not null || phrase.Is(at + 1, "/"))
            {
                return (new(MomentUnit.Day, phrase.Span(first, end)) { Day = day, Month = phrase[at + 2].Number, Year = year }, end);
            }
        }

        if (!named && !(phrase.Is(at + 1, "tháng") && NumberAt(phrase, at + 2, 12) is not null))
        {
            return null;
        }

        var of = phrase.Is(at + 1, "của") ? at + 2 : at + 1;
        if (PlaceAt(phrase, of) is { } place)
        {
            return (new(MomentUnit.Day, phrase.Span(first, place.End)) { Day = day, Place = place.Name }, place.End);
        }

        if (phrase.Is(of, "tháng") && NumberAt(phrase, of + 1, 12) is { } month)
        {
            var year = YearAt(phrase, month.End);
            var end = year?.End ?? month.End;
            return (new(MomentUnit.Day, phrase.Span(first, end)) { Day = day, Month = month.Value, Year = year?.Year }, end);
        }

        return (new(MomentUnit.Day, phrase.Span(first, at + 1)) { Day = day }, at + 1);
    }

    private static (string Name, int End)? PlaceAt(Phrase phrase, int at)
    {
        if (phrase.MatchAny(at, "tháng cuối mỗi quý", "tháng cuối của quý", "tháng cuối hằng quý", "tháng cuối quý", "tháng cuối của mỗi quý", "tháng cuối cùng của quý", "tháng cuối kỳ") is > 0 and var last)
        {
            return ("last_month", at + last);
        }

        if (phrase.MatchAny(at, "tháng đầu quý sau", "tháng đầu của quý sau", "tháng đầu tiên của quý sau", "tháng đầu tiên quý sau", "tháng đầu quý tiếp theo", "tháng đầu của quý tiếp theo", "tháng đầu quý kế tiếp") is > 0 and var quarter)
        {
            return ("next_quarter", at + quarter);
        }

        if (phrase.MatchAny(at, "tháng sau", "tháng kế tiếp", "tháng tiếp theo", "tháng liền kề", "tháng liền sau") is > 0 and var next)
        {
            return ("next_month", at + next);
        }

        return phrase.MatchAny(at, "tháng đầu mỗi quý", "tháng đầu quý", "tháng đầu của quý") is > 0 and var start ? ("first_month", at + start) : null;
    }

    private static int? Century(Token written) => written.Digits switch
    {
        4 when written.Number is >= FirstYear and <= LastYear => written.Number,
        2 => 2000 + written.Number,
        _ => null,
    };

    // ---- months and quarters -----------------------------------------------------------------------------------------

    private static Moments? Months(Phrase phrase, int at, bool expected)
    {
        // "9/2026" without the word.
        if (expected && phrase[at] is { IsNumber: true, Number: >= 1 and <= 12, Digits: <= 2 } && phrase.IsAny(at + 1, "/", "-") && phrase[at + 2] is { Digits: 4, Number: >= FirstYear and <= LastYear })
        {
            return new([new(MomentUnit.Month, phrase.Span(at, at + 3)) { Month = phrase[at].Number, Year = phrase[at + 2].Number }], false, at + 3);
        }

        var named = phrase.Is(at, "tháng") || (phrase.Is(at, "t") && phrase.Glued(at + 1));
        return named ? Series(phrase, at, "tháng", index => NumberAt(phrase, index, 12), (span, value, year) => new(MomentUnit.Month, span) { Month = value, Year = year }) : null;
    }

    private static Moments? Quarters(Phrase phrase, int at)
    {
        var named = phrase.Is(at, "quý") || ((phrase.IsAny(at, "quy", "quỹ") || (phrase.Is(at, "q") && phrase.Glued(at + 1))) && QuarterAt(phrase, at + 1) is not null);
        return named ? Series(phrase, at, "quý", index => QuarterAt(phrase, index), (span, value, year) => new(MomentUnit.Quarter, span) { Quarter = value, Year = year }) : null;
    }

    private static Moments? Series(Phrase phrase, int at, string unit, Func<int, (int Value, int End)?> valueAt, Func<Text.TextSpan, int, int?, Moment> make)
    {
        if (valueAt(at + 1) is not { } value)
        {
            return null;
        }

        List<(int First, int End, int Value, int? Year)> found = [];
        var (first, range) = (at, false);
        while (true)
        {
            var year = YearAt(phrase, value.End);
            var end = year?.End ?? value.End;
            found.Add((first, end, value.Value, year?.Year));
            // After a year a new one must begin with its unit or have its year too: "Quý I/2026 và 3 lớp" is no list.
            if (Separator(phrase, end, allowAnd: true) is not { } next
                || valueAt(phrase.Is(next.At, unit) ? next.At + 1 : next.At) is not { } more
                || (year is not null && !phrase.Is(next.At, unit) && !(phrase.Is(more.End, "/") && YearAt(phrase, more.End) is not null)))
            {
                break;
            }

            (first, value, range) = (next.At, more, range || next.Range);
        }

        for (var i = found.Count - 2; i >= 0; i--)
        {
            found[i] = found[i] with { Year = found[i].Year ?? found[i + 1].Year };
        }

        return new([.. found.Select(one => make(phrase.Span(one.First, one.End), one.Value, one.Year))], range, found[^1].End);
    }
}
