namespace EduCoop.Documents.Writing.Word;

/// <summary>Tables: the invisible ones that hold two blocks side by side, and the ruled ones that hold data.</summary>
internal static class Table
{
    private const double Size = 12;
    private const int CellMargin = 85;
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    /// <summary>Two blocks beside each other, without lines.</summary>
    internal static void SideBySide(WordXml word, int leftWidth, int rightWidth, Action left, Action right) => SideBySide(word, leftWidth, rightWidth, [(left, right)]);

    /// <summary>Pairs of blocks below each other, without lines.</summary>
    internal static void SideBySide(WordXml word, int leftWidth, int rightWidth, IReadOnlyList<(Action Left, Action Right)> rows)
    {
        Begin(word, [leftWidth, rightWidth], hasLines: false, margin: 0);
        foreach (var (left, right) in rows)
        {
            word.Start("tr");
            word.Start("trPr");
            word.Empty("cantSplit");
            word.End();
            Cell(word, leftWidth, 1, left);
            Cell(word, rightWidth, 1, right);
            word.End();
        }

        word.End();
    }

    /// <summary>A ruled table whose heading comes again on each page and whose rows are not torn.</summary>
    internal static void Ruled(WordXml word, IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows, int width)
    {
        var widths = ColumnWidths.Share(columns, rows, width, Size, CellMargin);
        Begin(word, widths, hasLines: true, CellMargin);
        Row(word, widths, columns, isHeading: true, Look.Centred with { Size = Size, IsBold = true });
        foreach (var row in rows)
        {
            if (row.IsGroup)
            {
                word.Start("tr");
                word.Start("trPr");
                word.Empty("cantSplit");
                word.End();
                Cell(word, width, widths.Length, () => word.Paragraph(row.Cells.Count > 0 ? row.Cells[0] : "", new Look { Size = Size, IsBold = true, KeepsWithNext = true }));
                word.End();
            }
            else
            {
                Row(word, widths, row.Cells, isHeading: false, new Look { Size = Size });
            }
        }

        word.End();
    }

    private static void Row(WordXml word, int[] widths, IReadOnlyList<string> cells, bool isHeading, Look look)
    {
        word.Start("tr");
        word.Start("trPr");
        word.Empty("cantSplit");
        if (isHeading)
        {
            word.Empty("tblHeader");
        }

        word.End();
        for (var i = 0; i < widths.Length; i++)
        {
            var text = i < cells.Count ? cells[i] : "";
            Cell(word, widths[i], 1, () => word.Paragraph(text, look));
        }

        word.End();
    }

    private static void Begin(WordXml word, int[] widths, bool hasLines, int margin)
    {
        word.Start("tbl");
        word.Start("tblPr");
        word.Empty("tblW", ("w", widths.Sum()), ("type", "dxa"));
        if (hasLines)
        {
            word.Start("tblBorders");
            foreach (var side in Sides)
            {
                word.Empty(side, ("val", "single"), ("sz", 4), ("space", 0), ("color", "000000"));
            }

            word.End();
        }

        word.Empty("tblLayout", ("type", "fixed"));
        word.Start("tblCellMar");
        word.Empty("left", ("w", margin), ("type", "dxa"));
        word.Empty("right", ("w", margin), ("type", "dxa"));
        word.End();
        word.End();
        word.Start("tblGrid");
        foreach (var width in widths)
        {
            word.Empty("gridCol", ("w", width));
        }

        word.End();
    }

    private static void Cell(WordXml word, int width, int columns, Action content)
    {
        word.Start("tc");
        word.Start("tcPr");
        word.Empty("tcW", ("w", width), ("type", "dxa"));
        if (columns > 1)
        {
            word.Empty("gridSpan", ("val", columns));
        }

        word.End();
        content();
        word.End();
    }
}
