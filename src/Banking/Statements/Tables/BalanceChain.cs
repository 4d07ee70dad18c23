using System.Globalization;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>
/// Follows the running balance from line to line. It is the oracle: a line's amount is its balance less the one before, and what the line
/// itself says must agree. A damaged figure is found from the lines around and marked so; where balance and amount contradict each other,
/// money is missing or was altered, and the statement says so.
/// </summary>
internal sealed class BalanceChain(StatementTally tally, decimal? opening)
{
    // What moved before the first balance was met.
    private decimal early;
    private decimal? first = opening;
    private decimal? current = opening;

    /// <summary>The balance before the first line: written, or told by the first balance that is.</summary>
    internal decimal? Opening => first;

    /// <summary>The balance after the last line.</summary>
    internal decimal? Balance => current;

    /// <param name="line">The line.</param>
    /// <param name="next">The one after it, which can testify for a damaged figure; null at the end of the file.</param>
    internal void Add(in WrittenLine line, in WrittenLine? next)
    {
        if (line is { Amount: null, Balance: null })
        {
            SetAside(line, next);
        }
        else if (line.Day is null)
        {
            tally.Lost(line.Place.Line, "line_unreadable", "Có dòng tiền không đọc được ngày.", "Dòng có số tiền hoặc số dư nhưng không có ngày hợp lệ.");
            current = line.Balance ?? current;
        }
        else if (line.Balance is { } balance)
        {
            AddWithBalance(line, balance, next);
        }
        else
        {
            AddFromAmount(line, line.Amount!.Value, next);
        }
    }

    private void SetAside(in WrittenLine line, in WrittenLine? next)
    {
        // At the end of a file that was cut off nothing testifies that no money is missing.
        if (next is null && line.LooksLikeMoney)
        {
            tally.Lost(line.Place.Line, "cut_off", "Dòng cuối của sao kê bị cắt cụt.", "Dòng cuối không có số tiền và số dư; xuất lại sao kê đầy đủ.");
            return;
        }

        tally.SetAside(line.Place.Line, line.Day is null ? "Dòng không có ngày, số tiền và số dư; không ghi sổ." : "Dòng không có số tiền và số dư; không ghi sổ.");
    }

    private void AddWithBalance(in WrittenLine line, decimal balance, in WrittenLine? next)
    {
        if (current is not { } before)
        {
            Start(line, balance);
        }
        else if (line.Amount is { } amount)
        {
            AddAgreeing(line, balance, amount, balance - before);
        }
        else
        {
            AddFromBalance(line, balance, balance - before, next);
        }
    }

    // The first balance of a file without an opening one tells what was before.
    private void Start(in WrittenLine line, decimal balance)
    {
        if (line.Amount is not { } amount)
        {
            tally.SetAside(line.Place.Line, "Dòng chỉ có số dư, không có số tiền; lấy làm số dư đầu kỳ.");
            (first, current) = (balance - early, balance);
            return;
        }

        if (!line.IsSideKnown)
        {
            throw StatementRefusedException.Of(
                "opening_missing", "Không thấy số dư đầu kỳ.",
                "Không có nó thì không biết dòng đầu là ghi nợ hay ghi có; xuất sao kê có số dư đầu kỳ, hoặc có cột nợ và cột có riêng.", line.Place.Line);
        }

        first = balance - amount - early;
        Append(line, amount, balance, line.Memo, null);
    }

    private void AddAgreeing(in WrittenLine line, decimal balance, decimal amount, decimal moved)
    {
        var agrees = line.IsSideKnown ? moved == amount : Math.Abs(moved) == amount;
        if (!agrees)
        {
            tally.Flawed(new(
                "does_not_tie", "Sao kê không khớp số dư.",
                $"Dòng ghi {Format(amount)} nhưng số dư thay đổi {Format(moved)} (từ {Format(balance - moved)} thành {Format(balance)}): thiếu dòng trước đó, hoặc số tiền hay số dư đã bị sửa.",
                line.Place.Line));
        }

        if (amount == 0)
        {
            tally.SetAside(line.Place.Line, "Dòng có số tiền bằng 0; không ghi sổ.");
            current = balance;
            return;
        }

        // Of a contradiction the line's own amount is kept: what the balance says is reported, not booked.
        Append(line, line.IsSideKnown || moved >= 0 ? amount : -amount, balance, line.Memo, null);
    }

    // The amount is damaged. Its digits at the end of the memo, or the next line, must testify that the balance is not damaged too.
    private void AddFromBalance(WrittenLine line, decimal balance, decimal moved, in WrittenLine? next)
    {
        if (moved == 0)
        {
            tally.SetAside(line.Place.Line, "Dòng có số dư nhưng không có số tiền, và số dư không đổi; không ghi sổ.");
            return;
        }

        var written = Format(Math.Abs(moved));
        var glued = new[] { written, written.Replace(',', '.') }.FirstOrDefault(digits => line.Memo.EndsWith(digits, StringComparison.Ordinal));
        if (glued is null && !(next is { Balance: { } after, Amount: { } amount } && (next.Value.IsSideKnown ? after - balance == amount : Math.Abs(after - balance) == amount)))
        {
            tally.Lost(
                line.Place.Line, next is null ? "cut_off" : "line_unreadable", next is null ? "Dòng cuối của sao kê bị cắt cụt." : "Không đọc được số tiền của một dòng.",
                $"Không đọc được số tiền, và không có gì xác nhận số dư {Format(balance)}; xuất lại sao kê.");
            return;
        }

        Append(
            line, moved, balance, glued is null ? line.Memo : line.Memo[..^glued.Length].TrimEnd(),
            glued is null ? $"Không đọc được số tiền; tính theo số dư là {written}." : $"Số tiền {written} dính liền nội dung, không có dấu |; tách theo số dư.");
    }

    private void AddFromAmount(in WrittenLine line, decimal amount, in WrittenLine? next)
    {
        if (amount == 0)
        {
            tally.SetAside(line.Place.Line, "Dòng có số tiền bằng 0; không ghi sổ.");
        }
        else if (line.IsSideKnown)
        {
            // Banks that print a balance once a day leave the others empty.
            var balance = current + amount;
            Append(line, amount, line.IsBalanceDamaged ? balance : null, line.Memo, line.IsBalanceDamaged ? $"Không đọc được số dư; tính từ số tiền là {Format(balance ?? 0)}." : null);
        }
        else
        {
            AddBetween(line, amount, next);
        }
    }

    // The balance is damaged and the side unknown. The next line knows what was before itself, up to its sign; one reading must remain.
    private void AddBetween(in WrittenLine line, decimal amount, in WrittenLine? next)
    {
        var after = next;
        decimal[] candidates = current is not { } before || after is not { Balance: not null, Amount: not null }
            ? []
            : [.. new[] { amount, -amount }.Where(moved => Math.Abs(after.Value.Balance!.Value - (before + moved)) == Math.Abs(after.Value.Amount!.Value))];
        if (candidates is not [var only])
        {
            tally.Lost(
                line.Place.Line, next is null ? "cut_off" : "line_unreadable", next is null ? "Dòng cuối của sao kê bị cắt cụt." : "Không đọc được số dư của một dòng.",
                $"Dòng ghi {Format(amount)} nhưng số dư không đọc được và dòng kế tiếp không xác nhận được; xuất lại sao kê.");
            return;
        }

        Append(line, only, current + only, line.Memo, $"Không đọc được số dư; dòng kế tiếp xác nhận là {Format(current!.Value + only)}.");
    }

    private void Append(in WrittenLine line, decimal moved, decimal? balance, string memo, string? recovery)
    {
        tally.Entry(new StatementEntry(line.Place, line.Day!.Value, moved, balance, memo, line.Reference, recovery));
        early += current is null ? moved : 0;
        current = balance ?? (current + moved);
    }

    private static string Format(decimal amount) => amount.ToString("#,##0.#####", CultureInfo.InvariantCulture);
}
