using System.Globalization;
using System.Text.RegularExpressions;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>
/// One line of the layout as it is written, before anything is concluded from it:
/// <c>dd/MM/yyyy memo|memo goes on|amount| balance reference</c>. The memo may hold anything, also bars; the amount is the
/// last column but one and does not say whether it is a debit or a credit.
/// </summary>
internal sealed partial record AgribankLine(TextLine Source, DateOnly? Day, string Memo, long? Amount, long? Balance, string? Reference)
{
    internal static AgribankLine Parse(TextLine source)
    {
        var text = source.Text;
        var (day, rest) = ReadDay(text);
        var bars = rest.Split('|');
        if (bars.Length == 1)
        {
            return new AgribankLine(source, day, rest.Trim(), null, null, null);
        }

        long? balance = null;
        string? reference = null;
        if (Tail().Match(bars[^1]) is { Success: true } tail)
        {
            balance = ReadNumber(tail.Groups[1].ValueSpan);
            reference = tail.Groups[2].Value is { Length: > 0 } given ? given : null;
        }

        var amount = bars.Length > 2 && Number().IsMatch(bars[^2].Trim()) ? ReadNumber(bars[^2].AsSpan().Trim()) : null;
        // An amount that cannot be read stays with the memo, where a person can see what it was.
        var memo = bars[..(amount is null ? ^1 : ^2)];
        return new AgribankLine(source, day, string.Join(' ', memo.Select(part => part.Trim()).Where(part => part.Length > 0)), amount, balance, reference);
    }

    private static (DateOnly?, string) ReadDay(string text) =>
        text.Length >= 10 && (text.Length == 10 || text[10] is ' ' or '|')
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, text[10..])
            : (null, text);

    // At most 16 digits: more is no amount of đồng.
    private static long? ReadNumber(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 10_000_000_000_000_000
            ? number
            : null;

    [GeneratedRegex(@"\A[0-9]{1,3}(,[0-9]{3}){0,5}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\s*(-?[0-9]{1,3}(?:,[0-9]{3}){0,5})(?:\s+(\S.*?))?\s*\z")]
    private static partial Regex Tail();
}
