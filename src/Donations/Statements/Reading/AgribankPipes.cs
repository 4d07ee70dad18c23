using System.Globalization;
using System.Text.RegularExpressions;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>
/// Agribank's statement as text with bars. The running balance is the oracle: a line's amount is its balance less the one before,
/// and what the line itself says must agree. A damaged amount is recovered from the balance and marked so; where balance and
/// amount contradict each other, money is missing or was altered, and the whole statement is refused.
/// </summary>
internal static partial class AgribankPipes
{
    internal static bool IsHeading(string text)
    {
        var columns = StatementReader.Fold(text).Split('|', StringSplitOptions.TrimEntries);
        return columns.Length == 6
            && columns[0].StartsWith("ngay", StringComparison.Ordinal) && columns[1].StartsWith("ghi chu", StringComparison.Ordinal)
            && columns[2].StartsWith("no", StringComparison.Ordinal) && columns[3].StartsWith("co", StringComparison.Ordinal)
            && columns[4].StartsWith("so du", StringComparison.Ordinal) && columns[5].StartsWith("so tham chieu", StringComparison.Ordinal);
    }

    internal static ReadStatement Read(IReadOnlyList<TextLine> lines, int heading)
    {
        var written = lines.Skip(heading + 1)
            .Where(line => !string.IsNullOrWhiteSpace(line.Text) && !IsHeading(line.Text))
            .Select(AgribankLine.Parse).ToList();
        var opening = ReadOpening(written);
        var chain = new BalanceChain(opening);
        for (var i = 1; i < written.Count; i++)
        {
            chain.Add(written[i], i + 1 < written.Count ? written[i + 1] : null);
        }

        if (chain.Lines.Count == 0)
        {
            throw new StatementRefusedException(new("no_lines", "Sao kê không có dòng giao dịch nào.", "Chọn khoảng ngày có giao dịch rồi xuất lại.", lines[heading].Number));
        }

        return new ReadStatement("agribank_pipes", FindAccount(lines, heading, chain.Lines), opening, chain.Balance, chain.Lines, chain.Recovered, chain.Quarantined);
    }

    // The first line is the account's opening, which has no amount (balance 0), or a balance carried forward.
    private static long ReadOpening(List<AgribankLine> written)
    {
        if (written is [{ Day: not null, Amount: null } first, ..])
        {
            var memo = StatementReader.Fold(first.Memo);
            if (first.Balance is null && memo.StartsWith("mo ", StringComparison.Ordinal))
            {
                return 0;
            }

            if (first.Balance is { } carried && memo.StartsWith("so du", StringComparison.Ordinal))
            {
                return carried;
            }
        }

        throw new StatementRefusedException(new(
            "opening_missing",
            "Không thấy số dư đầu kỳ.",
            "Dòng đầu tiên phải là dòng mở tài khoản hoặc dòng “Số dư đầu kỳ” có số dư; không có nó thì không biết dòng kế tiếp là ghi nợ hay ghi có.",
            written.Count == 0 ? null : written[0].Source.Number));
    }

    // Written above the heading, or by those banks that put the receiving account into the memo. Only when the file is of one mind.
    private static string? FindAccount(IReadOnlyList<TextLine> lines, int heading, IReadOnlyList<ReadLine> read)
    {
        for (var i = 0; i < heading; i++)
        {
            if (AccountAbove().Match(StatementReader.Fold(lines[i].Text)) is { Success: true } above)
            {
                return above.Groups[1].Value;
            }
        }

        var named = read.Where(line => line.AmountVnd > 0).Select(line => AccountInMemo().Match(line.Memo)).Where(match => match.Success)
            .CountBy(match => match.Groups[1].Value, StringComparer.Ordinal).ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var (number, count) = named.MaxBy(pair => pair.Value);
        return count >= 3 && count * 10L >= named.Sum(pair => (long)pair.Value) * 9 ? number : null;
    }

    internal static string Format(long amount) => amount.ToString("#,##0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:so )?tai khoan[^0-9]{0,20}([0-9]{8,19})\b")]
    private static partial Regex AccountAbove();

    [GeneratedRegex(@"\btoi ([0-9]{8,19})\b")]
    private static partial Regex AccountInMemo();
}
