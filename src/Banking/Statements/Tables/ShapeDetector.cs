namespace EduCoop.Banking.Statements.Tables;

/// <summary>A table without headings: days are where days are, money is where numbers are, and the running balance proves which number is which.</summary>
internal static class ShapeDetector
{
    private const int LeastRows = 3;
    private const int RowsToCheck = 200;

    internal static MappingDetector.Found? Detect(IReadOnlyList<Row> sample)
    {
        var start = 0;
        while (start < sample.Count && !sample[start].Cells.Any(cell => DataShapes.DayIn(cell, DayOrder.DayMonthYear) is not null && cell.Number is null))
        {
            start++;
        }

        var rows = sample.Skip(start).Take(RowsToCheck).Where(row => !row.IsEmpty).ToList();
        if (rows.Count < LeastRows)
        {
            return null;
        }

        var width = rows.Max(row => row.Cells.Count);
        var day = Enumerable.Range(0, width).FirstOrDefault(column => Share(rows, row => DataShapes.DayIn(row.At(column), DayOrder.DayMonthYear) is not null) > 0.8, -1);
        var numbers = Enumerable.Range(0, width).Where(column => column != day && IsMoney(rows, column)).ToList();
        if (day < 0 || numbers.Count == 0 || Prove(rows, numbers) is not { } money)
        {
            return null;
        }

        var roles = new ColumnRole[width];
        roles[day] = ColumnRole.Day;
        foreach (var (column, role) in money)
        {
            roles[column] = role;
        }

        var memo = Enumerable.Range(0, width).Where(column => roles[column] == ColumnRole.Ignored && !numbers.Contains(column)).MaxBy(column => rows.Sum(row => row.At(column).Text.Length));
        if (roles[memo] == ColumnRole.Ignored)
        {
            roles[memo] = ColumnRole.Memo;
        }

        return new(new ColumnMapping("shapes", roles, [.. Enumerable.Repeat("", width)]), start);
    }

    // Where nothing proves it, one column of numbers is the amount; two that exclude each other are debit and credit, as banks order them.
    private static List<(int Column, ColumnRole Role)>? Prove(List<Row> rows, List<int> numbers)
    {
        foreach (var balance in numbers.AsEnumerable().Reverse())
        {
            foreach (var amount in numbers.Where(column => column != balance))
            {
                if (Chains(rows, balance, row => Value(row, amount), isSigned: false))
                {
                    return [(amount, ColumnRole.Amount), (balance, ColumnRole.Balance)];
                }

                foreach (var credit in numbers.Where(column => column != balance && column != amount))
                {
                    if (Chains(rows, balance, row => Value(row, credit) - Value(row, amount), isSigned: true))
                    {
                        return [(amount, ColumnRole.Debit), (credit, ColumnRole.Credit), (balance, ColumnRole.Balance)];
                    }
                }
            }
        }

        return numbers switch
        {
            [var only] => [(only, ColumnRole.Amount)],
            [var debit, var credit] when rows.All(row => Value(row, debit) == 0 || Value(row, credit) == 0) => [(debit, ColumnRole.Debit), (credit, ColumnRole.Credit)],
            _ => null,
        };
    }

    private static bool Chains(List<Row> rows, int balance, Func<Row, decimal> amount, bool isSigned)
    {
        var (forward, backward) = (0, 0);
        for (var i = 1; i < rows.Count; i++)
        {
            var moved = Value(rows[i], balance) - Value(rows[i - 1], balance);
            forward += moved != 0 && (isSigned ? moved == amount(rows[i]) : Math.Abs(moved) == Math.Abs(amount(rows[i]))) ? 1 : 0;
            backward += moved != 0 && (isSigned ? -moved == amount(rows[i - 1]) : Math.Abs(moved) == Math.Abs(amount(rows[i - 1]))) ? 1 : 0;
        }

        return Math.Max(forward, backward) * 10 >= (rows.Count - 1) * 8;
    }

    private static bool IsMoney(List<Row> rows, int column)
    {
        var filled = rows.Where(row => !row.At(column).IsEmpty).ToList();
        return filled.Count > 0 && Share(filled, row => row.At(column).Number is not null || NumberText.Read(row.At(column).Text, null) is not null) > 0.9
            && filled.Any(row => Math.Abs(Value(row, column)) >= 1000 || row.At(column).Text.AsSpan().ContainsAny(',', '.'));
    }

    private static decimal Value(Row row, int column) => row.At(column).Number ?? NumberText.Read(row.At(column).Text, null) ?? 0;

    private static double Share(List<Row> rows, Func<Row, bool> has) => rows.Count(has) / (double)rows.Count;
}
