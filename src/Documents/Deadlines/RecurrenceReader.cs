namespace EduCoop.Documents.Deadlines;

/// <summary>Reads how often: "hằng năm", "định kỳ hằng quý", "06 tháng/lần", "mỗi năm 02 lần", "định kỳ 6 tháng, năm", "vào dịp tổng kết năm học".</summary>
internal static class RecurrenceReader
{
    private static readonly string[] Each = ["hằng", "mỗi", "từng", "theo từng", "định kỳ hằng", "định kỳ mỗi", "định kỳ từng", "định kỳ theo", "định kỳ", "thường kỳ", "theo định kỳ", "theo"];

    /// <summary>The frequencies that begin at a token, and where they end.</summary>
    internal static (IReadOnlyList<string> Values, int End)? Read(Phrase phrase, int at) =>
        Times(phrase, at) ?? Occasions(phrase, at) ?? Listed(phrase, at);

    private static (IReadOnlyList<string>, int)? Listed(Phrase phrase, int at)
    {
        if (phrase.Is(at, "thường") && phrase.Is(at + 1, "niên"))
        {
            return ([Recurrences.Yearly], at + 2);
        }

        var each = phrase.MatchAny(at, Each);
        if (each == 0 || UnitAt(phrase, at + each) is not { } unit || (phrase.Is(at, "theo") && phrase.IsAny(at - 1, "tiếp", "kèm")))
        {
            return null;
        }

        // "theo năm 2026" and "định kỳ tháng 6" name a time, not a frequency.
        if (each == 1 && phrase.Is(at, "theo") && phrase.IsAny(unit.End, "của", "kế", "sau", "tiếp"))
        {
            return null;
        }

        List<string> all = [unit.Value];
        var end = unit.End;
        while (phrase.IsAny(end, ",", "và", ";", "/", "hoặc"))
        {
            var next = phrase.Is(end, ",") && phrase.Is(end + 1, "và") ? end + 2 : end + 1;
            var again = phrase.MatchAny(next, "hằng", "mỗi", "định kỳ");
            if (UnitAt(phrase, next + again) is not { } more || !(again > 0 || Ends(phrase, more.End)))
            {
                break;
            }

            all.Add(more.Value);
            end = more.End;
        }

        // "hằng năm 01 lần", "mỗi quý một lần".
        end += phrase[end].Word is not null && phrase.Is(end + 1, "lần") && phrase.MatchAny(end, "01", "1", "một") > 0 ? 2 : 0;
        return ([.. all.Distinct()], end);
    }

    // After a unit that stands for a frequency no number follows: "năm 2026" is a year, "quý II" a quarter.
    private static bool Ends(Phrase phrase, int at) => (!phrase[at].IsNumber || phrase.Is(at + 1, "lần")) && !phrase.IsAny(at, "i", "ii", "iii", "iv", "học", "đầu", "này", "nay", "tài");

    private static (string Value, int End)? UnitAt(Phrase phrase, int at)
    {
        if (Count(phrase, at) is { } count)
        {
            return Every(phrase, count.Value, count.End) is { } every ? every : null;
        }

        return phrase[at].Word switch
        {
            "năm" when phrase.Is(at + 1, "học") && !phrase[at + 2].IsNumber => (Recurrences.SchoolYear, at + 2),
            "năm" when Ends(phrase, at + 1) => (Recurrences.Yearly, at + 1),
            "quý" when Ends(phrase, at + 1) => (Recurrences.Quarterly, at + 1),
            "tháng" when Ends(phrase, at + 1) => (Recurrences.Monthly, at + 1),
            "tuần" when Ends(phrase, at + 1) => (Recurrences.Weekly, at + 1),
            "ngày" when Ends(phrase, at + 1) => (Recurrences.Daily, at + 1),
            "học" when phrase.Is(at + 1, "kỳ") && !phrase.IsAny(at + 2, "i", "ii") && !phrase[at + 2].IsNumber => (Recurrences.SchoolTerm, at + 2),
            "nửa" when phrase.Is(at + 1, "năm") => (Recurrences.HalfYearly, at + 2),
            _ => null,
        };
    }

    private static (string Value, int End)? Every(Phrase phrase, int count, int at) => (phrase[at].Word, count) switch
    {
        ("tháng", _) when phrase.IsAny(at + 1, "đầu", "cuối") => null,
        ("tháng", 1) => (Recurrences.Monthly, at + 1),
        ("tháng", 3) => (Recurrences.Quarterly, at + 1),
        ("tháng", 6) => (Recurrences.HalfYearly, at + 1),
        ("tháng", 12) => (Recurrences.Yearly, at + 1),
        ("tháng", _) => ($"every-{count}-months", at + 1),
        ("quý", 1) => (Recurrences.Quarterly, at + 1),
        ("năm", 1) => (Recurrences.Yearly, at + 1),
        ("năm", _) when count <= 20 => ($"every-{count}-years", at + 1),
        ("tuần", 1) => (Recurrences.Weekly, at + 1),
        ("tuần", _) => ($"every-{count}-weeks", at + 1),
        _ => null,
    };

    // "01 lần/năm", "hai lần một năm", "mỗi năm 02 lần", "6 tháng/lần", "3 năm một lần", "năm/lần".
    private static (IReadOnlyList<string>, int)? Times(Phrase phrase, int at)
    {
        if (Count(phrase, at) is { } times && phrase.Is(times.End, "lần"))
        {
            var per = phrase.IsAny(times.End + 1, "/", "trong", "mỗi", "trên") ? times.End + 2 : times.End + 1;
            per += phrase.MatchAny(per, "một", "mỗi", "01", "1");
            return UnitAt(phrase, per) is { } unit ? ([PerUnit(times.Value, unit.Value)], unit.End) : null;
        }

        if (phrase.MatchAny(at, "mỗi", "hằng") is 1 && UnitAt(phrase, at + 1) is { } each && Count(phrase, each.End) is { } number && phrase.Is(number.End, "lần"))
        {
            return ([PerUnit(number.Value, each.Value)], number.End + 1);
        }

        var start = phrase.MatchAny(at, "định kỳ", "mỗi", "cứ") + at;
        var every = Count(phrase, start) is { } count ? Every(phrase, count.Value, count.End) : UnitAt(phrase, start);
        if (every is not { } round)
        {
            return null;
        }

        var end = phrase.IsAny(round.End, "/", "một") ? round.End + 1 : Count(phrase, round.End) is { Value: 1 } once ? once.End : 0;
        end += end > 0 && Count(phrase, end) is { Value: 1 } one ? one.End - end : 0;
        return end > 0 && phrase.Is(end, "lần") ? ([round.Value], end + 1) : null;
    }

    private static string PerUnit(int times, string unit) => (times, unit) switch
    {
        (1, _) => unit,
        (2, Recurrences.Yearly) => Recurrences.HalfYearly,
        (4, Recurrences.Yearly) => Recurrences.Quarterly,
        (12, Recurrences.Yearly) => Recurrences.Monthly,
        (2, Recurrences.SchoolYear) => Recurrences.SchoolTerm,
        (_, Recurrences.Yearly) => $"{times}-per-year",
        _ => $"{times}-per-{unit}",
    };

    // Occasions of a school's year: both the middle and the end of it, or the end alone.
    private static (IReadOnlyList<string>, int)? Occasions(Phrase phrase, int at)
    {
        var start = phrase.MatchAny(at, "vào dịp", "nhân dịp", "dịp", "vào", "khi", "kết thúc", "khi kết thúc", "sau khi kết thúc", "sau mỗi") + at;
        var middle = phrase.MatchAny(start, "sơ kết") + start;
        var and = middle > start ? phrase.MatchAny(middle, ",", "và", "-", ", và") + middle : middle;
        var close = phrase.MatchAny(and, "tổng kết") + and;
        if (close == start && phrase.MatchAny(start, "học kỳ", "mỗi học kỳ", "từng học kỳ") is > 0 and var term && start > at && !phrase.IsAny(start + term, "i", "ii") && !phrase[start + term].IsNumber)
        {
            return ([Recurrences.SchoolTerm], start + term);
        }

        if (close == start || (close == and && middle == start))
        {
            return null;
        }

        var of = phrase.MatchAny(close, "học kỳ và năm học", "học kỳ , năm học", "năm học", "học kỳ", "từng học kỳ", "các học kỳ", "mỗi học kỳ", "mỗi năm học");
        if (of == 0 || phrase[close + of].IsNumber || phrase.IsAny(close + of, "i", "ii"))
        {
            return null;
        }

        return ([middle > start || phrase.Is(close, "học") || phrase.Is(close + of - 1, "kỳ") ? Recurrences.SchoolTerm : Recurrences.SchoolYear], close + of);
    }

    private static (int Value, int End)? Count(Phrase phrase, int at)
    {
        var token = phrase[at];
        if (token.IsNumber)
        {
            return token is { Digits: <= 2, Number: >= 1 } ? (token.Number, at + 1) : null;
        }

        var word = token.Word switch { "một" => 1, "hai" => 2, "ba" => 3, "bốn" => 4, "sáu" => 6, "chín" => 9, "mười" => 10, _ => 0 };
        return word > 0 ? (word, at + 1) : null;
    }
}
