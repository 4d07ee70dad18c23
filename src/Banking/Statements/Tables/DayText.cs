using System.Globalization;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>A day as written, perhaps without year, perhaps with a time and more words behind.</summary>
internal readonly record struct WrittenDay(int? Year, int Month, int Day, TimeOnly? Time, string Rest)
{
    internal DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
}

/// <summary>Reads days: any of / - . between the parts, month names in English, a time before or behind.</summary>
internal static class DayText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>Null when the text does not begin with a day (or a time and then a day).</returns>
    internal static WrittenDay? Read(string text, DayOrder order)
    {
        var at = Blank(text, 0);
        var time = ReadTime(text, ref at);
        at = Blank(text, at);
        if (ReadDay(text, ref at, order) is not var (year, month, day))
        {
            return null;
        }

        if (at < text.Length && text[at] is 'T' or ',')
        {
            at++;
        }

        at = Blank(text, at);
        time ??= ReadTime(text, ref at);
        return new WrittenDay(year, month, day, time, text[at..].Trim());
    }

    /// <summary>A day as a workbook counts it, from the end of 1899.</summary>
    internal static WrittenDay? Read(decimal serial)
    {
        if (serial is < 20_000 or > 80_000)
        {
            return null;
        }

        var moment = DateTime.FromOADate((double)serial);
        return new WrittenDay(moment.Year, moment.Month, moment.Day, TimeOnly.FromDateTime(moment), "");
    }

    private static (int? Year, int Month, int Day)? ReadDay(string text, ref int at, DayOrder order)
    {
        var start = at;
        var first = Digits(text, ref at);
        var firstLength = at - start;
        if (firstLength is 8 or 6 && (at == text.Length || text[at] is ' ' or 'T'))
        {
            return Packed(first, firstLength, order);
        }

        if (firstLength is not (1 or 2 or 4) || at >= text.Length || text[at] is not ('/' or '-' or '.' or ' '))
        {
            return null;
        }

        var mark = text[at++];
        var secondStart = at;
        var second = char.IsAsciiLetter(At(text, at)) ? MonthName(text, ref at) : Digits(text, ref at);
        var isNamed = char.IsAsciiLetter(At(text, secondStart));
        if (second <= 0 || at - secondStart > (isNamed ? 9 : 2) || (mark == ' ' && !isNamed))
        {
            return null;
        }

        int? third = null;
        var thirdLength = 0;
        if (At(text, at) == mark || (isNamed && At(text, at) is ' ' or '-'))
        {
            var (before, from) = (at, ++at);
            third = Digits(text, ref at);
            thirdLength = at - from;
            if (thirdLength is not (1 or 2 or 4) || (thirdLength == 1 && firstLength != 4))
            {
                (third, thirdLength, at) = (null, 0, before);
            }
        }

        return firstLength == 4 ? Whole(first, second, third)
            : order == DayOrder.MonthDayYear && !isNamed ? Whole(Year(third, thirdLength), first, second)
            : Whole(Year(third, thirdLength), second, first);
    }

    private static (int?, int, int)? Packed(int digits, int length, DayOrder order) => (length, order) switch
    {
        (8, _) when digits / 10_000 is >= 1990 and <= 2199 => Whole(digits / 10_000, digits / 100 % 100, digits % 100),
        (8, _) => Whole(digits % 10_000, digits / 10_000 % 100, digits / 1_000_000),
        (6, DayOrder.YearMonthDay) => Whole(2000 + (digits / 10_000), digits / 100 % 100, digits % 100),
        _ => Whole(2000 + (digits % 100), digits / 100 % 100, digits / 10_000),
    };

    private static (int?, int, int)? Whole(int? year, int month, int? day) =>
        month is >= 1 and <= 12 && day is >= 1 && year is null or (>= 1990 and <= 2199) && day <= DateTime.DaysInMonth(year ?? 2000, month) ? (year, month, day.Value) : null;

    private static int? Year(int? year, int length) => length switch
    {
        0 => null,
        2 => 2000 + year,
        _ => year,
    };

    private static TimeOnly? ReadTime(string text, ref int at)
    {
        var from = at;
        if (char.IsAsciiDigit(At(text, at)) && Digits(text, ref at) is >= 0 and <= 24 and var hour && at - from <= 2 && At(text, at) is ':' or 'h')
        {
            var minute = Part(text, ref at);
            var second = At(text, at) == ':' ? Part(text, ref at) : 0;
            if (At(text, at) == '.' && char.IsAsciiDigit(At(text, at + 1)))
            {
                at++;
                Digits(text, ref at);
            }

            var suffix = Blank(text, at);
            if (At(text, suffix) is 'A' or 'P' or 'a' or 'p' && At(text, suffix + 1) is 'M' or 'm')
            {
                hour = (hour % 12) + (At(text, suffix) is 'P' or 'p' ? 12 : 0);
                at = suffix + 2;
            }
            else if (At(text, at) == 'Z')
            {
                at++;
            }

            if (hour < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60)
            {
                return new TimeOnly(hour, minute, second);
            }
        }

        at = from;
        return null;
    }

    private static int Part(string text, ref int at)
    {
        var from = ++at;
        var value = Digits(text, ref at);
        return at - from is 1 or 2 ? value : -1;
    }

    // At most nine digits, so that nothing overflows; -1 where there are none.
    private static int Digits(string text, ref int at)
    {
        var (value, from) = (0, at);
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 9)
        {
            value = (value * 10) + text[at++] - '0';
        }

        return at == from ? -1 : value;
    }

    private static int MonthName(string text, ref int at)
    {
        var from = at;
        while (char.IsAsciiLetter(At(text, at)))
        {
            at++;
        }

        return at - from < 3 ? -1 : Array.IndexOf(Months, text.Substring(from, 3).ToLowerInvariant()) + 1;
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\''))
        {
            at++;
        }

        return at;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
