using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>
/// Agribank's statement as text with bars: <c>dd/MM/yyyy memo|memo goes on|amount| balance reference</c>. The memo may hold anything, also
/// bars; the amount is the last column but one and does not say whether it is a debit or a credit: the running balance does.
/// </summary>
internal static partial class AgribankPipes
{
    private const int MostAccounts = 10_000;

    internal static bool IsHeading(string text)
    {
        if (!text.Contains('|', StringComparison.Ordinal))
        {
            return false;
        }

        var columns = StatementFiles.Fold(text).Split('|', StringSplitOptions.TrimEntries);
        return columns.Length == 6
            && columns[0].StartsWith("ngay", StringComparison.Ordinal) && columns[1].StartsWith("ghi chu", StringComparison.Ordinal)
            && columns[2].StartsWith("no", StringComparison.Ordinal) && columns[3].StartsWith("co", StringComparison.Ordinal)
            && columns[4].StartsWith("so du", StringComparison.Ordinal) && columns[5].StartsWith("so tham chieu", StringComparison.Ordinal);
    }

    /// <param name="above">The lines before the heading and the heading itself.</param>
    /// <param name="lines">What comes behind.</param>
    /// <param name="tally">Takes the lines.</param>
    internal static void Read(IReadOnlyList<TextLine> above, LineReader lines, StatementTally tally)
    {
        tally.Begin();
        var opening = TryReadLine(lines, out var before) ? ReadOpening(before) : throw OpeningMissing(null);
        var chain = new BalanceChain(tally, opening);
        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var isThere = TryReadLine(lines, out var line); isThere;)
        {
            isThere = TryReadLine(lines, out var next);
            chain.Add(line, isThere ? next : null);
            CountAccount(accounts, line);
            line = next;
        }

        if (tally.EntryCount == 0)
        {
            throw StatementRefusedException.Of("no_lines", "Sao kê không có dòng giao dịch nào.", "Chọn khoảng ngày có giao dịch rồi xuất lại.", above[^1].Number);
        }

        tally.End(new StatementTotals("agribank_pipes", FindAccount(above, accounts), "VND", opening, chain.Balance, default, default));
    }

    private static bool TryReadLine(LineReader lines, out WrittenLine line)
    {
        while (lines.TryRead(out var text))
        {
            if (!string.IsNullOrWhiteSpace(text.Text) && !IsRepeated(text.Text))
            {
                line = Parse(text);
                return true;
            }
        }

        line = default;
        return false;
    }

    // Every page begins with the heading again; only what cannot be a line is worth folding.
    private static bool IsRepeated(string text) => !char.IsAsciiDigit(text[0]) && IsHeading(text);

    // The first line is the account's opening, which has no amount (balance 0), or a balance carried forward.
    private static decimal ReadOpening(WrittenLine first)
    {
        if (first is { Day: not null, Amount: null })
        {
            var memo = StatementFiles.Fold(first.Memo);
            if (first.Balance is null && memo.StartsWith("mo ", StringComparison.Ordinal))
            {
                return 0;
            }

            if (first.Balance is { } carried && memo.StartsWith("so du", StringComparison.Ordinal))
            {
                return carried;
            }
        }

        throw OpeningMissing(first.Place.Line);
    }

    private static StatementRefusedException OpeningMissing(int? line) => StatementRefusedException.Of(
        "opening_missing",
        "Không thấy số dư đầu kỳ.",
        "Dòng đầu tiên phải là dòng mở tài khoản hoặc dòng “Số dư đầu kỳ” có số dư; không có nó thì không biết dòng kế tiếp là ghi nợ hay ghi có.",
        line);

    internal static WrittenLine Parse(TextLine source)
    {
        var (day, rest) = ReadDay(source.Text);
        var looksLikeMoney = day is not null || char.IsAsciiDigit(source.Text.AsSpan().TrimStart()[0]);
        var bars = rest.Split('|');
        if (bars.Length == 1)
        {
            return new WrittenLine(source.Place, day, rest.Trim(), null, false, null, false, null, looksLikeMoney);
        }

        decimal? balance = null;
        string? reference = null;
        if (Tail().Match(bars[^1]) is { Success: true } tail)
        {
            balance = ReadNumber(tail.Groups[1].ValueSpan);
            reference = tail.Groups[2].Value is { Length: > 0 } given ? given : null;
        }

        var amount = bars.Length > 2 && Number().IsMatch(bars[^2].AsSpan().Trim()) ? ReadNumber(bars[^2].AsSpan().Trim()) : null;
        var memo = bars[..(amount is null ? ^1 : ^2)];
        return new WrittenLine(
            source.Place, day, string.Join(' ', memo.Select(part => part.Trim()).Where(part => part.Length > 0)), amount, false, balance, balance is null, reference, looksLikeMoney);
    }

    private static (DateOnly?, string) ReadDay(string text) =>
        text.Length >= 10 && (text.Length == 10 || text[10] is ' ' or '|')
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, text[10..])
            : (null, text);

    // At most 16 digits: more is no amount of đồng.
    private static decimal? ReadNumber(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 10_000_000_000_000_000
            ? number
            : null;

    private static void CountAccount(Dictionary<string, int> accounts, in WrittenLine line)
    {
        if (line.Amount > 0 && AccountInMemo().Match(line.Memo) is { Success: true } named
            && (accounts.Count < MostAccounts || accounts.ContainsKey(named.Groups[1].Value)))
        {
            accounts[named.Groups[1].Value] = accounts.GetValueOrDefault(named.Groups[1].Value) + 1;
        }
    }

    // Written above the heading, or by those banks that put the receiving account into the memo. Only when the file is of one mind.
    private static string? FindAccount(IReadOnlyList<TextLine> above, Dictionary<string, int> named)
    {
        foreach (var line in above.Take(above.Count - 1))
        {
            if (Preamble.FindAccount(StatementFiles.Fold(line.Text)) is { } written)
            {
                return written;
            }
        }

        if (named.Count == 0)
        {
            return null;
        }

        var (number, count) = named.MaxBy(pair => pair.Value);
        return count >= 3 && count * 10L >= named.Sum(pair => (long)pair.Value) * 9 ? number : null;
    }

    [GeneratedRegex(@"\A[0-9]{1,3}(,[0-9]{3}){0,5}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\s*(-?[0-9]{1,3}(?:,[0-9]{3}){0,5})(?:\s+(\S.*?))?\s*\z")]
    private static partial Regex Tail();

    [GeneratedRegex(@"\btoi ([0-9]{8,19})\b")]
    private static partial Regex AccountInMemo();
}
