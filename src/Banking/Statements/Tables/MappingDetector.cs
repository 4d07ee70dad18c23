namespace EduCoop.Banking.Statements.Tables;

/// <summary>Finds the heading in the first rows of a table and says what each column holds.</summary>
internal static class MappingDetector
{
    private const int HeadingIsWithin = 60;
    private const int RowsToCheck = 40;

    /// <summary>A mapping with the number of rows up to and with the heading.</summary>
    internal sealed record Found(ColumnMapping Mapping, int RowsAbove);

    /// <returns>Null when neither headings nor the shapes of the data say where the day and the money are.</returns>
    internal static Found? Detect(IReadOnlyList<Row> sample)
    {
        (Found Found, int Score)? best = null;
        for (var i = 0; i < Math.Min(sample.Count, HeadingIsWithin); i++)
        {
            // A heading may take two rows: Vietnamese above English, or one cell over two.
            for (var height = 1; height <= 2 && i + height <= sample.Count; height++)
            {
                if (height == 2 && LooksLikeData(sample[i + 1]))
                {
                    break;
                }

                var headings = Headings(sample, i, height);
                if (Judge(headings, sample, i + height) is { } judged && (best is null || judged.Score > best.Value.Score))
                {
                    best = (new Found(judged.Mapping, i + height), judged.Score);
                }
            }
        }

        var detected = best?.Found ?? ShapeDetector.Detect(sample);
        return detected is null ? null : detected with { Mapping = DataShapes.Complete(detected.Mapping, sample.Skip(detected.RowsAbove).Take(RowsToCheck * 5).ToList()) };
    }

    /// <summary>Where a mapping that a person has confirmed begins in this file.</summary>
    internal static int RowsAbove(ColumnMapping mapping, IReadOnlyList<Row> sample)
    {
        if (mapping.Headings.All(string.IsNullOrEmpty))
        {
            return 0;
        }

        var wanted = mapping.Headings.Select(HeadingWords.Normalize).ToList();
        for (var i = 0; i < Math.Min(sample.Count, HeadingIsWithin); i++)
        {
            for (var height = 1; height <= 2 && i + height <= sample.Count; height++)
            {
                var there = Headings(sample, i, height).Select(HeadingWords.Normalize).ToList();
                if (there.Count >= wanted.Count && wanted.SequenceEqual(there.Take(wanted.Count)))
                {
                    return i + height;
                }
            }
        }

        throw StatementRefusedException.Of(
            "mapping_differs", "Các cột không giống lần trước.", "Tệp này có tiêu đề cột khác với cách hiểu cột đã lưu cho tài khoản; xem lại cách hiểu cột rồi gửi lại.", 1);
    }

    private static bool LooksLikeData(Row row) =>
        row.Cells.Any(cell => cell.Number is not null || DayText.Read(cell.Text, DayOrder.DayMonthYear) is not null || (cell.Text.Length > 2 && NumberText.Read(cell.Text, null) is not null));

    private static string[] Headings(IReadOnlyList<Row> sample, int at, int height)
    {
        var width = Enumerable.Range(at, height).Max(row => sample[row].Cells.Count);
        return [.. Enumerable.Range(0, width).Select(column => string.Join(' ', Enumerable.Range(at, height).Select(row => sample[row].At(column).Text.Replace('\n', ' ').Trim()).Where(text => text.Length > 0)))];
    }

    private static (ColumnMapping Mapping, int Score)? Judge(string[] headings, IReadOnlyList<Row> sample, int below)
    {
        var normal = headings.Select(HeadingWords.Normalize).ToArray();
        var (bank, roles) = Choose(headings, normal, sample, below);
        var mapping = new ColumnMapping(bank ?? "columns", roles, headings);
        if (!mapping.IsComplete)
        {
            return null;
        }

        var day = mapping.IndexOf(ColumnRole.Day);
        var following = sample.Skip(below).Take(RowsToCheck).Where(row => !row.IsEmpty).ToList();
        if (following.Count > 0 && !following.Any(row => DataShapes.DayIn(row.At(day), DayOrder.DayMonthYear) is not null || DataShapes.DayIn(row.At(day), DayOrder.MonthDayYear) is not null))
        {
            return null;
        }

        // A heading without a line below must be beyond doubt.
        if (following.Count == 0 && roles.Where(role => role != ColumnRole.Ignored).Distinct().Count() < 4)
        {
            return null;
        }

        return (mapping, roles.Where(role => role != ColumnRole.Ignored).Distinct().Count() * 10 + (bank is null ? 0 : 5));
    }

    private static (string? Bank, ColumnRole[] Roles) Choose(string[] headings, string[] normal, IReadOnlyList<Row> sample, int below)
    {
        var above = StatementFiles.Fold(string.Join(' ', sample.Take(below - 1).SelectMany(row => row.Cells).Select(cell => cell.Text)));
        var ranked = HeadingWords.Layouts
            .Select(layout => (Layout: layout, Hits: normal.Where(layout.Headings.Contains).SelectMany(text => layout.Headings[text]).Distinct().Count(), IsNamed: layout.Names.Any(name => above.Contains(name, StringComparison.Ordinal))))
            .Where(candidate => candidate.Hits >= (candidate.IsNamed ? 3 : 4))
            .OrderByDescending(candidate => candidate.IsNamed).ThenByDescending(candidate => candidate.Hits).ToList();
        // Headings that two banks share do not say which of them it is.
        var known = ranked.Count > 0 && (ranked[0].IsNamed || ranked.Count == 1 || ranked[0].Hits > ranked[1].Hits) ? ranked[0].Layout : null;
        var hasCredit = normal.Any(text => HeadingWords.RoleOf(text)?.Role == ColumnRole.Credit);
        var meant = normal.Select((text, i) => Mean(text, headings[i], known, hasCredit)).ToArray();
        return (known?.Bank, Settle(meant));
    }

    private static (ColumnRole Role, int Rank) Mean(string normal, string heading, HeadingWords.KnownLayout? known, bool hasCredit)
    {
        if (known is not null && known.Headings[normal].ToList() is [var exact, ..])
        {
            return (exact, 100);
        }

        if (HeadingWords.RoleOf(normal) is not { } meant)
        {
            return (ColumnRole.Ignored, 0);
        }

        // "No" may be nợ without its accents, or the English number of order.
        return meant.Role == ColumnRole.Debit && normal is "no" && !heading.Contains('ợ', StringComparison.OrdinalIgnoreCase) && !hasCredit ? (ColumnRole.Ignored, 0) : meant;
    }

    // One column of each kind, the best; of days the second is kept; memos and parties may be several.
    private static ColumnRole[] Settle((ColumnRole Role, int Rank)[] meant)
    {
        var roles = new ColumnRole[meant.Length];
        foreach (var group in meant.Select((column, i) => (column.Role, column.Rank, Index: i)).GroupBy(column => column.Role))
        {
            var ordered = group.OrderByDescending(column => column.Rank).ThenBy(column => column.Index).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                roles[ordered[i].Index] = i == 0 || group.Key is ColumnRole.Memo or ColumnRole.Party or ColumnRole.OtherDay ? group.Key
                    : group.Key == ColumnRole.Day ? ColumnRole.OtherDay
                    : ColumnRole.Ignored;
            }
        }

        var hasBoth = roles.Contains(ColumnRole.Debit) && roles.Contains(ColumnRole.Credit);
        for (var i = 0; i < roles.Length; i++)
        {
            roles[i] = roles[i] switch
            {
                ColumnRole.Amount or ColumnRole.Side when hasBoth => ColumnRole.Ignored,
                ColumnRole.Side when !roles.Contains(ColumnRole.Amount) => ColumnRole.Ignored,
                var role => role,
            };
        }

        return roles;
    }
}
