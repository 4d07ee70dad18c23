namespace EduCoop.Documents.Text;

/// <summary>A table as the text shows it: rows of cells, each with its place.</summary>
public sealed record TextTable(TextSpan Span, IReadOnlyList<TextRow> Rows)
{
    /// <summary>The first line of the table and the one after its last.</summary>
    public required int FirstLine { get; init; }

    public required int EndLine { get; init; }
}

/// <summary>One row.</summary>
public sealed record TextRow(TextSpan Span, IReadOnlyList<TextCell> Cells);

/// <summary>One cell; its span is trimmed of white-space, and empty where the cell is.</summary>
public sealed record TextCell(TextSpan Span);
