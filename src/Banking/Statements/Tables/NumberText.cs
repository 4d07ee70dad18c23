using System.Globalization;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>Numbers as people and banks write them: thousands apart by comma, point, space or apostrophe; currency behind; debits in brackets.</summary>
internal static class NumberText
{
    private const int MostDigits = 24;

    /// <param name="text">The cell.</param>
    /// <param name="decimalMark">Comma or point, where the column has shown which one stands before decimals.</param>
    /// <returns>Null when it is no number; keeps the number of decimals.</returns>
    internal static decimal? Read(ReadOnlySpan<char> text, char? decimalMark)
    {
        text = text.Trim();
        if (text.Length is 0 or > 48)
        {
            return null;
        }

        Span<char> plain = stackalloc char[48];
        var (length, isNegative) = (0, false);
        var (start, end) = (0, text.Length);
        if (text[0] == '(' && text[^1] == ')')
        {
            (isNegative, start, end) = (true, 1, text.Length - 1);
        }

        end = TrimCurrency(text[..end]);
        for (var i = start; i < end; i++)
        {
            var letter = text[i];
            if (char.IsAsciiDigit(letter) || letter is ',' or '.')
            {
                plain[length++] = letter;
            }
            else if (letter is '-' or '−' or '+' && (length == 0 || i == end - 1))
            {
                isNegative ^= letter != '+';
            }
            else if (letter is not (' ' or '\u00A0' or '\u202F' or '\'' or '’') || (letter == ' ' && length > 0 && !GroupFollows(text[(i + 1)..end])))
            {
                return null;
            }
        }

        return ReadPlain(plain[..length], decimalMark) is { } number ? isNegative ? -number : number : null;
    }

    // A space inside a number stands before three digits; between two numbers in one cell it does not.
    private static bool GroupFollows(ReadOnlySpan<char> rest) =>
        rest.TrimStart() is var digits && (digits.Length == 0 || (digits.Length >= 3 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1]) && char.IsAsciiDigit(digits[2]) && (digits.Length == 3 || !char.IsAsciiDigit(digits[3]))) || digits[0] is '-' or '+');

    private static int TrimCurrency(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd();
        foreach (var word in (ReadOnlySpan<string>)["VND", "VNĐ", "USD", "EUR", "đồng", "đ", "Đ", "₫", "$", "€"])
        {
            if (trimmed.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return trimmed[..^word.Length].TrimEnd().Length;
            }
        }

        return trimmed.Length;
    }

    private static decimal? ReadPlain(Span<char> plain, char? decimalMark)
    {
        var mark = DecimalMarkOf(plain) ?? (plain.Contains(decimalMark ?? '\0') && IsSingle(plain, decimalMark!.Value) ? decimalMark : null);
        Span<char> digits = stackalloc char[48];
        var (length, count, group) = (0, 0, -1);
        for (var i = 0; i < plain.Length; i++)
        {
            if (char.IsAsciiDigit(plain[i]))
            {
                digits[length++] = plain[i];
                count++;
                group += group >= 0 ? 1 : 0;
            }
            else if (plain[i] == mark)
            {
                if (group is >= 0 and not 3)
                {
                    return null;
                }

                digits[length++] = '.';
                group = -2;
            }
            else
            {
                // Between thousands there are three digits, before the first mark one to three.
                if (group == -2 || (group < 0 ? count is 0 or > 3 : group != 3))
                {
                    return null;
                }

                group = 0;
            }
        }

        return count is > 0 and <= MostDigits && group is < 0 or 3
            && decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsSingle(ReadOnlySpan<char> plain, char mark) => plain.IndexOf(mark) == plain.LastIndexOf(mark);

    /// <returns>Which mark stands before decimals, when the number itself shows it; null when it may be between thousands.</returns>
    internal static char? DecimalMarkOf(ReadOnlySpan<char> number)
    {
        var (comma, point) = (number.LastIndexOf(','), number.LastIndexOf('.'));
        if (comma >= 0 && point >= 0)
        {
            return comma > point ? IsSingle(number, ',') ? ',' : null : IsSingle(number, '.') ? '.' : null;
        }

        var at = Math.Max(comma, point);
        if (at < 0 || !IsSingle(number, number[at]))
        {
            return null;
        }

        // 1234.5, 12.50 and 0.500 show it; 1.500 may be a thousand and a half as well as one and a half.
        var decimals = number.Length - at - 1;
        return decimals != 3 || at > 3 || at == 0 || number[0] == '0' ? number[at] : null;
    }
}
