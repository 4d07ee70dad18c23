using System.Text;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>From rows to lines as they are written, by a mapping. Labels among the rows go to the preamble, totals are kept for comparison.</summary>
internal sealed class RowReader
{
    private const int MaxMemo = 4000;
    private readonly ColumnMapping mapping;
    private readonly Preamble preamble;
    private readonly ReadingOptions options;
    private readonly char? decimalMark;
    private readonly int day;
    private readonly int debit;
    private readonly int credit;
    private readonly int amount;
    private readonly int balance;
    private readonly int reference;
    private readonly int[] words;

    internal RowReader(ColumnMapping mapping, Preamble preamble, ReadingOptions options, bool hasSigns)
    {
        (this.mapping, this.preamble, this.options) = (mapping, preamble, options);
        decimalMark = mapping.DecimalMark is [var mark] ? mark : null;
        day = mapping.IndexOf(ColumnRole.Day);
        debit = mapping.IndexOf(ColumnRole.Debit);
        credit = mapping.IndexOf(ColumnRole.Credit);
        amount = mapping.IndexOf(ColumnRole.Amount);
        balance = mapping.IndexOf(ColumnRole.Balance);
        reference = mapping.IndexOf(ColumnRole.Reference);
        words = [.. Columns(ColumnRole.Memo), .. Columns(ColumnRole.Party)];
        // Without a balance to decide, an amount without a sign is money that came.
        IsSideKnown = amount < 0 || hasSigns || mapping.IndexOf(ColumnRole.Side) >= 0 || balance < 0;
    }

    internal bool IsSideKnown { get; }

    /// <summary>What the last row of totals says.</summary>
    internal (decimal? Debits, decimal? Credits) Totals { get; private set; }

    /// <summary>Days had no year and neither file nor caller knew it.</summary>
    internal bool IsYearAssumed { get; private set; }

    internal IEnumerable<WrittenLine> Read(IEnumerable<Row> rows)
    {
        WrittenLine? open = null;
        foreach (var row in rows)
        {
            if (row.IsEmpty || IsHeading(row))
            {
                continue;
            }

            if (ReadRow(row) is { } line)
            {
                if (open is { } whole)
                {
                    yield return whole;
                }

                open = line;
            }
            else if (open is { } before && IsMoreMemo(row))
            {
                open = before with { Memo = Cut($"{before.Memo} {MemoOf(row)}"), Place = before.Place.ByteOffset < 0 ? before.Place : before.Place with { ByteCount = (int)(row.Place.ByteOffset + row.Place.ByteCount - before.Place.ByteOffset) } };
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private IEnumerable<int> Columns(ColumnRole role) => Enumerable.Range(0, mapping.Columns.Count).Where(column => mapping.Columns[column] == role);

    private bool IsHeading(Row row)
    {
        var text = row.At(day).Text;
        return text.Length > 0 && !char.IsAsciiDigit(text[0]) && day < mapping.Headings.Count && mapping.Headings[day].StartsWith(text.Replace('\n', ' '), StringComparison.Ordinal);
    }

    // Null for a row that is no line of the account.
    private WrittenLine? ReadRow(Row row)
    {
        var written = DataShapes.DayIn(row.At(day), mapping.DayOrder);
        foreach (var other in written is null ? Columns(ColumnRole.OtherDay) : [])
        {
            written ??= DataShapes.DayIn(row.At(other), mapping.DayOrder);
        }

        var (money, damaged) = MoneyOf(row);
        var hasMoney = money is not null and not 0;
        if ((written is null || !hasMoney) && IsLabel(row, written is not null))
        {
            return null;
        }

        var (standing, isDamaged) = BalanceOf(row);
        if (written is null && (!hasMoney || IsSum(row)) && (standing is null || !hasMoney))
        {
            return null;
        }

        var memo = MemoOf(row);
        var number = row.At(reference).Text is { Length: > 0 } given ? given : written?.Rest is { Length: > 0 and <= 64 } rest ? rest : null;
        return new WrittenLine(
            row.Place, written is { } found ? DayOf(found, row.Place.Line) : null, damaged is null ? memo : Cut($"{memo} {damaged}"), money, IsSideKnown, standing, isDamaged, number, written is not null,
            written?.Time ?? TimeOf(row));
    }

    private TimeOnly? TimeOf(Row row) =>
        mapping.IndexOf(ColumnRole.Time) is >= 0 and var column && TimeOnly.TryParse(row.At(column).Text, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;

    // Amount with its sign where the row tells it, and the text of a figure that cannot be read.
    private (decimal? Money, string? Damaged) MoneyOf(Row row)
    {
        if (amount >= 0)
        {
            var (single, broken) = Number(row.At(amount));
            var side = mapping.IndexOf(ColumnRole.Side) is >= 0 and var column ? DataShapes.SideOf(row.At(column).Text) : null;
            return (side is { } way && single is { } plain ? Math.Abs(plain) * way : IsSideKnown || single is null ? single : Math.Abs(single.Value), broken);
        }

        var (left, leftBroken) = Number(row.At(debit));
        var (came, cameBroken) = Number(row.At(credit));
        if (leftBroken is not null || cameBroken is not null)
        {
            return (null, $"{leftBroken} {cameBroken}".Trim());
        }

        return (left is null or 0, came is null or 0) switch
        {
            (false, false) => (null, $"{row.At(debit).Text} {row.At(credit).Text}"),
            (false, true) => (-Math.Abs(left!.Value), null),
            (true, false) => (came, null),
            _ => (left ?? came, null),
        };
    }

    private (decimal? Balance, bool IsDamaged) BalanceOf(Row row)
    {
        var (number, damaged) = Number(row.At(balance));
        return (number, damaged is not null);
    }

    private (decimal? Number, string? Damaged) Number(Cell cell) =>
        cell.Number is { } number ? (number, null)
        : cell.IsEmpty || cell.Text.Trim() is "-" or "--" or "–" ? (null, null)
        : NumberText.Read(cell.Text, decimalMark) is { } read ? (read, null)
        : (null, cell.Text.Trim());

    private string MemoOf(Row row)
    {
        var said = new List<string>(words.Length);
        foreach (var column in words)
        {
            var text = row.At(column).Text;
            if (!string.IsNullOrWhiteSpace(text) && !said.Contains(text, StringComparer.Ordinal))
            {
                said.Add(text);
            }
        }

        return Cut(said is [var only] ? only : string.Join(' ', said));
    }

    private static string Cut(string memo)
    {
        memo = memo.AsSpan().ContainsAny('\n', '\r') ? string.Join(' ', memo.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : memo.Trim();
        memo = memo.Length <= MaxMemo ? memo : memo[..MaxMemo];
        return memo.IsNormalized(NormalizationForm.FormC) ? memo : memo.Normalize(NormalizationForm.FormC);
    }

    // A donor may write anything: only a row without money, or without a day, can be a label.
    private bool IsLabel(Row row, bool hasDay)
    {
        var folded = row.Cells.Select(cell => StatementFiles.Fold(cell.Text)).ToList();
        if (!hasDay && folded.Exists(Preamble.IsTotalLabel))
        {
            if (!folded.Exists(text => text.Contains("trang", StringComparison.Ordinal) || text.Contains("page", StringComparison.Ordinal)))
            {
                Totals = (Number(row.At(debit)).Number, Number(row.At(credit)).Number);
            }

            return true;
        }

        return folded.Exists(Preamble.IsBalanceLabel) && preamble.Take(row.Cells, isAbove: false);
    }

    // Sums at the foot without a word.
    private bool IsSum(Row row) => row.At(balance).IsEmpty && row.At(day).IsEmpty && words.All(column => row.At(column).IsEmpty) && row.At(reference).IsEmpty;

    private bool IsMoreMemo(Row row)
    {
        var hasWords = false;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (!row.Cells[column].IsEmpty)
            {
                if (!words.Contains(column))
                {
                    return false;
                }

                hasWords = true;
            }
        }

        return hasWords;
    }

    private DateOnly DayOf(WrittenDay written, int line)
    {
        if (written.Year is { } year)
        {
            return written.In(year);
        }

        if ((options.Year ?? mapping.Year) is { } said)
        {
            return written.In(said);
        }

        if (preamble.Period is var (from, to))
        {
            var inFirst = written.In(from.Year);
            return inFirst >= from ? inFirst : written.In(to.Year);
        }

        if (options.Latest is not { } latest)
        {
            throw StatementRefusedException.Of("year_missing", "Ngày trong sao kê không có năm.", "Sao kê không ghi kỳ từ ngày nào đến ngày nào; cho biết năm khi nhập.", line);
        }

        IsYearAssumed = true;
        var inLast = written.In(latest.Year);
        return inLast <= latest ? inLast : written.In(latest.Year - 1);
    }
}
