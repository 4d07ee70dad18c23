namespace EduCoop.Documents.Checking.Facts;

/// <summary>A section's page. Measures are twentieths of a point.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Width">Of the sheet as it lies.</param>
/// <param name="Height">Of the sheet as it lies.</param>
/// <param name="Top">Margin.</param>
/// <param name="Bottom">Margin.</param>
/// <param name="Left">Margin with the gutter.</param>
/// <param name="Right">Margin.</param>
/// <param name="HidesFirst">The first page has a header of its own.</param>
/// <param name="Start">The number of its first page; null when it counts on.</param>
/// <param name="Format">Format of the page numbers in the words of the file ("decimal", "upperRoman" …).</param>
internal sealed record SectionFacts(int Index, int Width, int Height, int Top, int Bottom, int Left, int Right, bool HidesFirst, int? Start, string Format)
{
    internal bool IsAcross => Width > Height;

    /// <summary>The paragraphs of the usual header that hold the page's number.</summary>
    internal IReadOnlyList<LineFacts> Numbers { get; init; } = [];

    /// <summary>The first page's own header or footer holds a number.</summary>
    internal bool FirstIsNumbered { get; init; }

    /// <summary>A footer holds the number.</summary>
    internal bool IsNumberedBelow { get; init; }
}

/// <summary>All that is measured of a file.</summary>
/// <param name="Lines">Paragraphs in the order of the text.</param>
/// <param name="Sections">Sections.</param>
/// <param name="Pages">Pages as the program that saved it counted them; null when it did not say.</param>
internal sealed record DocumentFacts(IReadOnlyList<LineFacts> Lines, IReadOnlyList<SectionFacts> Sections, int? Pages);
