using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Swift;

/// <summary>
/// :61:, one line of the account: value date, entry date (optional), mark, funds code (optional), amount, type, the customer's reference,
/// the bank's behind //, and a supplement on the next line.
/// </summary>
internal sealed partial record SwiftLine(LinePlace Place, DateOnly Day, decimal Amount, bool IsExpected, string? Reference, string Supplement)
{
    internal static SwiftLine Parse(SwiftField field)
    {
        var match = Format().Match(field.Text);
        // Broken in the middle: it goes on with the next line.
        if (!match.Success && field.Lines.Count > 0)
        {
            match = Format().Match(field.Text + field.Lines[0]);
            field.Lines.RemoveAt(0);
        }

        if (!match.Success || SwiftAmount.Parse(match.Groups["amount"].ValueSpan) is not { } amount)
        {
            throw StatementRefusedException.Of(
                "line_unreadable", "Dòng giao dịch không đọc được.",
                "Trường :61: cần ngày yyMMdd, dấu C, D, RC hoặc RD, số tiền và loại giao dịch; không dòng nào được bỏ qua.", field.Line, ":61:");
        }

        var mark = match.Groups["mark"].Value;
        // A reversal of a credit takes money, a reversal of a debit brings it back.
        var isDebit = mark is "D" or "RC" or "ED";
        var (reference, supplement) = ReadReferences(match.Groups["rest"].Value, field.Lines);
        return new SwiftLine(
            field.Place, DayOf(field, match.Groups["value"].Value, match.Groups["entry"].Value), isDebit ? -amount : amount, mark[0] == 'E', reference, supplement);
    }

    private static (string? Reference, string Supplement) ReadReferences(string rest, List<string> more)
    {
        var supplement = more.AsEnumerable();
        // A reference that was wrapped goes on with the bank's behind //.
        if (more is [['/', '/', ..], ..] && !rest.Contains("//", StringComparison.Ordinal))
        {
            rest += more[0];
            supplement = more.Skip(1);
        }

        var bar = rest.IndexOf("//", StringComparison.Ordinal);
        var customer = (bar < 0 ? rest : rest[..bar]).Trim();
        var bank = bar < 0 ? "" : rest[(bar + 2)..].Trim();
        var reference = bank.Length > 0 ? bank : customer is "" or "NONREF" ? null : customer;
        return (reference, string.Join(' ', supplement.Select(line => line.Trim()).Where(line => line.Length > 0)));
    }

    private static DateOnly DayOf(SwiftField field, string value, string entry)
    {
        var year = value.Length == 8 ? Two(value, 0) * 100 + Two(value, 2) : Two(value, 0) + (Two(value, 0) > 79 ? 1900 : 2000);
        // Banks that count thirty days a month write the 30th of February.
        var valueDay = ToDay(year, Two(value, value.Length - 4), Two(value, value.Length - 2));
        if (entry.Length == 0)
        {
            return valueDay ?? throw Unreadable(field);
        }

        // The entry date has no year: the one nearest to the value date.
        var near = valueDay ?? ToDay(year, 7, 1) ?? throw Unreadable(field);
        var booked = new[] { year - 1, year, year + 1 }.Select(candidate => ToDay(candidate, Two(entry, 0), Two(entry, 2)))
            .Where(day => day is not null).OrderBy(day => Math.Abs(day!.Value.DayNumber - near.DayNumber)).FirstOrDefault();
        return booked ?? valueDay ?? throw Unreadable(field);
    }

    private static DateOnly? ToDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day is >= 1 and <= 31 && year is >= 1900 and <= 2199 ? new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month))) : null;

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';

    private static StatementRefusedException Unreadable(SwiftField field) =>
        StatementRefusedException.Of("day_missing", "Dòng không có ngày.", "Trường :61: cần ngày yyMMdd có thật.", field.Line, ":61:");

    [GeneratedRegex(@"\A\s*(?<value>[0-9]{8}(?=(?:[0-9]{4})?\s?[A-Z])|[0-9]{6})(?<entry>[0-9]{4})?\s?(?<mark>R[CD]|E[CD]|[CD])(?<funds>[A-Z])?\s?(?<amount>[0-9.,]{1,24})(?<type>[NFSK][A-Z0-9]{3})?(?<rest>.*)\z")]
    private static partial Regex Format();
}
