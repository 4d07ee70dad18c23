namespace EduCoop.Banking.Statements.Tables;

/// <summary>What the data itself shows: how days and decimals are written, and whether a column about sides really tells them.</summary>
internal static class DataShapes
{
    internal static ColumnMapping Complete(ColumnMapping mapping, List<Row> rows)
    {
        var roles = mapping.Columns.ToArray();
        var side = mapping.IndexOf(ColumnRole.Side);
        if (side >= 0)
        {
            var said = rows.Select(row => row.At(side).Text).Where(text => text.Length > 0).ToList();
            if (said.Count == 0 || said.Count(text => SideOf(text) is not null) * 10 < said.Count * 8)
            {
                roles[side] = ColumnRole.Ignored;
            }
        }

        return mapping with { Columns = roles, DayOrder = OrderOf(mapping, rows), DecimalMark = DecimalMarkOf(mapping, rows)?.ToString() };
    }

    /// <summary>A day in a cell; in a workbook it may be a number.</summary>
    internal static WrittenDay? DayIn(Cell cell, DayOrder order) =>
        cell.Number is { } serial && DayText.Read(serial) is { } day ? day : cell.IsEmpty ? null : DayText.Read(cell.Text, order);

    /// <returns>1: money came, -1: money left, null: the word says neither.</returns>
    internal static int? SideOf(string text) => StatementFiles.Fold(text).Trim('(', ')', '.', ' ') switch
    {
        "c" or "cr" or "co" or "credit" or "crdt" or "ghi co" or "+" or "thu" or "in" or "tien vao" or "nhan" or "phat sinh co" => 1,
        "d" or "dr" or "no" or "debit" or "dbit" or "ghi no" or "-" or "chi" or "out" or "tien ra" or "phat sinh no" => -1,
        _ => null,
    };

    // Day first is the custom of the country; the month comes first only where the day cannot.
    private static DayOrder OrderOf(ColumnMapping mapping, List<Row> rows)
    {
        var column = mapping.IndexOf(ColumnRole.Day);
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var row in rows)
        {
            dayFirst += DayIn(row.At(column), DayOrder.DayMonthYear) is not null ? 1 : 0;
            monthFirst += DayIn(row.At(column), DayOrder.MonthDayYear) is not null ? 1 : 0;
        }

        return monthFirst > dayFirst ? DayOrder.MonthDayYear : DayOrder.DayMonthYear;
    }

    private static char? DecimalMarkOf(ColumnMapping mapping, List<Row> rows)
    {
        foreach (var role in new[] { ColumnRole.Debit, ColumnRole.Credit, ColumnRole.Amount, ColumnRole.Balance })
        {
            var column = mapping.IndexOf(role);
            foreach (var cell in column < 0 ? [] : rows.Select(row => row.At(column)))
            {
                if (cell.Number is null && NumberText.Read(cell.Text, null) is not null && NumberText.DecimalMarkOf(cell.Text.AsSpan().Trim().TrimStart("+-−(").TrimEnd(")đ₫VND ")) is { } mark)
                {
                    return mark;
                }
            }
        }

        return null;
    }
}
