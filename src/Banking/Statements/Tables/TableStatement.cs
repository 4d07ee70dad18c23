namespace EduCoop.Banking.Statements.Tables;

/// <summary>A statement in columns, from text or from a workbook.</summary>
internal static class TableStatement
{
    private const int SampleRows = 500;

    /// <returns>False when the rows are no table of a bank; nothing was taken then.</returns>
    internal static bool TryRead(IEnumerable<Row> rows, StatementTally tally, ReadingOptions options)
    {
        using var all = rows.GetEnumerator();
        var sample = Take(all, SampleRows);
        var found = options.Mapping is { } given ? new MappingDetector.Found(given, MappingDetector.RowsAbove(given, sample)) : MappingDetector.Detect(sample);
        if (found is null)
        {
            return false;
        }

        tally.Begin();
        var preamble = new Preamble();
        foreach (var row in sample.Take(found.RowsAbove))
        {
            preamble.Take(row.Cells, isAbove: true);
        }

        var mapping = found.Mapping;
        var reader = new RowReader(mapping, preamble, options, HasSigns(mapping, sample));
        Follow(reader.Read(sample.Skip(found.RowsAbove).Concat(Rest(all))), preamble, reader, tally, mapping);
        return true;
    }

    private static void Follow(IEnumerable<WrittenLine> lines, Preamble preamble, RowReader reader, StatementTally tally, ColumnMapping mapping)
    {
        using var all = lines.GetEnumerator();
        var first = Take(all, SampleRows);
        var ordered = IsNewestFirst(first) ? [.. first.Concat(Rest(all)).Reverse()] : first.Concat(Rest(all));
        var chain = new BalanceChain(tally, preamble.Opening);
        WrittenLine? waiting = null;
        var hasBalances = false;
        foreach (var line in ordered)
        {
            hasBalances |= line.Balance is not null;
            if (waiting is { } ready)
            {
                chain.Add(ready, line);
            }

            waiting = line;
        }

        if (waiting is { } last)
        {
            chain.Add(last, null);
        }

        var totals = tally.End(new StatementTotals(
            mapping.Layout, preamble.Account, preamble.Currency ?? "VND", hasBalances ? chain.Opening : preamble.Opening, preamble.Closing ?? (hasBalances ? chain.Balance : null), default, default)
        {
            Mapping = mapping,
            IsYearAssumed = reader.IsYearAssumed,
        }, before => Compare(before, reader, tally));
        if (totals.EntryCount == 0 && totals.Ties is null)
        {
            throw StatementRefusedException.Of("no_lines", "Sao kê không có dòng giao dịch nào.", "Chọn khoảng ngày có giao dịch rồi xuất lại, hoặc xem lại cách hiểu cột.", 1);
        }
    }

    // Where no balance is written, the totals at the foot are the only check.
    private static void Compare(StatementTotals totals, RowReader reader, StatementTally tally)
    {
        var (debits, credits) = reader.Totals;
        if (totals.Ties is null
            && ((credits is { } came && Math.Abs(came) != totals.Credits.Sum) || (debits is { } left && Math.Abs(left) != totals.Debits.Sum)))
        {
            tally.Flawed(new("totals_differ", "Tổng cuối sao kê không khớp các dòng.", "Dòng tổng cộng ghi khác với tổng các dòng đã đọc: thiếu dòng, hoặc số tiền đã bị sửa."));
        }
    }

    private static List<T> Take<T>(IEnumerator<T> all, int count)
    {
        var taken = new List<T>();
        while (taken.Count < count && all.MoveNext())
        {
            taken.Add(all.Current);
        }

        return taken;
    }

    private static IEnumerable<T> Rest<T>(IEnumerator<T> all)
    {
        while (all.MoveNext())
        {
            yield return all.Current;
        }
    }

    private static bool HasSigns(ColumnMapping mapping, List<Row> sample)
    {
        var amount = mapping.IndexOf(ColumnRole.Amount);
        return amount >= 0 && sample.Any(row => row.At(amount) is var cell
            && (cell.Number < 0 || (cell.Text.AsSpan().Trim() is [('-' or '+' or '−' or '('), ..] && NumberText.Read(cell.Text, null) is not null)));
    }

    /// <summary>Does a line's balance follow from the line below it, or else do days fall?</summary>
    private static bool IsNewestFirst(List<WrittenLine> lines)
    {
        var (forward, backward, rising, falling) = (0, 0, 0, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            var (upper, lower) = (lines[i - 1], lines[i]);
            if (upper.Balance is { } above && lower.Balance is { } below)
            {
                forward += Moves(below - above, lower) ? 1 : 0;
                backward += Moves(above - below, upper) ? 1 : 0;
            }

            var order = (lower.Day ?? default).CompareTo(upper.Day ?? default) is not 0 and var byDay ? byDay : (lower.Time ?? default).CompareTo(upper.Time ?? default);
            rising += order > 0 ? 1 : 0;
            falling += order < 0 ? 1 : 0;
        }

        return forward == backward ? falling > rising : backward > forward;
    }

    private static bool Moves(decimal moved, in WrittenLine line) => moved != 0 && (line.IsSideKnown ? moved == line.Amount : Math.Abs(moved) == line.Amount);
}
