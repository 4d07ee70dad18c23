namespace EduCoop.Donations.Statements.Reading;

/// <summary>Follows the running balance from line to line and concludes what each line moved.</summary>
internal sealed class BalanceChain(long opening)
{
    private readonly List<ReadLine> lines = [];
    private readonly List<RecoveredLine> recovered = [];
    private readonly List<QuarantinedLine> quarantined = [];

    /// <summary>The bank's balance after the last line.</summary>
    internal long Balance { get; private set; } = opening;

    internal IReadOnlyList<ReadLine> Lines => lines;

    internal IReadOnlyList<RecoveredLine> Recovered => recovered;

    internal IReadOnlyList<QuarantinedLine> Quarantined => quarantined;

    /// <param name="line">The line.</param>
    /// <param name="next">The one after it, which can testify for a damaged balance; null at the end of the file.</param>
    internal void Add(AgribankLine line, AgribankLine? next)
    {
        switch (line)
        {
            case { Amount: null, Balance: null }:
                SetAside(line, next);
                break;
            case { Day: null }:
                throw Refused(line, "line_unreadable", "Có dòng tiền không đọc được ngày.", "Dòng có số tiền hoặc số dư nhưng không bắt đầu bằng ngày dd/MM/yyyy.");
            case { Balance: { } balance, Amount: { } amount }:
                AddAgreeing(line, balance, amount);
                break;
            case { Balance: { } balance }:
                AddFromBalance(line, balance, next);
                break;
            case { Amount: { } amount }:
                AddFromAmount(line, amount, next);
                break;
        }
    }

    private void SetAside(AgribankLine line, AgribankLine? next)
    {
        // At the end of a file that was cut off nothing testifies that no money is missing.
        if (next is null && (line.Day is not null || char.IsAsciiDigit(line.Source.Text.TrimStart()[0])))
        {
            throw Refused(line, "cut_off", "Dòng cuối của sao kê bị cắt cụt.", "Dòng cuối không có số tiền và số dư; xuất lại sao kê đầy đủ.");
        }

        quarantined.Add(new(line.Source.Number, line.Day is null ? "Dòng không có ngày, số tiền và số dư; không ghi sổ." : "Dòng không có số tiền và số dư; không ghi sổ."));
    }

    private void AddAgreeing(AgribankLine line, long balance, long amount)
    {
        var moved = balance - Balance;
        if (Math.Abs(moved) != amount)
        {
            throw Refused(
                line, "does_not_tie", "Sao kê không khớp số dư.",
                $"Dòng ghi {AgribankPipes.Format(amount)} nhưng số dư thay đổi {AgribankPipes.Format(moved)} (từ {AgribankPipes.Format(Balance)} thành {AgribankPipes.Format(balance)}): thiếu dòng trước đó, hoặc số tiền hay số dư đã bị sửa.");
        }

        if (amount == 0)
        {
            quarantined.Add(new(line.Source.Number, "Dòng có số tiền bằng 0; không ghi sổ."));
            return;
        }

        Append(line, moved, balance, line.Memo, isRecovered: false);
    }

    // The amount is damaged. Its digits at the end of the memo, or the next line, must testify that the balance is not damaged too.
    private void AddFromBalance(AgribankLine line, long balance, AgribankLine? next)
    {
        var moved = balance - Balance;
        if (moved == 0)
        {
            quarantined.Add(new(line.Source.Number, "Dòng có số dư nhưng không có số tiền, và số dư không đổi; không ghi sổ."));
            return;
        }

        var written = AgribankPipes.Format(Math.Abs(moved));
        var isGlued = line.Memo.EndsWith(written, StringComparison.Ordinal);
        if (!isGlued && !(next is { Balance: { } after, Amount: { } amount } && Math.Abs(after - balance) == amount))
        {
            throw Refused(
                line, next is null ? "cut_off" : "line_unreadable", next is null ? "Dòng cuối của sao kê bị cắt cụt." : "Không đọc được số tiền của một dòng.",
                $"Không đọc được số tiền, và không có gì xác nhận số dư {AgribankPipes.Format(balance)}; xuất lại sao kê.");
        }

        recovered.Add(new(line.Source.Number, moved, isGlued
            ? $"Số tiền {written} dính liền nội dung, không có dấu |; tách theo số dư."
            : $"Không đọc được số tiền; tính theo số dư là {written}."));
        Append(line, moved, balance, isGlued ? line.Memo[..^written.Length].TrimEnd() : line.Memo, isRecovered: true);
    }

    // The balance is damaged. The next line knows what it was before itself, up to its sign; one reading must remain.
    private void AddFromAmount(AgribankLine line, long amount, AgribankLine? next)
    {
        long[] candidates = amount == 0 || next is not { Balance: not null, Amount: not null }
            ? []
            : [.. new[] { amount, -amount }.Where(moved => Math.Abs(next.Balance.Value - (Balance + moved)) == next.Amount)];
        if (candidates is not [var only])
        {
            throw Refused(
                line, next is null ? "cut_off" : "line_unreadable", next is null ? "Dòng cuối của sao kê bị cắt cụt." : "Không đọc được số dư của một dòng.",
                $"Dòng ghi {AgribankPipes.Format(amount)} nhưng số dư không đọc được và dòng kế tiếp không xác nhận được; xuất lại sao kê.");
        }

        recovered.Add(new(line.Source.Number, only, $"Không đọc được số dư; dòng kế tiếp xác nhận là {AgribankPipes.Format(Balance + only)}."));
        Append(line, only, Balance + only, line.Memo, isRecovered: true);
    }

    private void Append(AgribankLine line, long moved, long balance, string memo, bool isRecovered)
    {
        lines.Add(new ReadLine(line.Source.Number, line.Source.Offset, line.Source.ByteCount, line.Day!.Value, moved, balance, memo, line.Reference, isRecovered));
        Balance = balance;
    }

    private static StatementRefusedException Refused(AgribankLine line, string code, string title, string detail) => new(new(code, title, detail, line.Source.Number));
}
